// Whether what a draft says of a task is still so: between the draft and the signature the task may be done, withdrawn, given to
// another lead, or have another day.
import type { Calendar } from '../deadline/calendar.rule.js';
import type { Instant } from '../kernel/index.js';
import { deadlineInForce } from '../task/conditions.rule.js';
import { partStanding } from '../task/standing.rule.js';
import type { TaskState } from '../task/task.state.rule.js';
import type { LetterItem, StruckReason } from './letter.events.js';

/** Why the letter may no longer ask this of the agency; null while it may. `task`: null when it is not known any more. */
export function whyNoLonger(
  item: Pick<LetterItem, 'deadlineVersion'>,
  agency: string,
  task: TaskState | null,
  at: Instant,
  calendar: Calendar,
): StruckReason | null {
  if (!task?.assigned || task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  const part = task.parts.find((each) => each.agency === agency);
  if (!part) return 'reassigned';
  if (part.phase === 'done') return 'done';
  if (part.phase === 'awaiting-confirmation') return 'awaiting-confirmation';
  if (task.suspendedAt) return 'suspended';
  if (item.deadlineVersion !== null && item.deadlineVersion !== deadlineInForce(task)?.version) return 'deadline-changed';
  return partStanding(task, part, at, calendar).standing === 'late' ? null : 'not-late';
}
