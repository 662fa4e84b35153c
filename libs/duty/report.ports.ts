// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class ReportUseCases {
  abstract list(question: { period?: string; agency?: string; standing?: string }): unknown[];
  abstract show(report: string): unknown;
  abstract submit(report: string, body: unknown, by: Actor): Promise<unknown>;
  abstract giveBack(report: string, body: unknown, by: Actor): Promise<unknown>;
}
