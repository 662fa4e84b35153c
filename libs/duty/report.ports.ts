// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { ReportView } from './report.views.js';

export abstract class ReportUseCases {
  abstract list(question: { period?: string; agency?: string; standing?: string }): ReportView[];
  abstract show(report: string): ReportView;
  abstract submit(report: string, body: unknown, by: Actor): Promise<ReportView>;
  abstract giveBack(report: string, body: unknown, by: Actor): Promise<ReportView>;
}
