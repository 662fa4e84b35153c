// The times in which a task stood still by decision: how many of the late days they cover, and what a reader is told of them.
import { workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, daysBetween, type Day } from '../../kernel/index.js';
import type { Suspension, TaskState } from '../facts/task.state.rule.js';
import type { DaysLate, Reason } from './verdict.types.rule.js';

/** Like any term, from the day after the decision (Civil Code 2015, art. 147.2) up to and including the day it goes on. */
export const coversDay = ({ since, until }: Suspension, day: Day): boolean => dayOf(since) < day && (until === null || day <= dayOf(until));

/** How many of the days after `due`, up to and including `last`, the task stood still; null when none. */
export function daysSuspended(task: TaskState, due: Day, last: Day, calendar: Calendar): DaysLate | null {
  const days = { calendar: 0, working: 0 };
  for (const { since, until } of task.suspensions) {
    const from = dayOf(since) > due ? dayOf(since) : due;
    const to = until !== null && dayOf(until) < last ? dayOf(until) : last;
    if (from >= to) continue;
    days.calendar += daysBetween(from, to);
    days.working += workingDaysBetween(calendar, from, to);
  }
  return days.calendar === 0 ? null : days;
}

/** What whoever reads of the task must know: from when, until when, on what paper. */
export const suspensionReasons = ({ suspensions }: Pick<TaskState, 'suspensions'>): Reason[] =>
  suspensions.map(({ since, until, paper }) => ({
    code: until === null ? 'suspension.lasting' : 'suspension.ended',
    params: { from: dayOf(since), to: until === null ? '' : dayOf(until), document: paper?.number ?? '', date: paper?.date ?? '' },
  }));
