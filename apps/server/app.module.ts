// The Nest application: one line a feature, and beside them what every process has.
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AgencyModule } from '../../libs/agency/agency.module.js';
import { AgencyUseCases } from '../../libs/agency/agency.ports.js';
import { AuditModule } from '../../libs/audit/audit.module.js';
import { AuditUseCases } from '../../libs/audit/audit.ports.js';
import { CalendarModule } from '../../libs/calendar/calendar.module.js';
import { CalendarUseCases } from '../../libs/calendar/calendar.ports.js';
import { LadderModule } from '../../libs/escalation/ladder/ladder.module.js';
import { LadderUseCases } from '../../libs/escalation/ladder/ladder.ports.js';
import { LetterModule } from '../../libs/letter/letter.module.js';
import { LetterUseCases } from '../../libs/letter/letter.ports.js';
import { MessageModule } from '../../libs/notice/message.module.js';
import { MessageUseCases } from '../../libs/notice/message.ports.js';
import { OperatorTaskModule } from '../../libs/operator-task/operator-task.module.js';
import { OperatorTaskUseCases } from '../../libs/operator-task/operator-task.ports.js';
import { PlanModule } from '../../libs/plan/plan.module.js';
import { PlanUseCases } from '../../libs/plan/plan.ports.js';
import { PolicyModule } from '../../libs/escalation/policy/policy.module.js';
import { PolicyUseCases } from '../../libs/escalation/policy/policy.ports.js';
import { ReportModule } from '../../libs/duty/report.module.js';
import { ReportUseCases } from '../../libs/duty/report.ports.js';
import { SilenceModule } from '../../libs/silence/silence.module.js';
import { SilenceUseCases } from '../../libs/silence/silence.ports.js';
import { SmsCallbackModule } from '../../libs/notice/sms-callback.module.js';
import { SmsCallbackUseCases } from '../../libs/notice/sms-callback.ports.js';
import { TaskModule } from '../../libs/task/task.module.js';
import { TaskUseCases } from '../../libs/task/task.ports.js';
import { agencyUseCases } from '../../libs/application/use-cases/agency.use-cases.js';
import { auditUseCases, taskUseCases } from '../../libs/application/use-cases/task.use-cases.js';
import { calendarUseCases } from '../../libs/application/use-cases/calendar.use-cases.js';
import { ladderUseCases } from '../../libs/application/use-cases/ladder.use-cases.js';
import { letterUseCases } from '../../libs/application/use-cases/letter.use-cases.js';
import { messageUseCases, smsCallbackUseCases } from '../../libs/application/use-cases/message.use-cases.js';
import { operatorTaskUseCases } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { planUseCases } from '../../libs/application/use-cases/plan.use-cases.js';
import { policyUseCases } from '../../libs/application/use-cases/policy.use-cases.js';
import { reportUseCases } from '../../libs/application/use-cases/report.use-cases.js';
import { silenceUseCases } from '../../libs/application/use-cases/silence.use-cases.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { PagesModule } from './pages/pages.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { RuntimeModule, type Runtime } from './runtime/runtime.module.js';
import { ServedApplication } from './tokens/served-application.js';
import type { PageSettings } from './tokens/page-settings.js';
import type { Report } from './tokens/service-log.js';

/** A feature's routes, the port they ask, and what of the application answers it. */
const feature = <Port>(module: Type, port: abstract new () => Port, useCases: (application: Application) => Port): DynamicModule => ({
  module,
  providers: [{ provide: port, useFactory: useCases, inject: [ServedApplication] }],
});

const FEATURES = [
  feature(PlanModule, PlanUseCases, planUseCases),
  feature(TaskModule, TaskUseCases, taskUseCases),
  feature(LadderModule, LadderUseCases, ladderUseCases),
  feature(PolicyModule, PolicyUseCases, policyUseCases),
  feature(CalendarModule, CalendarUseCases, calendarUseCases),
  feature(AgencyModule, AgencyUseCases, agencyUseCases),
  feature(AuditModule, AuditUseCases, auditUseCases),
  feature(OperatorTaskModule, OperatorTaskUseCases, operatorTaskUseCases),
  feature(MessageModule, MessageUseCases, messageUseCases),
  feature(SmsCallbackModule, SmsCallbackUseCases, smsCallbackUseCases),
  feature(ReportModule, ReportUseCases, reportUseCases),
  feature(SilenceModule, SilenceUseCases, silenceUseCases),
  feature(LetterModule, LetterUseCases, letterUseCases),
];

/** What this process was started with. */
export interface Process extends Runtime {
  application: Application;
  settings: PageSettings;
  report: Report;
}

@Module({})
export class AppModule {
  /** Every process reports on itself; a worker answers nothing else. */
  static of({ application, settings, report, ...runtime }: Process): DynamicModule {
    const open = runtime.role === 'worker' ? [] : [...FEATURES, PagesModule];
    return {
      module: AppModule,
      imports: [PlatformModule.of(application, settings, report), RuntimeModule.of(runtime), HealthModule, ...open],
    };
  }
}
