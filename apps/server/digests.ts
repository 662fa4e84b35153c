// The weekly digest drawn up from the log: what was known at two moments, who is to read it, and the record that it went out.
import { nameOf } from '../../libs/agency/directory.rule.js';
import type { Directory } from '../../libs/agency/agency.types.rule.js';
import { directoryProjection, DIRECTORY_STREAM, type DirectoryRow } from '../../libs/agency/directory.projection.js';
import { renamedProjection } from '../../libs/agency/renamed.projection.js';
import { calendarFrom } from '../../libs/calendar/calendar-book.rule.js';
import { calendarProjection, type CalendarChange } from '../../libs/calendar/calendar.projection.js';
import type { ChoreKind } from '../../libs/chore/chore.events.js';
import { choresProjection, type ChoreRow } from '../../libs/chore/chores.projection.js';
import { digestOf, type Snapshot } from '../../libs/digest/digest.rule.js';
import type { DigestReader } from '../../libs/digest/digest-letter.types.rule.js';
import type { Digest, MissingReport, PastDigest, Silence, Unreachable } from '../../libs/digest/digest.types.rule.js';
import { digestHours, leadersOf } from '../../libs/digest/readers.rule.js';
import { digestDue, weekOf } from '../../libs/digest/week.rule.js';
import { calendarAt, workingDaysBetween, type Calendar } from '../../libs/deadline/calendar.rule.js';
import { reportStanding, type ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { policiesProjection, type PolicyRow } from '../../libs/escalation/policies.projection.js';
import { policyBook } from '../../libs/escalation/policy-book.rule.js';
import { openProjections, type Projections } from '../../libs/event-store/projections.js';
import { eventStoreUntil } from '../../libs/event-store/until.event-store.js';
import { addDays, dayOf, daysBetween, RefusedError, refuse, toMillis, type Instant } from '../../libs/kernel/index.js';
import { silencesAt, silencesProjection } from '../../libs/silence/silences.projection.js';
import { risksOf } from '../../libs/task/risk.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { underCurrentNames } from './current-names.js';
import { riskSources } from './risk-sources.js';
import type { House } from './house.types.js';

/** What a digest is folded from. */
const FOLDED = [
  directoryProjection,
  renamedProjection,
  tasksProjection,
  reportsProjection,
  silencesProjection,
  policiesProjection,
  choresProjection,
  calendarProjection,
];

const UNREACHABLE: readonly ChoreKind[] = ['bounced', 'no-address', 'bad-address', 'role-vacant', 'given-up'];

/** A telephone number is the administrator's to mend, and what it gets no text of goes by mail: no business of leaders every week. */
const isNumber = (kind: ChoreKind, { channel }: ChoreRow['params']): boolean => channel === 'sms' && kind !== 'given-up';

const unreachable = (past: Projections): Unreachable[] =>
  past
    .where<ChoreRow>(choresProjection, 'open', 1)
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

type Known = Pick<House, 'store' | 'calendar' | 'shippedCalendar' | 'policy' | 'clock' | 'regime'>;

/**
 * The digest of the week that begins at `asOf`, from the log as it stood then: the same log gives the same digest, whenever
 * it is asked for. Folds the log up to that moment.
 * @throws RefusedError when `asOf` has not come
 */
export async function digestAt(house: Known, asOf: Instant): Promise<PastDigest> {
  const { store, shippedCalendar, clock, regime } = house;
  if (toMillis(asOf) > toMillis(clock.now())) throw new RefusedError(refuse('digest.future', { asOf }));
  const past = underCurrentNames(openProjections(':memory:', FOLDED));
  let last: string | null = null;
  const knownAt = async (at: Instant): Promise<Snapshot> => {
    await past.catchUp(eventStoreUntil(store, at), { onEvent: (event) => (last = event.id) });
    return { at, tasks: past.all<TaskState>(tasksProjection) };
  };
  try {
    // Between two weeks lies the digest before; a week in which nobody works has none.
    const before = await knownAt(digestDue(calendarAt(house.calendar, asOf), asOf, digestHours(house.policy).from).asOf);
    const now = await knownAt(asOf);
    const calendar = calendarFrom(shippedCalendar, past.all<CalendarChange>(calendarProjection));
    const policy = policyBook(past.all<PolicyRow>(policiesProjection), house.policy).inForce(asOf);
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

type Voice = Pick<House, 'language' | 'texts' | 'link' | 'organisation' | 'directory'>;

/** How a reader is spoken to: names and offices are those of the digest's day. */
export function digestReader(house: Voice, known: Directory | null, addressee: string): DigestReader {
  const { language: lang, texts, link } = house;
  const directory = known ?? house.directory();
  const organisation = house.organisation.replace('{authority}', nameOf(directory, directory.authority));
  return { lang, addressee, organisation, link, reason: texts.reason, chore: texts.chore, report: texts.report.reportTitle };
}

/**
 * The digest whose hour had come at `moment`, as the first of its readers gets it.
 * @throws RefusedError when the moment lies ahead
 */
export async function readDigest(house: House, moment: Instant): Promise<{ digest: Digest; reader: DigestReader }> {
  if (toMillis(moment) > toMillis(house.clock.now())) throw new RefusedError(refuse('digest.future', { asOf: moment }));
  const { asOf } = digestDue(calendarAt(house.calendar, moment), moment, digestHours(house.policy).from);
  const { digest, directory } = await house.digest(asOf);
  const known = directory ?? house.directory();
  const [first] = leadersOf(known, house.policy, dayOf(asOf));
  return { digest, reader: digestReader(house, directory, first?.addressee ?? nameOf(known, known.authority)) };
}
