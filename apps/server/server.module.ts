// The one Nest application: the application behind its controllers, and the pulse that turns the cycle.
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { AgencyController } from '../../libs/agency/agency.controller.js';
import { AgencyUseCases } from '../../libs/agency/agency.ports.js';
import { AuditController } from '../../libs/audit/audit.controller.js';
import { AuditUseCases } from '../../libs/audit/audit.ports.js';
import { OperatorTaskController } from '../../libs/operator-task/operator-task.controller.js';
import { OperatorTaskUseCases } from '../../libs/operator-task/operator-task.ports.js';
import { ReportController } from '../../libs/duty/report.controller.js';
import { ReportUseCases } from '../../libs/duty/report.ports.js';
import { LadderController } from '../../libs/escalation/ladder/ladder.controller.js';
import { LadderUseCases } from '../../libs/escalation/ladder/ladder.ports.js';
import { CalendarController } from '../../libs/calendar/calendar.controller.js';
import { CalendarUseCases } from '../../libs/calendar/calendar.ports.js';
import { PolicyController } from '../../libs/escalation/policy/policy.controller.js';
import { PolicyUseCases } from '../../libs/escalation/policy/policy.ports.js';
import { MessageController } from '../../libs/notice/message.controller.js';
import { MessageUseCases } from '../../libs/notice/message.ports.js';
import { SmsCallbackController } from '../../libs/notice/sms-callback.controller.js';
import { SmsCallbackUseCases } from '../../libs/notice/sms-callback.ports.js';
import { PlanController } from '../../libs/plan/plan.controller.js';
import { PlanUseCases } from '../../libs/plan/plan.ports.js';
import { LetterController } from '../../libs/letter/letter.controller.js';
import { LetterUseCases } from '../../libs/letter/letter.ports.js';
import { SilenceController } from '../../libs/silence/silence.controller.js';
import { SilenceUseCases } from '../../libs/silence/silence.ports.js';
import { TaskController } from '../../libs/task/task.controller.js';
import { TaskUseCases } from '../../libs/task/task.ports.js';
import { operatorTaskUseCases } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { agencyUseCases } from '../../libs/application/use-cases/agency.use-cases.js';
import { auditUseCases, taskUseCases } from '../../libs/application/use-cases/task.use-cases.js';
import { ladderUseCases } from '../../libs/application/use-cases/ladder.use-cases.js';
import { messageUseCases, smsCallbackUseCases } from '../../libs/application/use-cases/message.use-cases.js';
import { planUseCases } from '../../libs/application/use-cases/plan.use-cases.js';
import { RightsGuard } from './platform/access/rights.guard.js';
import { HealthController } from './platform/health/health.controller.js';
import { KnownQuery } from './platform/http/known-query.js';
import type { Heartbeat } from './runtime/heartbeat.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { LinksController } from './pages/links.controller.js';
import { LOG_WATCH, LogWatch } from './runtime/log-watch.js';
import { MAILBOX_WATCH, MailboxWatch } from './runtime/mailbox-watch.js';
import type { ReturnedMail } from '../../libs/application/config/settings.js';
import { APPLICATION, PAGE_SETTINGS, PagesController, type PageSettings } from './pages/pages.controller.js';
import { calendarUseCases } from '../../libs/application/use-cases/calendar.use-cases.js';
import { policyUseCases } from '../../libs/application/use-cases/policy.use-cases.js';
import { reportUseCases } from '../../libs/application/use-cases/report.use-cases.js';
import { letterUseCases } from '../../libs/application/use-cases/letter.use-cases.js';
import { silenceUseCases } from '../../libs/application/use-cases/silence.use-cases.js';
import { metricsOf } from './runtime/metrics.js';
import { METRICS, MetricsController } from './platform/health/metrics.controller.js';
import type { TurnTriggerOf } from './runtime/turn-trigger.js';
import { SCHEDULER, Scheduler } from './runtime/scheduler.js';
import { REPLICA, type Replica } from './runtime/replica.js';
import type { Role } from '../../libs/application/config/roles.js';
import { watchersOf } from './runtime/watchers.js';

export interface ServerSettings extends PageSettings {
  /** The mailbox that mails which cannot be delivered come back to; null when none is read. */
  returnedMail: ReturnedMail | null;
  /** Where the service reports its life; nowhere when left out. */
  heartbeat?: Heartbeat;
}

/** What every process answers. */
const OWN = [HealthController, MetricsController];
/** What people and other systems ask. */
const PUBLIC = [
  PlanController,
  TaskController,
  LadderController,
  PolicyController,
  CalendarController,
  AgencyController,
  AuditController,
  OperatorTaskController,
  MessageController,
  SmsCallbackController,
  LinksController,
  ReportController,
  SilenceController,
  LetterController,
  PagesController,
];

/** How one process works beside others. */
export interface Standing {
  role: Role;
  trigger: TurnTriggerOf;
  replica: Replica;
}

@Module({})
export class ServerModule {
  static of(
    application: Application,
    settings: ServerSettings,
    { role, trigger, replica }: Standing,
    report: (line: string) => void,
  ): DynamicModule {
    const metrics = metricsOf(application, () => replica.behindSeconds());
    application.onEvent(metrics.event);
    return {
      module: ServerModule,
      imports: [ScheduleModule.forRoot()],
      controllers: role === 'worker' ? OWN : [...OWN, ...PUBLIC],
      providers: [
        // In the order in which they look at a request.
        { provide: APP_GUARD, useClass: KnownQuery },
        { provide: APP_GUARD, useFactory: () => new RightsGuard(application) },
        { provide: APPLICATION, useValue: application },
        { provide: PAGE_SETTINGS, useValue: settings },
        { provide: TaskUseCases, useFactory: () => taskUseCases(application) },
        { provide: LadderUseCases, useFactory: () => ladderUseCases(application) },
        { provide: PolicyUseCases, useFactory: () => policyUseCases(application) },
        { provide: CalendarUseCases, useFactory: () => calendarUseCases(application) },
        { provide: PlanUseCases, useFactory: () => planUseCases(application) },
        { provide: AgencyUseCases, useFactory: () => agencyUseCases(application) },
        { provide: MessageUseCases, useFactory: () => messageUseCases(application) },
        { provide: SmsCallbackUseCases, useFactory: () => smsCallbackUseCases(application) },
        { provide: AuditUseCases, useFactory: () => auditUseCases(application) },
        { provide: OperatorTaskUseCases, useFactory: () => operatorTaskUseCases(application) },
        { provide: ReportUseCases, useFactory: () => reportUseCases(application) },
        { provide: LetterUseCases, useFactory: () => letterUseCases(application) },
        { provide: SilenceUseCases, useFactory: () => silenceUseCases(application) },
        { provide: MAILBOX_WATCH, useFactory: () => new MailboxWatch(application, settings.returnedMail, report) },
        { provide: LOG_WATCH, useFactory: () => new LogWatch(application, report) },
        { provide: METRICS, useValue: metrics },
        {
          provide: SCHEDULER,
          useFactory: () => new Scheduler(application, report, watchersOf(application, metrics, replica, settings.heartbeat), trigger),
        },
        { provide: REPLICA, useValue: replica },
      ],
    };
  }
}
