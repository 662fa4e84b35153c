// A task that goes on under a document still to come is a chore until somebody says which plan that has become.
import type { StoredEvent } from '../../libs/kernel/index.js';
import { isUnresolved } from '../../libs/task/carry-over.rule.js';
import { taskOfStream } from '../../libs/task/task.fold.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { closeChore, openChore } from './follow-ups.js';
import type { House } from './house.types.js';

const choreKey = (task: string): string => `carry-over.${task}`;

export const isCarryOver = ({ type }: StoredEvent): boolean => type === 'TaskCarriedOver' || type === 'CarryOverResolved';

/** Safe to repeat: the chore goes by how the task stands now. */
export async function followCarryOver(cause: StoredEvent, house: House): Promise<void> {
  const task = house.projections.get<TaskState>(tasksProjection, taskOfStream(cause.stream) ?? '');
  if (!task?.assigned) return;
  const key = choreKey(task.id);
  if (!isUnresolved(task)) return closeChore(key, house.texts.carryOverSettled, house);
  const { title, paper } = task.assigned;
  const params = { task: task.id, title, plan: paper.number, document: task.carriedTo?.document ?? '' };
  await openChore({ key, kind: 'carry-over-unresolved', params, task: task.id, agency: null }, cause, house);
}
