// The weekly digest drawn up from the log: what was known at two moments, who is to read it, and the record that it went out.
import { nameOf } from '../../agency/directory/directory.rule.js';
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import { directoryProjection, DIRECTORY_STREAM, type DirectoryRow } from '../../agency/directory/directory.projection.js';
import { renamedProjection } from '../../agency/directory/renamed.projection.js';
import { calendarFrom } from '../../calendar/calendar-book.rule.js';
import { calendarProjection, type CalendarChange } from '../../calendar/calendar.projection.js';
import type { OperatorTaskKind } from '../../operator-task/operator-task.events.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import { digestOf, type Snapshot } from '../../digest/digest.rule.js';
import type { DigestReader } from '../../digest/digest-letter.types.rule.js';
import type { Digest, MissingReport, PastDigest, Silence, Unreachable } from '../../digest/digest.types.rule.js';
import { digestHours, leadersOf } from '../../digest/readers.rule.js';
import { digestDue, weekOf } from '../../digest/week.rule.js';
import { calendarAt, workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { reportStanding, type ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { policiesProjection, type PolicyRow } from '../../escalation/policy/policies.projection.js';
import { policyBook } from '../../escalation/policy/policy-book.rule.js';
import { openProjections, type Projections } from '../../event-store/projections/projections.js';
import { asOfEventStore } from '../../event-store/as-of/as-of.event-store.js';
import { addDays, dayOf, daysBetween, RefusedError, refuse, toMillis, type Instant } from '../../kernel/index.js';
import { silencesAt, silencesProjection } from '../../silence/silences.projection.js';
import { risksOf } from '../../task/standing/risk.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { underCurrentNames } from './current-names.js';
import { riskSources } from './risk-sources.js';
import type { Engine } from '../turn/engine.types.js';
import type { Letterhead, ReferenceData } from '../turn/ports.types.js';

type DigestsPorts = ReferenceData & Letterhead & Pick<Engine, 'clock' | 'digest'>;

/** What a digest is folded from. */
const FOLDED = [
  directoryProjection,
  renamedProjection,
  tasksProjection,
  reportsProjection,
  silencesProjection,
  policiesProjection,
  operatorTasksProjection,
  calendarProjection,
];

const UNREACHABLE: readonly OperatorTaskKind[] = ['bounced', 'no-address', 'bad-address', 'role-vacant', 'given-up'];

/** A telephone number is the administrator's to mend, and what it gets no text of goes by mail: no business of leaders every week. */
const isNumber = (kind: OperatorTaskKind, { channel }: OperatorTaskRow['params']): boolean => channel === 'sms' && kind !== 'given-up';

const unreachable = (past: Projections): Unreachable[] =>
  past
    .where<OperatorTaskRow>(operatorTasksProjection, 'open', 1)
    .filter(({ kind, params }) => UNREACHABLE.includes(kind) && !isNumber(kind, params))
    .sort((one, other) => toMillis(one.openedAt) - toMillis(other.openedAt) || (one.key < other.key ? -1 : 1))
    .map(({ openedAt, kind, params }) => ({ since: dayOf(openedAt), kind, params }));

/** Days are counted to the day whose 24:00 `at` is. */
function missingReports(past: Projections, at: Instant, calendar: Calendar): MissingReport[] {
  const day = addDays(dayOf(at), -1);
  return past
    .where<ReportRow>(reportsProjection, 'owed', 1)
    .filter((row) => reportStanding(row, at, calendar).standing === 'overdue')
    .map(({ agency, name, period, due }) => ({
      agency,
      name,
      period,
      due,
      daysLate: { calendar: daysBetween(due, day), working: workingDaysBetween(calendar, due, day) },
    }))
    .sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : one.name < other.name ? -1 : 1));
}

function silences(past: Projections, at: Instant): Silence[] {
  const directory = past.get<DirectoryRow>(directoryProjection, DIRECTORY_STREAM);
  const names = (agency: string): string => (directory ? nameOf(directory, agency) : agency);
  return silencesAt(past, at).map(({ task, part, agency, reason, by, until }) => {
    const assigned = task === null ? null : past.get<TaskState>(tasksProjection, task)?.assigned;
    const silent = part ?? agency;
    return {
      task:
        task === null ? null : { id: task, code: assigned?.code ?? '', title: assigned?.title ?? task, plan: assigned?.paper.number ?? '' },
      agency: silent === null ? null : names(silent),
      reason,
      by: by.agency ? names(by.agency) : by.user,
      until,
    };
  });
}

type Known = Pick<Engine, 'store' | 'calendar' | 'shippedCalendar' | 'policy' | 'clock' | 'regime'>;

/**
 * The digest of the week that begins at `asOf`, from the log as it stood then: the same log gives the same digest, whenever
 * it is asked for. Folds the log up to that moment.
 * @throws RefusedError when `asOf` has not come
 */
export async function digestAt(engine: Known, asOf: Instant): Promise<PastDigest> {
  const { store, shippedCalendar, clock, regime } = engine;
  if (toMillis(asOf) > toMillis(clock.now())) throw new RefusedError(refuse('digest.future', { asOf }));
  const past = underCurrentNames(openProjections(':memory:', FOLDED));
  let last: string | null = null;
  const knownAt = async (at: Instant): Promise<Snapshot> => {
    await past.catchUp(asOfEventStore(store, at), { onEvent: (event) => (last = event.id) });
    return { at, tasks: past.all<TaskState>(tasksProjection) };
  };
  try {
    // Between two weeks lies the digest before; a week in which nobody works has none.
    const before = await knownAt(digestDue(calendarAt(engine.calendar, asOf), asOf, digestHours(engine.policy).from).asOf);
    const now = await knownAt(asOf);
    const calendar = calendarFrom(shippedCalendar, past.all<CalendarChange>(calendarProjection));
    const policy = policyBook(past.all<PolicyRow>(policiesProjection), engine.policy).inForce(asOf);
    const risks = riskSources({ projections: past, clock: { now: () => asOf }, calendar: () => calendar, regime }, () => policy.risk)();
    const digest = digestOf({
      week: weekOf(dayOf(asOf)),
      checkpoint: { position: past.position(), event: last },
      now,
      before,
      calendar,
      risksOf: (task, part, at) => risksOf(task, part, at, risks),
      missingReports: missingReports(past, asOf, calendar),
      unreachable: unreachable(past),
      silences: silences(past, asOf),
    });
    return { digest, directory: past.get<DirectoryRow>(directoryProjection, DIRECTORY_STREAM) };
  } finally {
    past.close();
  }
}

type Voice = Pick<Engine, 'language' | 'texts' | 'link' | 'organisation' | 'directory'>;

/** How a reader is spoken to: names and offices are those of the digest's day. */
export function digestReader(engine: Voice, known: Directory | null, addressee: string): DigestReader {
  const { language: lang, texts, link } = engine;
  const directory = known ?? engine.directory();
  const organisation = engine.organisation.replace('{authority}', nameOf(directory, directory.authority));
  return { lang, addressee, organisation, link, reason: texts.reason, chore: texts.chore, report: texts.report.reportTitle };
}

/**
 * The digest whose hour had come at `moment`, as the first of its readers gets it.
 * @throws RefusedError when the moment lies ahead
 */
export async function readDigest(engine: DigestsPorts, moment: Instant): Promise<{ digest: Digest; reader: DigestReader }> {
  if (toMillis(moment) > toMillis(engine.clock.now())) throw new RefusedError(refuse('digest.future', { asOf: moment }));
  const { asOf } = digestDue(calendarAt(engine.calendar, moment), moment, digestHours(engine.policy).from);
  const { digest, directory } = await engine.digest(asOf);
  const known = directory ?? engine.directory();
  const [first] = leadersOf(known, engine.policy, dayOf(asOf));
  return { digest, reader: digestReader(engine, directory, first?.addressee ?? nameOf(known, known.authority)) };
}
