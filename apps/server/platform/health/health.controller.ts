// Whether the service is well: its log, its read models, its mail, its last cycle, the steps of its ladders.
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../../libs/identity/access.decorator.js';
import { isProvisional } from '../../../../libs/deadline/calendars/calendar.rule.js';
import { operatorTasksProjection } from '../../../../libs/operator-task/operator-tasks.projection.js';
import { auditsProjection, LATEST_AUDIT, type AuditRow } from '../../../../libs/escalation/step-audit/audits.projection.js';
import { dayOf, localTime, RefusedError, refuse } from '../../../../libs/kernel/index.js';
import { pauseOf } from '../../../../libs/notice/facts/pauses.projection.js';
import { messagesProjection } from '../../../../libs/notice/facts/messages.projection.js';
import { tasksProjection } from '../../../../libs/task/tasks.projection.js';
import { LogWatch } from '../../runtime/log-watch.js';
import { MailboxWatch } from '../../runtime/mailbox-watch.js';
import { ServedApplication } from '../../tokens/served-application.js';
import { Scheduler } from '../../runtime/scheduler.js';
import { Replica } from '../../runtime/replica.js';
import { HealthIndicators } from './health.indicators.js';
import { VERSION } from '../../../../libs/application/version.js';
import type { Application, Outbound } from '../../../../libs/application/ports/application.types.js';
import type { ReferenceData } from '../../../../libs/engine/turn/ports.types.js';

type HealthPorts = ReferenceData & Outbound & Pick<Application, 'clock' | 'projections' | 'texts' | 'troubles'>;

/** Of the streams on which something broke so many are named; all are counted in the metrics. */
const MOST_NAMED = 100;

@ApiTags('health')
@Controller('api/health')
export class HealthController {
  readonly #indicators: HealthIndicators;
  readonly #application: HealthPorts;
  readonly #scheduler: Scheduler;
  readonly #mailbox: MailboxWatch;
  readonly #replica: Replica;
  readonly #watch: LogWatch;
  constructor(
    indicators: HealthIndicators,
    @Inject(ServedApplication) application: HealthPorts,
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

  @Get()
  @Public()
  @ApiOperation({ summary: 'Health of the service' })
  @ApiResponse({
    status: 200,
    example: {
      status: 'ok',
      version: '0.1.0',
      now: '2026-03-31T08:00:00+07:00',
      position: 1412,
      log: { noted: 1412, checkedAt: '2026-03-31T07:45:03+07:00', faults: [] },
      replica: { ready: true, fault: null },
      queue: { fault: null },
      openTasks: 38,
      waitingMessages: 0,
      mail: { transport: 'outbox', delivers: false },
      channels: [{ name: 'email', transport: 'outbox', delivers: false, paused: null }],
      returnedMail: { state: 'watching', at: '2026-03-31T07:59:58+07:00', fault: null },
      calendar: { version: 'vn-2026.2', provisional: false },
      cycle: {
        at: '2026-03-31T07:59:30+07:00',
        fault: null,
        steps: [{ name: 'ladders', at: '2026-03-31T07:59:30+07:00', seconds: 0.012, fault: null }],
      },
      steps: { at: '2026-03-30T09:00:12+07:00', until: '2026-03-30T08:00:12+07:00', checked: 52, missed: 0 },
      setAside: 0,
      broken: [],
      chores: 0,
    },
  })
  health() {
    const { clock, projections, channels, calendar, policy, queue, texts, troubles } = this.#application;
    const queueFault = queue.fault();
    const replica = this.#replica.state();
    const log = this.#watch.health();
    const email = channels.get('email');
    const { at, fault, steps } = this.#scheduler.last();
    const broken = troubles.all();
    const returned = this.#mailbox.state();
    const audit = projections.get<AuditRow>(auditsProjection, LATEST_AUDIT);
    return {
      status: this.#indicators.isWell() ? 'ok' : 'degraded',
      version: VERSION,
      now: localTime(clock.now()),
      position: projections.position(),
      log,
      replica: { ready: replica.ready, fault: replica.fault && { ...replica.fault, since: localTime(replica.fault.since) } },
      queue: { fault: queueFault && texts.refusal(queueFault) },
      openTasks: projections.count(tasksProjection, 'open', 1),
      waitingMessages: projections.count(messagesProjection, 'waiting', 1) + projections.count(messagesProjection, 'open', 1),
      channels: [...channels.values()].map((channel) => {
        const pause = pauseOf(channel.name, clock.now(), projections);
        const paused = pause && { until: localTime(pause.until), error: pause.error };
        return { name: channel.name, transport: channel.transport, delivers: channel.describe().delivers, paused };
      }),
      mail: email ? { transport: email.transport, delivers: email.describe().delivers } : null,
      returnedMail: returned && { state: returned.state, at: returned.at && localTime(returned.at), fault: returned.fault },
      policy: `${policy.id}@${policy.version}`,
      calendar: { version: calendar.version, provisional: isProvisional(calendar, dayOf(clock.now())) },
      cycle: { at: at && localTime(at), fault, steps: steps.map((step) => ({ ...step, at: localTime(step.at) })) },
      steps: audit && { at: localTime(audit.at), until: localTime(audit.until), checked: audit.checked, missed: audit.missed },
      setAside: projections.parked().length,
      broken: broken.slice(0, MOST_NAMED).map(({ stream, since }) => ({ stream, since: localTime(since) })),
      chores: projections.count(operatorTasksProjection, 'open', 1),
    };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'Whether this process has caught up with the log and can be given requests' })
  @ApiResponse({ status: 200, example: { ready: true, position: 1412 } })
  @ApiResponse({ status: 503, description: 'It is still catching up' })
  ready() {
    if (!this.#replica.state().ready) throw new RefusedError(refuse('replica-starting'));
    return { ready: true, position: this.#application.projections.position() };
  }
}
