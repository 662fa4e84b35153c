// The ladder as arithmetic: when each step of the policy comes due for one lead's part of a task, and what a look that
// has come due amounts to: told to whom and why, or skipped and why.
import { addWorkingDays, rollBack, type Calendar } from '../deadline/calendar.rule.js';
import { dayOf, instantAt, toMillis, type Instant } from '../kernel/index.js';
import { deadlineInForce, dueOf } from '../task/conditions.rule.js';
import type { DeadlineVersion, PartState, TaskState } from '../task/task.state.rule.js';
import type { Look } from './ladder.events.js';
import { openLooks, type LadderRow } from './ladder.state.rule.js';
import { obstacleTo, type Obstacle } from './obstacle.rule.js';
import type { EscalationPolicy, PolicyStep, StepTime } from './policy.types.rule.js';
import { recipients, seatOf, type MembersOf, type Recipient } from './recipients.rule.js';
import { nextOpening, sendingMoment } from './sending-hours.rule.js';

/** The how-manieth time the agency holds this part. */
export const turnOf = (task: TaskState, part: PartState): number =>
  1 + task.formerParts.filter((former) => former.agency === part.agency).length;

/** The version that was in force when the part was assigned: notices about the assignment are counted under it. */
function versionAtAssignment(task: TaskState, part: PartState): number {
  const known = task.deadlines.findLast((each) => toMillis(each.setAt) <= toMillis(part.assignedAt));
  return known?.version ?? 1;
}

/** The moment that the calendar gives a step; null when the deadline gives it none. */
function natural(
  when: StepTime,
  part: PartState,
  deadline: DeadlineVersion | null,
  policy: EscalationPolicy,
  calendar: Calendar,
): Instant | null {
  if ('on' in when) {
    if (when.on === 'assignment') return sendingMoment(policy, calendar, part.assignedAt);
    return instantAt(addWorkingDays(calendar, dayOf(part.assignedAt), when.workingDays), policy.sendAt);
  }
  if ('beforeDue' in when) {
    const nominal = deadline?.nominalDue ?? null;
    return nominal && instantAt(addWorkingDays(calendar, rollBack(calendar, nominal), -when.beforeDue), policy.sendAt);
  }
  const due = dueOf(deadline);
  // Work of several years is never late as a whole.
  if (due === null || deadline?.kind === 'multi-year') return null;
  return instantAt(addWorkingDays(calendar, due, when.afterDue), policy.sendAt);
}

const later = (one: Instant, other: Instant): Instant => (toMillis(one) >= toMillis(other) ? one : other);

/**
 * The moment of each step for the deadline in force, in the order of the policy. Steps about the deadline whose moment
 * lies before the lead or the day was known are looked at once, together, at the first opening after that: whoever would
 * have been told then learns the highest of them that is still true.
 */
export function scheduleLooks(task: TaskState, part: PartState, policy: EscalationPolicy, calendar: Calendar): Look[] {
  const deadline = deadlineInForce(task);
  const assigned = sendingMoment(policy, calendar, part.assignedAt);
  const known = deadline ? later(assigned, deadline.setAt) : assigned;
  return policy.steps.flatMap(({ step, kind, when }, index): Look[] => {
    const moment = natural(when, part, deadline, policy, calendar);
    if (moment === null) return [];
    if ('on' in when) return [{ index, step, kind, deadlineVersion: versionAtAssignment(task, part), at: moment }];
    const at = toMillis(moment) > toMillis(known) ? moment : nextOpening(policy, calendar, known);
    return [{ index, step, kind, deadlineVersion: deadline?.version ?? 1, at }];
  });
}

/** What came of a look, and why. */
export type Decision =
  | { look: Look; step: PolicyStep; outcome: 'raised'; recipients: Recipient[] }
  | { look: Look; outcome: 'skipped'; reason: { code: SkipReason; params: Record<string, string | number> } };

/** `superseded`: everyone it concerns is told a higher step at the same look. */
export type SkipReason = Obstacle | 'superseded' | 'no-recipient';

const skipped = (look: Look, code: SkipReason, params: Record<string, string | number> = {}): Decision => ({
  look,
  outcome: 'skipped',
  reason: { code, params },
});

/**
 * Decides every look that is due and not taken, the highest first: a recipient is told at most one step at a time, the
 * highest that is still true. `row` must be scheduled under `policy`.
 */
export function dueSteps(
  row: LadderRow,
  task: TaskState,
  part: PartState,
  policy: EscalationPolicy,
  now: Instant,
  membersOf?: MembersOf,
): Decision[] {
  const told = new Map<string, number>();
  const due = openLooks(row).filter((look) => toMillis(look.at) <= toMillis(now));
  const decide = (look: Look): Decision => {
    const step = policy.steps[look.index]!;
    const obstacle = obstacleTo(step.when, look.deadlineVersion, task, part, now);
    if (obstacle) return skipped(look, obstacle);
    const all = recipients(step, task, part, policy, membersOf);
    if (all.length === 0) return skipped(look, 'no-recipient');
    const fresh = all.filter((each) => !told.has(seatOf(each)));
    if (fresh.length === 0) return skipped(look, 'superseded', { step: Math.max(...all.map((each) => told.get(seatOf(each)) ?? 0)) });
    for (const each of fresh) told.set(seatOf(each), look.step);
    return { look, step, outcome: 'raised', recipients: fresh };
  };
  return due
    .sort((one, other) => other.index - one.index)
    .map(decide)
    .reverse();
}
