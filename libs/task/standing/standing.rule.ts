// Where a task stands against its deadline: computed from facts, a moment and the calendar, and never stored as truth.
import { addWorkingDays, calendarAt, rollBack, workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, daysBetween, endOfDay, instantAt, toMillis, type Day, type Instant } from '../../kernel/index.js';
import { deadlineInForce, dueOf } from '../facts/conditions.rule.js';
import { daysSuspended } from './suspension.rule.js';
import {
  finalMilestone,
  hasMilestones,
  lastDayInForce,
  lastDayOf,
  milestoneFacts,
  milestoneOn,
  milestonesAt,
  yearOfMilestone,
  type Milestone,
} from '../facts/milestone.rule.js';
import { isDone, isOpen } from '../facts/task.fold.rule.js';
import type { DeadlineVersion, PartState, Standing, TaskState } from '../facts/task.state.rule.js';
import type { DaysLate, Lateness, Reason } from './verdict.types.rule.js';

/** Working days before the last working day of the term from which open work is at risk. */
export const AT_RISK_WORKING_DAYS = 5;

export type { DaysLate, Lateness, Reason };

export interface PartVerdict {
  standing: Standing;
  /** Null unless late or done late. */
  daysLate: Lateness | null;
  reasons: Reason[];
}

/** A version with the days it had at a moment: what is over is not judged by a calendar that came later. */
function asItWas(version: DeadlineVersion, at: Instant): DeadlineVersion {
  const earlier = version.earlier?.find(({ until }) => toMillis(at) < toMillis(until));
  return earlier ? { ...version, nominalDue: earlier.nominalDue, effectiveDue: earlier.effectiveDue, calendar: earlier.calendar } : version;
}

/** The version in force at a moment. */
function versionAt(task: TaskState, at: Instant): DeadlineVersion | null {
  const version = task.deadlines.findLast(({ setAt }) => toMillis(setAt) <= toMillis(at));
  return version ? asItWas(version, at) : null;
}

/** The version that judges a part: the one in force when it was reported, so that a later extension hides no lateness. */
export function deadlineOf(task: TaskState, part: PartState): DeadlineVersion | null {
  const { reportedAt } = part;
  if (reportedAt === null) return deadlineInForce(task);
  return versionAt(task, reportedAt);
}

/** Open, with a deadline that has no day until a document gives it one; a standing task needs none. */
export function isUndetermined(task: TaskState): boolean {
  const deadline = deadlineInForce(task);
  return isOpen(task) && dueOf(deadline) === null && deadline?.kind !== 'standing';
}

/** The first moment at which work that is due on `nominalDue` is at risk. */
export const atRiskFrom = (calendar: Calendar, nominalDue: Day, workingDays = AT_RISK_WORKING_DAYS): Instant =>
  instantAt(addWorkingDays(calendar, rollBack(calendar, nominalDue), -workingDays));

const daysAfter = (task: TaskState, due: Day, day: Day, calendar: Calendar): Lateness => ({
  calendar: daysBetween(due, day),
  working: workingDaysBetween(calendar, due, day),
  suspended: daysSuspended(task, due, day, calendar),
});

/** What stops the clock for the whole task. */
function outside(task: TaskState): Standing | null {
  if (task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  return task.suspendedAt ? 'suspended' : null;
}

function whyNoDay(task: TaskState, deadline: DeadlineVersion | null): Reason {
  const printed = task.assigned?.deadline;
  if (deadline?.kind === 'unreadable') return { code: 'standing.unreadable-deadline', params: { text: printed?.text ?? '' } };
  if (deadline?.kind === 'conditional')
    return { code: 'standing.day-awaited', params: { condition: printed?.condition ?? printed?.text ?? '' } };
  if (deadline?.kind === 'standing') return { code: 'standing.regular', params: {} };
  return { code: 'standing.no-day', params: { text: printed?.text ?? '' } };
}

const extendedLate = (deadline: DeadlineVersion): Reason[] =>
  deadline.afterDue
    ? [{ code: 'standing.extended-after-due', params: { due: dueOf(deadline) ?? '', document: deadline.paper?.number ?? '' } }]
    : [];

function late(
  task: TaskState,
  standing: 'late' | 'done-late',
  code: string,
  deadline: DeadlineVersion,
  due: Day,
  day: Day,
  calendar: Calendar,
): PartVerdict {
  const daysLate = daysAfter(task, due, day, calendar);
  const params = { due, day, days: daysLate.calendar, workingDays: daysLate.working, calendar: calendar.version };
  return { standing, daysLate, reasons: [{ code, params }, ...extendedLate(deadline)] };
}

/** `day`: the day it was reported or, once confirmed, the day that was accepted. `due`: null when the work is never late as a whole. */
function judgeReported(
  task: TaskState,
  done: boolean,
  day: Day,
  deadline: DeadlineVersion,
  due: Day | null,
  calendar: Calendar,
): PartVerdict {
  if (due !== null && day > due) {
    return done
      ? late(task, 'done-late', 'standing.done-late', deadline, due, day, calendar)
      : late(task, 'late', 'standing.reported-late', deadline, due, day, calendar);
  }
  return { standing: done ? 'done-on-time' : 'on-time', daysLate: null, reasons: extendedLate(deadline) };
}

const daysLeft = (at: Instant, nominal: Day, calendar: Calendar): number =>
  workingDaysBetween(calendar, dayOf(at), rollBack(calendar, nominal));

function judgeOpen(task: TaskState, deadline: DeadlineVersion, due: Day, at: Instant, calendar: Calendar): PartVerdict {
  if (toMillis(at) >= toMillis(endOfDay(due))) return late(task, 'late', 'standing.late', deadline, due, dayOf(at), calendar);
  const nominal = deadline.nominalDue ?? due;
  if (toMillis(at) < toMillis(atRiskFrom(calendar, nominal)))
    return { standing: 'on-time', daysLate: null, reasons: extendedLate(deadline) };
  const params = { due, workingDays: daysLeft(at, nominal, calendar) };
  return { standing: 'at-risk', daysLate: null, reasons: [{ code: 'standing.due-soon', params }, ...extendedLate(deadline)] };
}

/** What a sentence says of a milestone: its day, the year it is called by, and what work has it. */
function milestoneParams(task: TaskState, milestone: Milestone): Reason['params'] {
  const year = yearOfMilestone(task, milestone);
  const { recurring, listed } = milestoneFacts(task, milestone);
  return { due: milestone.day, ...(year ? { year } : {}), ...(recurring ? { recurring: 1 } : {}), ...(listed ? { listed: 1 } : {}) };
}

/** Weekly work would be at risk all the time. */
const isWeekly = ({ assigned }: TaskState): boolean => assigned?.deadline.every === 'week';

/**
 * Each milestone is followed like a day of its own, and once it has passed the work goes on to the next. Late as a whole is only
 * what has a last milestone, when that has passed.
 */
function judgeMilestones(task: TaskState, part: PartState, deadline: DeadlineVersion, at: Instant, calendar: Calendar): PartVerdict {
  const { passed, passedMet, next } = milestonesAt(task, part, dayOf(at), calendar, deadline);
  if (!next && passed && !passedMet)
    return late(task, 'late', 'standing.late', deadline, lastDayOf(task, passed.day, calendar, deadline), dayOf(at), calendar);
  if (next && toMillis(at) >= toMillis(atRiskFrom(calendar, next.day, isWeekly(task) ? 1 : AT_RISK_WORKING_DAYS))) {
    const params = { ...milestoneParams(task, next), workingDays: daysLeft(at, next.day, calendar) };
    return { standing: 'at-risk', daysLate: null, reasons: [{ code: 'standing.milestone-soon', params }, ...extendedLate(deadline)] };
  }
  if (passed && !passedMet) {
    const params = { ...milestoneParams(task, passed), next: next?.day ?? '' };
    return { standing: 'milestone-passed', daysLate: null, reasons: [{ code: 'standing.milestone-passed', params }] };
  }
  const met = part.milestonesMet.at(-1);
  const params = met && { ...milestoneParams(task, milestoneOn(task, met.milestone)), day: met.doneOn, next: next?.day ?? '' };
  return {
    standing: 'on-time',
    daysLate: null,
    reasons: [...(params ? [{ code: 'standing.milestone-met', params }] : []), ...extendedLate(deadline)],
  };
}

/** A report of one milestone waits: in time or past the milestone, the work is not late by it. */
function judgeMilestoneReported(
  task: TaskState,
  milestone: Milestone,
  day: Day,
  deadline: DeadlineVersion,
  calendar: Calendar,
): PartVerdict {
  const params = { ...milestoneParams(task, milestone), day };
  const isPast = day > lastDayOf(task, milestone.day, calendar, deadline);
  return {
    standing: isPast ? 'milestone-passed' : 'on-time',
    daysLate: null,
    reasons: [{ code: 'standing.milestone-reported', params }, ...extendedLate(deadline)],
  };
}

/**
 * Where one lead's part stands at `at`. Late means that the day in force has ended (00:00 of the next day in Viet Nam);
 * a part that awaits confirmation is judged by the day it was reported, not by today. A confirmed part keeps its verdict
 * when the task is later suspended, withdrawn or carried over, and the calendar it was judged with when another comes.
 */
export function partStanding(task: TaskState, part: PartState, at: Instant, calendar: Calendar): PartVerdict {
  const stopped = part.phase === 'done' ? null : outside(task);
  if (stopped) return { standing: stopped, daysLate: null, reasons: [] };
  const deadline = deadlineOf(task, part);
  const due = dueOf(deadline);
  if (deadline === null || due === null) {
    return { standing: part.phase === 'done' ? 'done-no-deadline' : 'no-deadline', daysLate: null, reasons: [whyNoDay(task, deadline)] };
  }
  if (!part.reportedAt)
    return hasMilestones(deadline) ? judgeMilestones(task, part, deadline, at, calendar) : judgeOpen(task, deadline, due, at, calendar);
  const judging = calendarAt(calendar, part.reportedAt);
  const day = part.doneOn ?? dayOf(part.reportedAt);
  const { reportedFor } = part;
  if (part.phase !== 'done' && reportedFor !== null && finalMilestone(task, deadline)?.day !== reportedFor)
    return judgeMilestoneReported(task, milestoneOn(task, reportedFor), day, deadline, judging);
  return judgeReported(task, part.phase === 'done', day, deadline, lastDayInForce(task, deadline, judging), judging);
}

/** The worst first: a task stands as the worst of the parts that decide it. */
const WORST_FIRST: readonly Standing[] = [
  'late',
  'at-risk',
  'milestone-passed',
  'on-time',
  'no-deadline',
  'done-late',
  'done-on-time',
  'done-no-deadline',
];

/** Where the whole task stands: by its open parts while there are any, by all of them once every one is done. */
export function taskStanding(task: TaskState, at: Instant, calendar: Calendar): Standing {
  const stopped = isDone(task) ? null : outside(task);
  if (stopped) return stopped;
  const standings = task.parts.map((part) => partStanding(task, part, at, calendar).standing);
  return WORST_FIRST.find((standing) => standings.includes(standing)) ?? 'no-deadline';
}

/** What a part that was reassigned had lost when it changed hands; it stays with the old lead. Null when it was not late. */
export function daysLateOf(task: TaskState, former: PartState & { until: Instant }, calendar: Calendar): DaysLate | null {
  const deadline = versionAt(task, former.until);
  const due = dueOf(deadline);
  if (deadline === null || due === null) return null;
  const then = calendarAt(calendar, former.until);
  const { daysLate } = hasMilestones(deadline)
    ? judgeMilestones(task, former, deadline, former.until, then)
    : judgeOpen(task, deadline, due, former.until, then);
  return daysLate;
}
