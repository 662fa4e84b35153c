// Work of several years ("Năm 2021 và những năm tiếp theo") has a milestone each year and no day on which it would be late as a whole.
import { rollForward, type Calendar } from '../deadline/calendar.rule.js';
import { isDay, type Day } from '../kernel/index.js';
import type { DeadlineVersion, TaskState } from './task.state.rule.js';

export interface Milestones {
  /** The last that has passed; null before the first. */
  passed: Day | null;
  /** The first that has not; null when the document names the last one and it has passed. */
  next: Day | null;
}

const sameDayIn = (day: Day, year: number): Day => {
  const wanted = `${year}${day.slice(4)}`;
  return isDay(wanted) ? wanted : `${year}-02-28`;
};

/** As printed where the document names several, else the same day of every year from the first on. */
function* milestonesFrom(task: TaskState, first: Day): Generator<Day> {
  const printed = [...new Set((task.assigned?.deadline.milestones ?? []).map(({ due }) => due).filter((due) => due > first))].sort();
  yield first;
  if (printed.length > 0) yield* printed;
  else for (let year = Number(first.slice(0, 4)) + 1; ; year += 1) yield sameDayIn(first, year);
}

/** The day work has in sight: of several years, the milestone that comes next; null when there is none. */
export function nextDue(task: TaskState, today: Day, calendar: Calendar): Day | null {
  const deadline = task.deadlines.at(-1);
  if (!deadline) return null;
  return deadline.kind === 'multi-year' ? milestonesAt(task, deadline, today, calendar).next : deadline.nominalDue;
}

/** One that falls on a day of rest has passed when the next working day has. */
export function milestonesAt(task: TaskState, { nominalDue, effectiveDue }: DeadlineVersion, today: Day, calendar: Calendar): Milestones {
  let passed: Day | null = null;
  if (nominalDue === null) return { passed, next: null };
  for (const milestone of milestonesFrom(task, nominalDue)) {
    const last = milestone === nominalDue ? (effectiveDue ?? nominalDue) : rollForward(calendar, milestone);
    if (last >= today) return { passed, next: milestone };
    passed = milestone;
  }
  return { passed, next: null };
}
