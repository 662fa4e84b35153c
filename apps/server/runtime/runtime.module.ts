// What goes on in a process by itself: the cycle, the mailbox, the comparison of the log, the read models that follow it.
import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { ReturnedMail } from '../../../libs/application/config/settings.js';
import type { Role } from '../../../libs/application/config/roles.js';
import { ServedApplication } from '../tokens/served-application.js';
import { ServiceLog } from '../tokens/service-log.js';
import type { Heartbeat } from './heartbeat.js';
import { LogWatch } from './log-watch.js';
import { MailboxWatch } from './mailbox-watch.js';
import { Metrics, metricsOf } from './metrics.js';
import { Replica } from './replica.js';
import { Scheduler } from './scheduler.js';
import type { TurnTriggerOf } from './turn-trigger.js';
import { watchersOf } from './watchers.js';

/** How one process works beside others. */
export interface Runtime {
  role: Role;
  trigger: TurnTriggerOf;
  /** The mailbox that mails which cannot be delivered come back to; null when none is read. */
  returnedMail: ReturnedMail | null;
  /** Where the service reports its life; nowhere when left out. */
  heartbeat?: Heartbeat;
}

@Module({})
export class RuntimeModule {
  static of({ trigger, returnedMail, heartbeat }: Omit<Runtime, 'role'>): DynamicModule {
    const inject = [ServedApplication, ServiceLog];
    const providers = [
      {
        provide: Replica,
        useFactory: (application: ServedApplication, { report }: ServiceLog) => new Replica(application, report),
        inject,
      },
      {
        provide: LogWatch,
        useFactory: (application: ServedApplication, { report }: ServiceLog) => new LogWatch(application, report),
        inject,
      },
      {
        provide: MailboxWatch,
        useFactory: (application: ServedApplication, { report }: ServiceLog) => new MailboxWatch(application, returnedMail, report),
        inject,
      },
      {
        provide: Metrics,
        useFactory: (application: ServedApplication, replica: Replica) => {
          const metrics = metricsOf(application, () => replica.behindSeconds());
          application.onEvent(metrics.event);
          return metrics;
        },
        inject: [ServedApplication, Replica],
      },
      {
        provide: Scheduler,
        useFactory: (application: ServedApplication, { report }: ServiceLog, metrics: Metrics, replica: Replica) =>
          new Scheduler(application, report, watchersOf(application, metrics, replica, heartbeat), trigger),
        inject: [...inject, Metrics, Replica],
      },
    ];
    return {
      module: RuntimeModule,
      global: true,
      imports: [ScheduleModule.forRoot()],
      providers,
      exports: [Replica, LogWatch, MailboxWatch, Metrics, Scheduler],
    };
  }
}
