// Every task as it stands, folded from its own stream.
import type { Projection } from '../kernel/index.js';
import { evolveTask, initialTask, isOpen, taskOfStream, type RecordedTaskEvent } from './task.fold.rule.js';
import type { TaskState } from './task.state.rule.js';

export const tasksProjection: Projection<TaskState> = {
  name: 'tasks',
  version: 1,
  keys(event) {
    const task = taskOfStream(event.stream);
    return task === null ? [] : [task];
  },
  evolve: (row, event) => evolveTask(row ?? initialTask, event as unknown as RecordedTaskEvent),
  indexes: {
    plan: (row) => row.assigned?.plan ?? null,
    open: (row) => (isOpen(row) ? 1 : null),
  },
};
