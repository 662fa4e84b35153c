// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class TaskUseCases {
  abstract list(question: {
    plan?: string;
    agency?: string;
    standing?: string;
    risk?: boolean;
    undetermined?: boolean;
  }): Promise<unknown[]>;
  abstract show(task: string): unknown;
  abstract history(task: string): Promise<unknown[]>;
  abstract order(verb: string, task: string, body: unknown, by: Actor): Promise<unknown>;
  abstract counts(plan?: string): Promise<unknown>;
  /** What a command about the deadline would bring about; nothing is stored. */
  abstract preview(verb: string, task: string, body: unknown, by: Actor): Promise<unknown>;
  abstract setDeadlines(body: unknown, by: Actor, preview: boolean): Promise<unknown>;
}
