// The one list of what every feature declares: its events with their versions, how old shapes are lifted, its read
// models, and what each event is about. A feature that is not here does not exist; the app refuses to start when
// something declared is unhandled.
import { AGENCY_EVENT_VERSIONS } from '../agency/directory/agency.events.js';
import { AGENCY_UPCASTERS } from '../agency/directory/agency.upcasters.rule.js';
import { directoryProjection } from '../agency/directory/directory.projection.js';
import { renamedProjection } from '../agency/directory/renamed.projection.js';
import { ACCEPTANCE_EVENT_VERSIONS } from '../audit/acceptance.events.js';
import { trailProjection } from '../audit/trail.projection.js';
import { CALENDAR_EVENT_VERSIONS } from '../calendar/calendar.events.js';
import { calendarProjection } from '../calendar/calendar.projection.js';
import { CHORE_EVENT_VERSIONS } from '../operator-task/operator-task.events.js';
import { operatorTasksProjection } from '../operator-task/operator-tasks.projection.js';
import { dutiesProjection } from '../duty/duties.projection.js';
import { DUTY_EVENT_VERSIONS } from '../duty/duty.events.js';
import { REPORT_EVENT_VERSIONS } from '../duty/report.events.js';
import { reportsProjection } from '../duty/reports.projection.js';
import { DIGEST_EVENT_VERSIONS } from '../digest/digest.events.js';
import { digestsProjection } from '../digest/digests.projection.js';
import { LADDER_EVENT_VERSIONS, LADDER_UPCASTERS } from '../escalation/ladder/ladder.events.js';
import { AUDIT_EVENT_VERSIONS } from '../escalation/step-audit/audit.events.js';
import { auditsProjection } from '../escalation/step-audit/audits.projection.js';
import { laddersProjection } from '../escalation/ladder/ladders.projection.js';
import { policiesProjection } from '../escalation/policy/policies.projection.js';
import { POLICY_EVENT_VERSIONS } from '../escalation/policy/policy.events.js';
import { ACCOUNT_EVENT_VERSIONS } from '../identity/account.events.js';
import { accountsProjection } from '../identity/accounts.projection.js';
import { requestsProjection } from '../identity/requests.projection.js';
import type { Projection, Upcaster } from '../kernel/index.js';
import { COPIES_EVENT_VERSIONS } from '../notice/copies/copies.events.js';
import { copiesProjection } from '../notice/copies/copies.projection.js';
import { messagesProjection } from '../notice/facts/messages.projection.js';
import { MESSAGE_EVENT_VERSIONS, NOTICE_EVENT_VERSIONS, NOTICE_UPCASTERS } from '../notice/facts/notice.events.js';
import { noticesProjection } from '../notice/facts/notices.projection.js';
import { PAUSE_EVENT_VERSIONS } from '../notice/facts/pause.events.js';
import { pausesProjection } from '../notice/facts/pauses.projection.js';
import { referencesProjection } from '../notice/facts/references.projection.js';
import { INCOMING_EVENT_VERSIONS } from '../notice/returns/incoming.events.js';
import { mailboxesProjection } from '../notice/returns/mailboxes.projection.js';
import { PLAN_EVENT_VERSIONS } from '../plan/plan.events.js';
import { PLAN_UPCASTERS } from '../plan/plan-upcasters.rule.js';
import { plansProjection } from '../plan/plans.projection.js';
import { TASK_EVENT_VERSIONS } from '../task/facts/task.events.js';
import { TASK_UPCASTERS } from '../task/facts/task-upcasters.rule.js';
import { tasksProjection } from '../task/tasks.projection.js';
import { LETTER_EVENT_VERSIONS, LETTER_UPCASTERS } from '../letter/letter.events.js';
import { lettersProjection } from '../letter/letters.projection.js';
import { SILENCE_EVENT_VERSIONS } from '../silence/silence.events.js';
import { silencesProjection } from '../silence/silences.projection.js';
import { codes } from '../texts/index.js';
import { subjectsOf, type StreamKind } from './subjects.rule.js';

export const trail = trailProjection(subjectsOf);

type Versions = Readonly<Record<string, number>>;

/** The event types of each kind of stream with their current versions; a kind without subjects does not compile. */
export const STREAMS: Readonly<Record<StreamKind, Versions>> = {
  directory: AGENCY_EVENT_VERSIONS,
  plan: PLAN_EVENT_VERSIONS,
  task: TASK_EVENT_VERSIONS,
  policy: POLICY_EVENT_VERSIONS,
  calendar: CALENDAR_EVENT_VERSIONS,
  ladder: LADDER_EVENT_VERSIONS,
  notice: NOTICE_EVENT_VERSIONS,
  message: MESSAGE_EVENT_VERSIONS,
  copies: COPIES_EVENT_VERSIONS,
  incoming: INCOMING_EVENT_VERSIONS,
  channel: PAUSE_EVENT_VERSIONS,
  account: ACCOUNT_EVENT_VERSIONS,
  chore: CHORE_EVENT_VERSIONS,
  duty: DUTY_EVENT_VERSIONS,
  report: REPORT_EVENT_VERSIONS,
  digest: DIGEST_EVENT_VERSIONS,
  step: AUDIT_EVENT_VERSIONS,
  log: ACCEPTANCE_EVENT_VERSIONS,
  silence: SILENCE_EVENT_VERSIONS,
  letter: LETTER_EVENT_VERSIONS,
};

/** Every event type with its current version. */
export const EVENT_VERSIONS: Versions = Object.assign({}, ...Object.values(STREAMS)) as Versions;

/** Old shapes of events, each lifted to the next version. */
export const UPCASTERS: readonly Upcaster[] = [
  ...LADDER_UPCASTERS,
  ...AGENCY_UPCASTERS,
  ...PLAN_UPCASTERS,
  ...TASK_UPCASTERS,
  ...NOTICE_UPCASTERS,
  ...LETTER_UPCASTERS,
];

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of different shapes live in one list
export const PROJECTIONS: readonly Projection<any>[] = [
  directoryProjection,
  renamedProjection,
  plansProjection,
  tasksProjection,
  policiesProjection,
  calendarProjection,
  laddersProjection,
  noticesProjection,
  messagesProjection,
  copiesProjection,
  mailboxesProjection,
  referencesProjection,
  pausesProjection,
  accountsProjection,
  requestsProjection,
  operatorTasksProjection,
  dutiesProjection,
  reportsProjection,
  digestsProjection,
  auditsProjection,
  silencesProjection,
  lettersProjection,
  trail,
];

/** What is declared but not handled; empty when the application is complete. */
export function completenessGaps(versions = EVENT_VERSIONS, upcasters = UPCASTERS, sentences: readonly string[] = codes.events): string[] {
  const found: string[] = [];
  for (const [type, version] of Object.entries(versions)) {
    if (!sentences.includes(type)) found.push(`event ${type} has no sentence`);
    for (let old = 1; old < version; old += 1) {
      if (!upcasters.some((each) => each.type === type && each.fromVersion === old))
        found.push(`event ${type} has no upcaster from version ${old}`);
    }
  }
  for (const { type, fromVersion } of upcasters) {
    if (!(type in versions) || fromVersion >= versions[type]!) found.push(`upcaster of ${type} from version ${fromVersion} leads nowhere`);
  }
  for (const sentence of sentences) if (!(sentence in versions)) found.push(`sentence for ${sentence}, which no feature declares`);
  return found;
}
