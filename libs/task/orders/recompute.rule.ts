// What a change of the calendar makes of the deadline in force of a task that is still open.
import { rollForward, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { readAgain } from '../../deadline/deadline.rule.js';
import { deadlineInForce } from '../facts/conditions.rule.js';
import type { RecomputedDeadline, TaskEvent } from '../facts/task.events.js';
import { isOpen } from '../facts/task.fold.rule.js';
import type { DeadlineVersion, TaskState } from '../facts/task.state.rule.js';

type Days = Pick<RecomputedDeadline, 'nominalDue' | 'effectiveDue'>;

/** Whether a version is what the plan, or the document that amended it, prints; others are days that a document named. */
function isPrinted({ kind, nominalDue }: DeadlineVersion, { assigned }: TaskState): boolean {
  return assigned !== null && assigned.deadline.kind === kind && assigned.deadline.nominalDue === nominalDue;
}

function daysOf(version: DeadlineVersion, nominalDue: string, task: TaskState, calendar: Calendar): Days {
  const { assigned } = task;
  // What was recomputed before is no longer as it was printed, but the cell still says how to read it.
  const first = version.earlier?.[0];
  const printed = first ? { ...version, nominalDue: first.nominalDue } : version;
  if (assigned && isPrinted(printed, task)) return readAgain({ ...assigned.deadline, nominalDue }, assigned.paper.date, calendar);
  return { nominalDue, effectiveDue: rollForward(calendar, nominalDue) };
}

/** Null when the task is over, has no day, or keeps the days it has. */
export function recomputedDeadline(task: TaskState, calendar: Calendar): RecomputedDeadline | null {
  const version = deadlineInForce(task);
  if (!isOpen(task) || !version?.nominalDue || version.calendar === calendar.version) return null;
  const days = daysOf(version, version.nominalDue, task, calendar);
  if (days.nominalDue === version.nominalDue && days.effectiveDue === version.effectiveDue) return null;
  const years = new Set([version.effectiveDue ?? version.nominalDue, days.effectiveDue].map((day) => Number(day.slice(0, 4))));
  return {
    deadlineVersion: version.version,
    ...days,
    calendar: calendar.version,
    was: { nominalDue: version.nominalDue, effectiveDue: version.effectiveDue ?? version.nominalDue, calendar: version.calendar },
    documents: [...years].flatMap((year) => calendar.years.get(year)?.documents ?? []),
  };
}

/** Ordered again, or overtaken by another day, it changes nothing. */
export function recomputeDeadline(recomputed: RecomputedDeadline, task: TaskState): TaskEvent[] {
  const version = deadlineInForce(task);
  if (!isOpen(task) || version?.version !== recomputed.deadlineVersion) return [];
  if (version.nominalDue !== recomputed.was.nominalDue || (version.effectiveDue ?? version.nominalDue) !== recomputed.was.effectiveDue)
    return [];
  const { deadlineVersion, nominalDue, effectiveDue, calendar, was, documents } = recomputed;
  return [{ type: 'DeadlineRecomputed', data: { deadlineVersion, nominalDue, effectiveDue, calendar, was, documents } }];
}
