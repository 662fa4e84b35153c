// What a reader sees of a task: its state and standing at one moment, as plain JSON for the API and the pages alike.
import { provisionalYear, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { explainAgain } from '../../deadline/deadline.rule.js';
import type { DeadlineKind } from '../../deadline/reading/deadline.types.rule.js';
import { dayOf, type Day, type Instant } from '../../kernel/index.js';
import { dueOf } from '../../task/facts/conditions.rule.js';
import { changeReasons, readingOfSetDay } from '../../task/standing/change.rule.js';
import { lastDayOf, milestoneFacts, milestoneOfTask, type MilestoneFacts } from '../../task/facts/milestone.rule.js';
import { isOpen } from '../../task/facts/task.fold.rule.js';
import { overseerOf } from '../../task/orders/overseer.rule.js';
import { daysLost, type Share } from '../../task/standing/days-lost.rule.js';
import { explanationReasons } from '../../task/orders/explanation.rule.js';
import { risksOf, type RiskSources } from '../../task/standing/risk.rule.js';
import type { PredecessorRef } from '../../task/facts/task.events.js';
import { suspensionReasons } from '../../task/standing/suspension.rule.js';
import { isUndetermined, partStanding, taskStanding, type Lateness, type Reason } from '../../task/standing/standing.rule.js';
import type {
  CarriedTo,
  DeadlineVersion,
  MilestoneMet,
  PartPhase,
  PartState,
  Standing,
  TaskState,
  Wait,
  Explanation,
} from '../../task/facts/task.state.rule.js';

export interface PartView {
  agency: string;
  name: string;
  group: string | null;
  phase: PartPhase;
  percent: number | null;
  reportedAt: Instant | null;
  paper: string | null;
  doneOn: Day | null;
  /** The milestone whose result waits for confirmation, or was confirmed last; null of a report on the whole work. */
  reportedFor: Day | null;
  milestonesMet: MilestoneMet[];
  standing: Standing;
  daysLate: Lateness | null;
  /** Why the standing is what it is. */
  reasons: Reason[];
  /** What makes it uncertain that it will be done in time, beside the distance from its day. */
  risks: Reason[];
  /** Reasons and risks as sentences. */
  why: string[];
  /** Whose the days are by which it is late; they add up to `daysLate`. */
  daysLost: Share[];
  waits: Wait[];
  explanations: Explanation[];
  overseer: string | null;
}

export interface TaskView {
  id: string;
  plan: string;
  planNumber: string;
  row: number;
  /** Unique in the plan, e.g. `II.1.3`. */
  code: string;
  /** As the document prints it. */
  printedCode: string;
  field: string;
  group: string;
  title: string;
  product: string;
  funding: string | null;
  leadText: string;
  coordinatorText: string;
  deadline: {
    text: string;
    kind: DeadlineKind;
    why: string;
    ambiguous: string | null;
    nominalDue: Day | null;
    effectiveDue: Day | null;
    /** The year whose notice the day in force waits for: computed from the law, it may still change. Null of what is over. */
    provisional: number | null;
    /** The milestone that counts now, of work of several years or work that recurs; null of any other. */
    milestone: (MilestoneFacts & { effectiveDue: Day }) | null;
    versions: DeadlineVersion[];
  };
  standing: Standing;
  daysLate: Lateness | null;
  /** Open, and its day is still to be fixed by a document. */
  undetermined: boolean;
  parts: PartView[];
  /** Tasks to be done first. */
  predecessors: PredecessorRef[];
  /** Where it goes on when this plan does not finish it; without a plan, nobody has settled that yet. */
  carriedTo: CarriedTo | null;
  /** The tasks of other plans that go on in it. */
  carriedFrom: CarriedFrom[];
}

/** Lead agencies by name, as they are called now; the members of a collective, where they are many, by its printed name. */
export const leadNames = ({ parts, leadText }: Pick<TaskView, 'parts' | 'leadText'>): string =>
  parts.length > MOST_LEADS_NAMED && parts.some(({ group }) => group) ? leadText : parts.map(({ name }) => name).join(', ') || leadText;

const MOST_LEADS_NAMED = 3;

export interface CarriedFrom extends PredecessorRef {
  planNumber: string;
  paper: string;
}

export interface ViewSources {
  calendar: Calendar;
  risks: RiskSources;
  sentence(reason: Reason): string;
  /** Every task that was carried over; asked once for a list. */
  carried(): readonly TaskState[];
}

export function viewTask(task: TaskState, at: Instant, sources: ViewSources): TaskView | null {
  const { assigned } = task;
  if (!assigned) return null;
  const {
    plan,
    row,
    code,
    printedCode,
    field,
    group,
    title,
    product,
    funding,
    leadText,
    coordinatorText,
    paper,
    deadline: printed,
  } = assigned;
  const inForce = task.deadlines.at(-1);
  const parts = task.parts.map((part) => viewPart(task, part, at, sources));
  const standing = taskStanding(task, at, sources.calendar);
  const milestone = milestoneNow(task, at, sources.calendar);
  const set = readingOfSetDay(task);
  return {
    id: task.id,
    plan,
    planNumber: paper.number,
    row,
    code,
    printedCode,
    field,
    group,
    title,
    product,
    funding,
    leadText,
    coordinatorText,
    deadline: {
      text: printed.text,
      kind: inForce?.kind ?? printed.kind,
      why: set ? sources.sentence(set) : whyNow(task, assigned, sources.calendar),
      ambiguous: set ? null : printed.ambiguous,
      nominalDue: inForce?.nominalDue ?? null,
      effectiveDue: inForce?.effectiveDue ?? null,
      provisional: isOpen(task) ? provisionalYear(sources.calendar, milestone?.effectiveDue ?? dueOf(inForce ?? null)) : null,
      milestone,
      versions: task.deadlines,
    },
    standing,
    daysLate: standing === 'late' || standing === 'done-late' ? latest(parts) : null,
    undetermined: isUndetermined(task),
    parts,
    predecessors: task.predecessors,
    carriedTo: task.carriedTo,
    carriedFrom: sources.carried().flatMap((from) => carriedFrom(from, task.id)),
  };
}

function milestoneNow(task: TaskState, at: Instant, calendar: Calendar): TaskView['deadline']['milestone'] {
  const milestone = milestoneOfTask(task, dayOf(at), calendar);
  return milestone && { ...milestoneFacts(task, milestone), effectiveDue: lastDayOf(task, milestone.day, calendar) };
}

/** A notice that was loaded since may have moved the day, or fixed what the sentence calls provisional; what is over keeps its calendar. */
function whyNow(task: TaskState, { deadline, paper }: NonNullable<TaskState['assigned']>, calendar: Calendar): string {
  const version = task.deadlines.at(-1);
  const readBy = version?.earlier?.[0]?.calendar ?? version?.calendar;
  return isOpen(task) && readBy !== calendar.version ? explainAgain(deadline, paper.date, calendar) : deadline.why;
}

function carriedFrom({ id, assigned, carriedTo }: TaskState, heir: string): CarriedFrom[] {
  if (!assigned || carriedTo?.task?.task !== heir) return [];
  return [{ task: id, code: assigned.code, title: assigned.title, planNumber: assigned.paper.number, paper: carriedTo.paper.number }];
}

function viewPart(task: TaskState, part: PartState, at: Instant, { calendar, risks: from, sentence }: ViewSources): PartView {
  const { agency, name, group, phase, percent, reportedAt, doneOn, reportedFor, milestonesMet } = part;
  const verdict = partStanding(task, part, at, calendar);
  const risks = risksOf(task, part, at, from);
  return {
    agency,
    name,
    group,
    phase,
    percent,
    reportedAt,
    doneOn,
    reportedFor,
    milestonesMet,
    paper: part.paper?.number ?? null,
    ...verdict,
    risks,
    why: [
      ...verdict.reasons,
      ...changeReasons(task, part),
      ...suspensionReasons(task),
      ...explanationReasons(task, part, at, calendar),
      ...risks,
    ].map(sentence),
    explanations: part.explanations,
    daysLost: daysLost(task, part, at, calendar),
    waits: part.waits,
    overseer: overseerOf(task, part)?.name ?? null,
  };
}

/** The days of the part that is latest: a task is as late as its latest part. */
const latest = (parts: readonly PartView[]): Lateness | null =>
  parts.reduce<Lateness | null>((most, { daysLate }) => (daysLate && daysLate.calendar > (most?.calendar ?? -1) ? daysLate : most), null);
