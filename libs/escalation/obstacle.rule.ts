// Why a step is not owed, or not any more: asked when a step comes due and again right before a notice is sent.
import { endOfDay, toMillis, type Instant } from '../kernel/index.js';
import type { NoticeEvents } from '../notice/notice.events.js';
import { deadlineInForce, dueOf } from '../task/conditions.rule.js';
import type { PartState, TaskState } from '../task/task.state.rule.js';
import type { EscalationPolicy, StepTime } from './policy.types.rule.js';

/** What stops the whole ladder of a part. `reported`: awaiting confirmation. */
export type StopReason = 'done' | 'withdrawn' | 'carried-over' | 'suspended' | 'reported' | 'reassigned';

/** What keeps one step from being owed. */
export type Obstacle = StopReason | 'accepted' | 'declined' | 'extended' | 'day-passed';

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

/** Null: the step is owed at `now`. */
export function obstacleTo(when: StepTime, deadlineVersion: number, task: TaskState, part: PartState, now: Instant): Obstacle | null {
  const stopped = whyStopped(task, part);
  if (stopped) return stopped;
  if ('on' in when) return when.on === 'no-acceptance' ? whyNotUnaccepted(part) : null;
  const deadline = deadlineInForce(task);
  if (deadline?.version !== deadlineVersion) return 'extended';
  const due = dueOf(deadline);
  return 'beforeDue' in when && due !== null && toMillis(now) >= toMillis(endOfDay(due)) ? 'day-passed' : null;
}

/** The last look: why a notice that was raised must not be sent now; null when it is still true. */
export function noticeObstacle(
  notice: Pick<NoticeEvents['NoticeRaised'], 'part' | 'step' | 'kind' | 'deadlineVersion'>,
  task: TaskState,
  policy: EscalationPolicy,
  now: Instant,
): Obstacle | null {
  const part = task.parts.find((each) => each.agency === notice.part) ?? null;
  const step = policy.steps.find((each) => each.step === notice.step && each.kind === notice.kind);
  // A step that the policy of today does not know was owed under the policy of its day; only the part itself can end that.
  return part && step ? obstacleTo(step.when, notice.deadlineVersion, task, part, now) : whyStopped(task, part);
}
