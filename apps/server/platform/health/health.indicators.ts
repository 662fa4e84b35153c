// What may be wrong with the service, part by part. A part that is not as it should be makes the service degraded: it goes on answering.
import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { auditsProjection, LATEST_AUDIT, type AuditRow } from '../../../../libs/escalation/step-audit/audits.projection.js';
import { LogWatch } from '../../runtime/log-watch.js';
import { MailboxWatch } from '../../runtime/mailbox-watch.js';
import { Replica } from '../../runtime/replica.js';
import { Scheduler } from '../../runtime/scheduler.js';
import { ServedApplication } from '../../tokens/served-application.js';
import type { Application } from '../../../../libs/application/ports/application.types.js';

type IndicatorPorts = Pick<Application, 'projections' | 'queue' | 'troubles'>;

@Injectable()
export class HealthIndicators {
  readonly #indicators: HealthIndicatorService;
  readonly #application: IndicatorPorts;
  readonly #scheduler: Scheduler;
  readonly #mailbox: MailboxWatch;
  readonly #replica: Replica;
  readonly #watch: LogWatch;
  constructor(
    indicators: HealthIndicatorService,
    @Inject(ServedApplication) application: IndicatorPorts,
    scheduler: Scheduler,
    mailbox: MailboxWatch,
    replica: Replica,
    watch: LogWatch,
  ) {
    this.#indicators = indicators;
    this.#application = application;
    this.#scheduler = scheduler;
    this.#mailbox = mailbox;
    this.#replica = replica;
    this.#watch = watch;
  }

  #part(name: string, isWell: boolean): HealthIndicatorResult {
    const part = this.#indicators.check(name);
    return isWell ? part.up() : part.degraded();
  }

  all(): HealthIndicatorResult {
    const { projections, queue, troubles } = this.#application;
    return {
      ...this.#part('cycle', !this.#scheduler.last().fault),
      ...this.#part('replica', !this.#replica.state().fault),
      ...this.#part('queue', !queue.fault()),
      ...this.#part('setAside', projections.parked().length === 0),
      ...this.#part('broken', troubles.all().length === 0),
      ...this.#part('returnedMail', !this.#mailbox.state()?.fault),
      ...this.#part('log', this.#watch.health().faults.length === 0),
      ...this.#part('steps', !projections.get<AuditRow>(auditsProjection, LATEST_AUDIT)?.missed),
    };
  }

  isWell(): boolean {
    return Object.values(this.all()).every(({ status }) => status === 'up');
  }
}
