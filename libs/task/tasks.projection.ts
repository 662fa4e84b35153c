// Every task as it stands, folded from its own stream.
import { daysBetween, type Projection } from '../kernel/index.js';
import { explanationOwed } from './orders/explanation.rule.js';
import { overseerOf } from './orders/overseer.rule.js';
import { evolveTask, initialTask, isOpen, taskOfStream, type RecordedTaskEvent } from './facts/task.fold.rule.js';
import { codeKey } from './facts/task-name.rule.js';
import type { TaskState } from './facts/task.state.rule.js';

/**
 * What every list asks of a task. One that cannot answer is found when the event is folded that made it so, and not by whoever
 * looks at the list.
 */
function askedOnce(task: TaskState): TaskState {
  if (!task.assigned) return task;
  if (typeof task.assigned.paper.number !== 'string') throw new TypeError('a task without a paper');
  for (const part of task.parts) {
    overseerOf(task, part);
    const owed = explanationOwed(part);
    if (owed) daysBetween(owed.due, owed.due);
  }
  return task;
}

export const tasksProjection: Projection<TaskState> = {
  name: 'tasks',
  version: 5,
  keys(event) {
    const task = taskOfStream(event.stream);
    return task === null ? [] : [task];
  },
  evolve: (row, event) => askedOnce(evolveTask(row ?? initialTask, event as unknown as RecordedTaskEvent)),
  indexes: {
    /** As people name it. */
    code: (row) => (row.assigned ? codeKey(row.assigned.code) : null),
    plan: (row) => row.assigned?.plan ?? null,
    /** Of a log from before there were codes. */
    uncoded: (row) => (row.assigned?.codeInPlan === null ? 1 : null),
    open: (row) => (isOpen(row) ? 1 : null),
    carriedOver: (row) => (row.carriedTo ? 1 : null),
  },
};
