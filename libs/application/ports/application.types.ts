// What people and other systems may ask of the service besides what the engine turns on.
import type { Engine } from '../../engine/turn/engine.types.js';
import type { ReadModels } from '../../engine/turn/ports.types.js';
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

/** What may be asked about tasks, as people see them, and about what happened to them. */
export interface Questions {
  listTasks(question: TaskQuestion): Promise<TaskView[]>;
  showTask(task: string): TaskView;
  taskHistory(task: string): Promise<TrailEntry[]>;
  counts(plan?: string): Promise<TaskCounts>;
  askTrail(question: unknown): Promise<{ events: TrailEntry[]; more: boolean }>;
}

/** Orders to tasks, by their ids or what people call them. */
export type TaskOrders = Pick<Engine, 'tasks' | 'taskNamed'>;

/** The read models, and what follows at once from what an order has recorded. */
export type Following = ReadModels & Pick<Engine, 'react'>;

/** The read models, and what is new in the log as it comes. */
export type LiveReadModels = ReadModels & Pick<Engine, 'followLog' | 'onEvent'>;

/** By what messages leave. */
export type Outbound = Pick<Engine, 'channels' | 'queue'>;

/** Turns the engine, and lets what was queued leave. */
export type Turning = ReadModels & Pick<Engine, 'cycle' | 'queue'>;

/** All of it. Only who joins the parts takes the whole; everything else names what it uses. */
export type Application = Engine & Questions;
