// The one Nest application: the house behind its controllers, and the pulse that turns the cycle.
import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AGENCY_DESK, AgencyController } from '../../libs/agency/agency.controller.js';
import { AUDIT_DESK, AuditController } from '../../libs/audit/audit.controller.js';
import { CHORE_DESK, ChoreController } from '../../libs/chore/chore.controller.js';
import { REPORT_DESK, ReportController } from '../../libs/duty/report.controller.js';
import { LADDER_DESK, LadderController } from '../../libs/escalation/ladder.controller.js';
import { CALENDAR_DESK, CalendarController } from '../../libs/calendar/calendar.controller.js';
import { POLICY_DESK, PolicyController } from '../../libs/escalation/policy.controller.js';
import { MESSAGE_DESK, MessageController } from '../../libs/notice/message.controller.js';
import { SMS_CALLBACK_DESK, SmsCallbackController } from '../../libs/notice/sms-callback.controller.js';
import { PLAN_DESK, PlanController } from '../../libs/plan/plan.controller.js';
import { LETTER_DESK, LetterController } from '../../libs/letter/letter.controller.js';
import { SILENCE_DESK, SilenceController } from '../../libs/silence/silence.controller.js';
import { TASK_DESK, TaskController } from '../../libs/task/task.controller.js';
import { choreDesk } from './chore-desk.js';
import { agencyDesk } from './agency-desk.js';
import { auditDesk, taskDesk } from './desks.js';
import { ladderDesk } from './ladder-desk.js';
import { messageDesk, smsCallbackDesk } from './message-desk.js';
import { planDesk } from './plan-desk.js';
import { HealthController } from './health.controller.js';
import type { Heartbeat } from './heartbeat.js';
import type { House } from './house.types.js';
import { LinksController } from './links.controller.js';
import { LOG_WATCH, LogWatch } from './log-watch.js';
import { MAILBOX_WATCH, MailboxWatch, type ReturnedMail } from './mailbox-watch.js';
import { HOUSE, PAGE_SETTINGS, PagesController, type PageSettings } from './pages.controller.js';
import { calendarDesk } from './calendar-desk.js';
import { policyDesk } from './policy-desk.js';
import { reportDesk } from './report-desk.js';
import { letterDesk } from './letter-desk.js';
import { silenceDesk } from './silence-desk.js';
import { metricsOf } from './metrics.js';
import { METRICS, MetricsController } from './metrics.controller.js';
import type { DriveOf } from './drive.js';
import { PULSE, Pulse } from './pulse.js';
import { REPLICA, type Replica } from './replica.js';
import type { Role } from './roles.js';
import { watchersOf } from './watchers.js';

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
  ChoreController,
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
  drive: DriveOf;
  replica: Replica;
}

@Module({})
export class ServerModule {
  static of(house: House, settings: ServerSettings, { role, drive, replica }: Standing, report: (line: string) => void): DynamicModule {
    const metrics = metricsOf(house, () => replica.behindSeconds());
    house.onEvent(metrics.event);
    return {
      module: ServerModule,
      imports: [ScheduleModule.forRoot()],
      controllers: role === 'worker' ? OWN : [...OWN, ...PUBLIC],
      providers: [
        { provide: HOUSE, useValue: house },
        { provide: PAGE_SETTINGS, useValue: settings },
        { provide: TASK_DESK, useFactory: () => taskDesk(house) },
        { provide: LADDER_DESK, useFactory: () => ladderDesk(house) },
        { provide: POLICY_DESK, useFactory: () => policyDesk(house) },
        { provide: CALENDAR_DESK, useFactory: () => calendarDesk(house) },
        { provide: PLAN_DESK, useFactory: () => planDesk(house) },
        { provide: AGENCY_DESK, useFactory: () => agencyDesk(house) },
        { provide: MESSAGE_DESK, useFactory: () => messageDesk(house) },
        { provide: SMS_CALLBACK_DESK, useFactory: () => smsCallbackDesk(house) },
        { provide: AUDIT_DESK, useFactory: () => auditDesk(house) },
        { provide: CHORE_DESK, useFactory: () => choreDesk(house) },
        { provide: REPORT_DESK, useFactory: () => reportDesk(house) },
        { provide: LETTER_DESK, useFactory: () => letterDesk(house) },
        { provide: SILENCE_DESK, useFactory: () => silenceDesk(house) },
        { provide: MAILBOX_WATCH, useFactory: () => new MailboxWatch(house, settings.returnedMail, report) },
        { provide: LOG_WATCH, useFactory: () => new LogWatch(house, report) },
        { provide: METRICS, useValue: metrics },
        { provide: PULSE, useFactory: () => new Pulse(house, report, watchersOf(house, metrics, replica, settings.heartbeat), drive) },
        { provide: REPLICA, useValue: replica },
      ],
    };
  }
}
