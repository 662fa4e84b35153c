// What ends a task whatever its parts are at.
import type { TaskState } from './task.state.rule.js';

export const whyClosed = (task: TaskState): 'withdrawn' | 'carried-over' | null =>
  task.withdrawnAt ? 'withdrawn' : task.carriedTo ? 'carried-over' : null;
