// The ladder as arithmetic: when each step of the policy comes due for one lead's part of a task, and what a look that
// has come due amounts to: told to whom and why, or skipped and why.
import { addWorkingDays, rollBack, type Calendar } from '../deadline/calendar.rule.js';
import { dayOf, instantAt, toMillis, type Instant } from '../kernel/index.js';
import { deadlineInForce, dueOf } from '../task/conditions.rule.js';
import { lastMovement } from '../task/movement.rule.js';
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

type OnStep = Extract<StepTime, { on: string }>;

/** The moment of a step that hangs on what was heard of the part, not on its day. */
function naturalOn(when: OnStep, at: string, part: PartState, policy: EscalationPolicy, calendar: Calendar): Instant | null {
  switch (when.on) {
    case 'assignment':
      return sendingMoment(policy, calendar, part.assignedAt);
    case 'no-acceptance':
      return instantAt(addWorkingDays(calendar, dayOf(part.assignedAt), when.workingDays), at);
    case 'no-progress':
      return instantAt(addWorkingDays(calendar, dayOf(lastMovement(part)), when.workingDays), at);
    case 'undetermined':
      return null;
  }
}

/** The moment that the calendar gives a step; null when the deadline gives it none. */
function natural(
  { when, at = '' }: PolicyStep,
  part: PartState,
  deadline: DeadlineVersion | null,
  policy: EscalationPolicy,
  calendar: Calendar,
): Instant | null {
  const hour = at || policy.sendAt;
  if ('on' in when) return naturalOn(when, hour, part, policy, calendar);
  if ('reportDue' in when) return null;
  const [nominal, effective] = [deadline?.nominalDue ?? null, dueOf(deadline)];
  if ('beforeDue' in when) {
    const day = when.day === 'effective' ? effective : nominal && rollBack(calendar, nominal);
    return day && instantAt(addWorkingDays(calendar, day, -when.beforeDue), hour);
  }
  // Work of several years is never late as a whole.
  if (deadline?.kind === 'multi-year') return null;
  const day = when.day === 'nominal' ? nominal : effective;
  return day && instantAt(addWorkingDays(calendar, day, when.afterDue), hour);
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
  return policy.steps.flatMap((each, index): Look[] => {
    const { step, kind, when } = each;
    const moment = natural(each, part, deadline, policy, calendar);
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
  calendar: Calendar,
  now: Instant,
  membersOf?: MembersOf,
): Decision[] {
  const told = new Map<string, number>();
  const due = openLooks(row).filter((look) => toMillis(look.at) <= toMillis(now));
  const decide = (look: Look): Decision => {
    const step = policy.steps[look.index]!;
    const obstacle = obstacleTo(step.when, look.deadlineVersion, task, part, now, calendar);
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
