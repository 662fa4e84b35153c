// What is still to be decided about the rows of an amending document: only what the amendment takes from them.
import type { PlanProblem } from '../reading/document/plan.types.rule.js';
import type { Draft, OpenPoint } from '../draft/draft.types.rule.js';
import { DEADLINE_POINTS, LEAD_POINTS, openRows, STRUCK_POINTS, type OpenRow } from '../draft/open-points.rule.js';
import type { ComparedRow } from './amendment.types.rule.js';
import { rowsTakenOver } from './effects.rule.js';

/** Doubts about those cells of the document that the amendment takes over; whether a row that is struck out stands is always one. */
export function doubtsOf(draft: Draft, rows: readonly ComparedRow[]): OpenRow[] {
  const cells = new Map(rowsTakenOver(rows).map((each) => [each.document, each]));
  const concerns = (row: string, point: OpenPoint): boolean => {
    const taken = cells.get(row);
    if (STRUCK_POINTS.includes(point)) return taken !== undefined || point === 'struck-out';
    return (taken?.lead === true && LEAD_POINTS.includes(point)) || (taken?.deadline === true && DEADLINE_POINTS.includes(point));
  };
  return openRows(draft.rows)
    .map(({ row, points }) => ({ row, points: points.filter((point) => concerns(row, point)) }))
    .filter((each) => each.points.length > 0);
}

/** Rows of the document whose deadline is that in force: nothing about it is asked again. */
const sameDeadline = (rows: readonly ComparedRow[]): Set<string> =>
  new Set(
    rows.flatMap(({ row, document, differences }) => {
      const changes = differences.some(({ kind }) => kind === 'deadline');
      const unmatched = row === null || differences.some(({ kind, decided }) => kind === 'pair' && decided?.choice !== 'same');
      return document === null || changes || unmatched ? [] : [document];
    }),
  );

/** What is to be said of the reading of the document's rows, without what is asked about days that stay as they are. */
export function problemsOf(
  draft: Draft,
  rows: readonly ComparedRow[],
): { document: PlanProblem[]; ofRow: ReadonlyMap<string, PlanProblem[]> } {
  const same = sameDeadline(rows);
  const isPointless = (row: string, { code }: PlanProblem): boolean => same.has(row) && code.startsWith('deadline-');
  const idOf = ({ code, where, text }: PlanProblem): string => JSON.stringify([code, where, text]);
  const pointless = new Set(draft.rows.flatMap(({ key, task }) => task.problems.filter((each) => isPointless(key, each)).map(idOf)));
  return {
    document: draft.problems.filter((each) => !pointless.has(idOf(each))),
    ofRow: new Map(draft.rows.map(({ key, task }) => [key, task.problems.filter((each) => !isPointless(key, each))])),
  };
}
