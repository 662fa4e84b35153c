// What a reader sees of a task: its state and standing at one moment, as plain JSON for the API and the pages alike.
import { provisionalYear, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { explainAgain } from '../../deadline/deadline.rule.js';
import { dayOf, type Instant } from '../../kernel/index.js';
import { dueOf } from '../../task/facts/conditions.rule.js';
import { changeReasons, readingOfSetDay } from '../../task/standing/change.rule.js';
import { lastDayOf, milestoneFacts, milestoneOfTask } from '../../task/facts/milestone.rule.js';
import { isOpen } from '../../task/facts/task.fold.rule.js';
import { overseerOf } from '../../task/orders/overseer.rule.js';
import { daysLost } from '../../task/standing/days-lost.rule.js';
import { explanationReasons } from '../../task/orders/explanation.rule.js';
import { risksOf, type RiskSources } from '../../task/standing/risk.rule.js';
import { suspensionReasons } from '../../task/standing/suspension.rule.js';
import { isUndetermined, partStanding, taskStanding, type Lateness, type Reason } from '../../task/standing/standing.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import type { CarriedFrom, PartView, TaskView } from '../../task/task.views.js';

/** Lead agencies by name, as they are called now; the members of a collective, where they are many, by its printed name. */
export const leadNames = ({ parts, leadText }: Pick<TaskView, 'parts' | 'leadText'>): string =>
  parts.length > MOST_LEADS_NAMED && parts.some(({ group }) => group) ? leadText : parts.map(({ name }) => name).join(', ') || leadText;

const MOST_LEADS_NAMED = 3;

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
