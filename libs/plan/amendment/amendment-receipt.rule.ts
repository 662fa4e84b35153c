// Accounts for every row of the plan in force and every row of the new document, so that none can vanish.
import type { Draft } from '../draft/draft.types.rule.js';
import type { AmendmentReceipt, ComparedRow, Difference, Outcome, ReceiptLine } from './amendment.types.rule.js';

const chosen = (row: ComparedRow, choice: 'accept' | 'keep'): Difference['kind'][] =>
  row.differences.filter((each) => each.decided?.choice === choice).map((each) => each.kind);

function outcomeOf(row: ComparedRow): Outcome {
  if (row.standing === 'set-aside') return 'never-assigned';
  if (row.standing === 'withdrawn' || row.standing === 'carried-over') return 'closed-before';
  const [accepted, kept] = [chosen(row, 'accept'), chosen(row, 'keep')];
  if (row.row === null) return accepted.length > 0 ? 'added' : 'not-taken-over';
  if (row.document === null) return kept.length > 0 ? 'kept' : 'withdrawn';
  if (accepted.length > 0) return 'changed';
  return kept.length > 0 ? 'kept' : 'unchanged';
}

function counted(lines: readonly ReceiptLine[], side: 'row' | 'document'): AmendmentReceipt['plan'] {
  const outcomes: Partial<Record<Outcome, number>> = {};
  const mine = lines.filter((line) => line[side] !== null);
  for (const { outcome } of mine) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return { rows: mine.length, outcomes };
}

/** @param rows of a comparison in which every difference is decided */
export function receiptOf(rows: readonly ComparedRow[], draft: Pick<Draft, 'rows'>): AmendmentReceipt {
  const lines: ReceiptLine[] = rows.map((row) => ({
    row: row.row,
    document: row.document,
    outcome: outcomeOf(row),
    accepted: chosen(row, 'accept'),
    kept: chosen(row, 'keep'),
  }));
  for (const { key, fate } of draft.rows) {
    if (fate !== 'task') lines.push({ row: null, document: key, outcome: fate, accepted: [], kept: [] });
  }
  return { lines, plan: counted(lines, 'row'), document: counted(lines, 'document') };
}
