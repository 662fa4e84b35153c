// A task that goes on under a document still to come is an operator task until somebody says which plan that has become.
import type { StoredEvent } from '../../kernel/index.js';
import { isUnresolved } from '../../task/facts/carry-over.rule.js';
import { taskOfStream } from '../../task/facts/task.fold.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { closeOperatorTask, openOperatorTask } from './follow-ups.js';
import type { Engine } from '../turn/engine.types.js';
import type { Recording } from '../turn/ports.types.js';

type CarryOversPorts = Recording & Pick<Engine, 'operatorTasks' | 'projections' | 'texts'>;

const operatorTaskKey = (task: string): string => `carry-over.${task}`;

export const isCarryOver = ({ type }: StoredEvent): boolean => type === 'TaskCarriedOver' || type === 'CarryOverResolved';

/** Safe to repeat: the operator task goes by how the task stands now. */
export async function followCarryOver(cause: StoredEvent, engine: CarryOversPorts): Promise<void> {
  const task = engine.projections.get<TaskState>(tasksProjection, taskOfStream(cause.stream) ?? '');
  if (!task?.assigned) return;
  const key = operatorTaskKey(task.id);
  if (!isUnresolved(task)) return closeOperatorTask(key, engine.texts.carryOverSettled, engine);
  const { title, paper } = task.assigned;
  const params = { task: task.id, title, plan: paper.number, document: task.carriedTo?.document ?? '' };
  await openOperatorTask({ key, kind: 'carry-over-unresolved', params, task: task.id, agency: null }, cause, engine);
}
