// Why a step is not owed, or not any more: asked when a step comes due and again right before a notice is sent.
import { termPassedOn, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, endOfDay, toMillis, type Day, type Instant } from '../../kernel/index.js';
import type { NoticeEvents } from '../../notice/facts/notice.events.js';
import { deadlineInForce, dueOf } from '../../task/facts/conditions.rule.js';
import { explanationAsked, isAboutDayInForce } from '../../task/orders/explanation.rule.js';
import { finalMilestone, hasMilestones, isMet, lastDayOf } from '../../task/facts/milestone.rule.js';
import { milestoneDay } from '../../notice/facts/occasion.rule.js';
import { lastMovement } from '../../task/standing/movement.rule.js';
import { whyNoNews, type NewsObstacle } from '../../task/standing/news-truth.rule.js';
import type { DeadlineVersion, PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { newsOf, partOf } from './news-steps.rule.js';
import type { EscalationPolicy, StepTime } from '../policy/policy.types.rule.js';

/** What stops the whole ladder of a part. `reported`: awaiting confirmation. */
export type StopReason = 'done' | 'withdrawn' | 'carried-over' | 'suspended' | 'reported' | 'reassigned';

/** What keeps one step from being owed. `goes-on`: work that no milestone makes late. `moved`: something was heard of the part. `determined`: its deadline has a day now. */
export type Obstacle =
  | StopReason
  | NewsObstacle
  | 'milestone-met'
  | 'goes-on'
  | 'accepted'
  | 'declined'
  | 'extended'
  | 'day-passed'
  | 'moved'
  | 'determined'
  | 'explained';

/** `part` is null when the agency does not hold it any more. */
export function whyStopped(task: TaskState, part: PartState | null): StopReason | null {
  if (!part) return 'reassigned';
  if (part.phase === 'done') return 'done';
  if (task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  if (task.suspendedAt) return 'suspended';
  return part.phase === 'awaiting-confirmation' ? 'reported' : null;
}

/** Acceptance is not asked of a lead that gave the task back and waits for the decision. */
function whyNotUnaccepted(part: PartState): Obstacle | null {
  if (part.acceptedAt) return 'accepted';
  return part.phase === 'declined' ? 'declined' : null;
}

/** The days of silence are over, whatever the hour of the step. */
function whyNotSilent(task: TaskState, part: PartState, workingDays: number, now: Instant, calendar: Calendar): Obstacle | null {
  return termPassedOn(calendar, dayOf(lastMovement(task, part)), workingDays) > dayOf(now) ? 'moved' : null;
}

/** What an extension excuses is not asked for, although the letter stands. */
function whyNotUnexplained(task: TaskState, part: PartState): Obstacle | null {
  const asked = explanationAsked(part);
  if (!asked) return 'explained';
  return isAboutDayInForce(asked, task) ? null : 'extended';
}

function whyNotOn(
  when: Extract<StepTime, { on: string }>,
  task: TaskState,
  part: PartState,
  now: Instant,
  calendar: Calendar,
): Obstacle | null {
  switch (when.on) {
    case 'assignment':
      return null;
    case 'no-acceptance':
      return whyNotUnaccepted(part);
    case 'no-progress':
      return whyNotSilent(task, part, when.workingDays, now, calendar);
    case 'unexplained':
      return whyNotUnexplained(task, part);
    default:
      return null;
    case 'undetermined':
      return isUndetermined(deadlineInForce(task)) ? null : 'determined';
  }
}

/** A term that waits for a document or could not be read; work without a term of its own waits for nothing. */
export const isUndetermined = (deadline: DeadlineVersion | null): boolean =>
  deadline !== null && dueOf(deadline) === null && !['standing', 'recurring', 'multi-year'].includes(deadline.kind);

/** One milestone is reminded of until its result is there or it has passed; late is only the last one. */
function whyNotMilestone(when: StepTime, day: Day, task: TaskState, part: PartState, now: Instant, calendar: Calendar): Obstacle | null {
  if (isMet(part, day)) return 'milestone-met';
  if ('afterDue' in when) return finalMilestone(task)?.day === day ? null : 'goes-on';
  return toMillis(now) >= toMillis(endOfDay(lastDayOf(task, day, calendar))) ? 'day-passed' : null;
}

/** Null: the step is owed at `now`. */
export function obstacleTo(
  when: StepTime,
  deadlineVersion: number,
  task: TaskState,
  part: PartState,
  now: Instant,
  calendar: Calendar,
  occasion = '',
): Obstacle | null {
  const stopped = whyStopped(task, part);
  if (stopped) return stopped;
  if ('on' in when) return whyNotOn(when, task, part, now, calendar);
  if ('reportDue' in when) return null;
  const deadline = deadlineInForce(task);
  if (deadline?.version !== deadlineVersion) return 'extended';
  if (hasMilestones(deadline)) return whyNotMilestone(when, milestoneDay(occasion) ?? deadline.nominalDue, task, part, now, calendar);
  const due = dueOf(deadline);
  return 'beforeDue' in when && due !== null && toMillis(now) >= toMillis(endOfDay(due)) ? 'day-passed' : null;
}

/** Somebody who asks for a step ahead of its time knows that it is not its time. */
export function obstacleToRequest(when: StepTime, deadlineVersion: number, task: TaskState, part: PartState): Obstacle | null {
  const version = deadlineInForce(task)?.version ?? 1;
  return whyStopped(task, part) ?? ('on' in when || deadlineVersion === version ? null : 'extended');
}

/** The last look: why a notice that was raised must not be sent now; null when it is still true. */
export function noticeObstacle(
  notice: Pick<NoticeEvents['NoticeRaised'], 'part' | 'step' | 'kind' | 'requested' | 'deadlineVersion' | 'occasion' | 'to'>,
  task: TaskState,
  policy: EscalationPolicy,
  now: Instant,
  calendar: Calendar,
): Obstacle | null {
  const news = newsOf(notice.occasion, task);
  const held = news && partOf(task, notice.part);
  // What stops a ladder is news itself.
  if (news) return held ? whyNoNews(news, task, held, notice.to) : 'overtaken';
  const part = task.parts.find((each) => each.agency === notice.part) ?? null;
  const step = policy.steps.find((each) => each.step === notice.step && each.kind === notice.kind);
  // A step that the policy of today does not know was owed under the policy of its day; only the part itself can end that.
  if (!part || !step) return whyStopped(task, part);
  if (notice.requested) return obstacleToRequest(step.when, notice.deadlineVersion, task, part);
  return obstacleTo(step.when, notice.deadlineVersion, task, part, now, calendar, notice.occasion);
}
