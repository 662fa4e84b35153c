// What people and other systems may ask of the service besides what the engine turns on.
import type { Engine } from '../../engine/turn/engine.types.js';
import type { TaskCounts } from '../views/seen-tasks.js';
import type { TaskView } from '../../task/task.views.js';
import type { TrailEntry } from '../../audit/trail.views.js';

/** `risk`: only those with a risk. `undetermined`: only those whose day a document has still to fix. */
export interface TaskQuestion {
  plan?: string | undefined;
  agency?: string | undefined;
  standing?: string | undefined;
  risk?: boolean | undefined;
  undetermined?: boolean | undefined;
}

export interface Application extends Engine {
  listTasks(question: TaskQuestion): Promise<TaskView[]>;
  showTask(task: string): TaskView;
  taskHistory(task: string): Promise<TrailEntry[]>;
  askTrail(question: unknown): Promise<{ events: TrailEntry[]; more: boolean }>;
  counts(plan?: string): Promise<TaskCounts>;
}
