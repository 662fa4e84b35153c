// When something was last heard of a lead's part, and since when the lead owes it.
import { workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, toMillis, type Day, type Instant } from '../../kernel/index.js';
import { deadlineInForce } from '../facts/conditions.rule.js';
import type { PartState, TaskState } from '../facts/task.state.rule.js';

/** The latest of `moments`. */
export const latestOf = (first: Instant, ...others: (Instant | null | undefined)[]): Instant =>
  others.reduce<Instant>((latest, each) => (each && toMillis(each) > toMillis(latest) ? each : latest), first);

/** When the task was last resumed; null when it never was. */
const resumedAt = ({ suspensions }: TaskState): Instant | null => suspensions.at(-1)?.until ?? null;

/** The latest of assignment, acceptance, progress, report, its return and the confirmation of a milestone, and of the task going on after it stood still. */
export const lastMovement = (
  task: TaskState,
  { assignedAt, acceptedAt, lastProgressAt, reportedAt, returns, milestonesMet }: PartState,
): Instant =>
  latestOf(assignedAt, acceptedAt, lastProgressAt, reportedAt, returns.at(-1)?.at, milestonesMet.at(-1)?.confirmedAt, resumedAt(task));

/** Since when the lead owes the task as it stands: with lead and day known, and not standing still since. */
export const owedSince = (task: TaskState, assignedAt: Instant): Instant =>
  latestOf(assignedAt, deadlineInForce(task)?.setAt, resumedAt(task));

/** Working days after `day` on which a report lay with the confirmer before it was returned: they are not the lead's. */
export const workingDaysReported = ({ returns }: PartState, day: Day, calendar: Calendar): number =>
  returns.reduce((sum, { reportedAt, at }) => {
    const from = dayOf(reportedAt);
    return sum + workingDaysBetween(calendar, from > day ? from : day, dayOf(at));
  }, 0);
