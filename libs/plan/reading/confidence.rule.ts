// How surely a row was read, between 0 and 1: every doubt takes its share, and the doubts themselves are the reasons.
import type { ProblemCode } from './document/problem.rule.js';
import type { PlanProblem } from './document/plan.types.rule.js';

/** What is left of the confidence after one such doubt; what is not listed takes nothing away. */
const LEFT: Partial<Record<ProblemCode, number>> = {
  'prose-task': 0.5,
  'columns-guessed': 0.6,
  'row-judged': 0.8,
  'cells-by-line': 0.8,
  'row-unread': 0.3,
  'cell-extra': 0.7,
  'cell-missing': 0.9,
  'cell-carried': 0.7,
  'title-missing': 0.5,
  'row-struck': 0.3,
  'text-struck': 0.7,
  'row-hidden': 0.8,
  'fused-shared': 0.6,
  'parties-unmarked': 0.6,
  'lead-missing': 0.5,
  'lead-unknown': 0.8,
  'agency-unresolved': 0.7,
  'deadline-missing': 0.6,
  'deadline-unreadable': 0.5,
  'deadline-without-year': 0.5,
  'deadline-ambiguous': 0.7,
};

/** A row with the same doubt twice is not doubted twice. */
export function confidenceOf(problems: readonly PlanProblem[]): number {
  const codes = new Set(problems.map((problem) => problem.code));
  const left = [...codes].reduce((whole, code) => whole * (LEFT[code as ProblemCode] ?? 1), 1);
  return Math.round(left * 100) / 100;
}
