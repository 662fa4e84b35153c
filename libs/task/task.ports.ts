// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { TrailEntry } from '../audit/trail.views.js';
import type { Actor } from '../kernel/index.js';
import type { DeadlinePreview, DeadlinesSet, TaskCounts, TaskView } from './task.views.js';

export abstract class TaskUseCases {
  abstract list(question: {
    plan?: string;
    agency?: string;
    standing?: string;
    risk?: boolean;
    undetermined?: boolean;
  }): Promise<readonly TaskView[]>;
  abstract show(task: string): TaskView;
  abstract history(task: string): Promise<readonly TrailEntry[]>;
  abstract order(verb: string, task: string, body: unknown, by: Actor): Promise<TaskView>;
  abstract counts(plan?: string): Promise<TaskCounts>;
  /** What a command about the deadline would bring about; nothing is stored. */
  abstract preview(verb: string, task: string, body: unknown, by: Actor): Promise<DeadlinePreview>;
  abstract setDeadlines(body: unknown, by: Actor, preview: boolean): Promise<DeadlinesSet>;
}
