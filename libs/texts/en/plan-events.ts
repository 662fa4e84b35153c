// What happens to a plan, one sentence an event.
import type { PlanFacts } from '../facts/plan-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { choices, points } from './plan-review.js';
import { refusals } from './task.js';

const asIs = (id: string): string => id;
const because = (reason: string | null): string => (reason ? `; reason: ${reason}` : '');
const open = (rows: PlanFacts['PlanApproved']['asRead']): string =>
  rows.map((each) => `row ${each.row} (${each.points.map((point) => points[point] ?? point).join(', ')})`).join(', ');

/** What the task has answered. */
function whyRefused(code: string, params: Params): string {
  const said = (refusals as Sentences)[code]?.(params);
  return said ? `: ${said.replace(/\.$/u, '')}` : '';
}

export const events: { [Type in keyof PlanFacts]: (data: PlanFacts[Type], names?: (id: string) => string) => string } = {
  PlanImported: (d) => `Plan ${d.head.number ?? d.source.name} imported from “${d.source.name}”: ${d.tasks.length} tasks`,
  PlanApproved: (d, names = asIs) =>
    [
      `Plan ${names(d.plan)} approved and its tasks assigned`,
      ...(d.leftOut.length > 0 ? [`left out: ${d.leftOut.map((each) => `row ${each.row} (${each.reason})`).join(', ')}`] : []),
      ...(d.asRead.length > 0 ? [`accepted as read: ${open(d.asRead)}`] : []),
    ].join('; '),
  PlanDiscarded: (d, names = asIs) => `Draft of plan ${names(d.plan)} discarded: ${d.reason}`,
  RowCorrected: (d) =>
    `Row ${d.row} corrected: ${Object.entries(d.cells)
      .map(([cell, text]) => `${cell} now “${text}”`)
      .join('; ')}`,
  RowSplit: (d) => `Row ${d.row} split into ${d.pieces.map((piece) => `${piece.key} “${piece.task.title}”`).join(', ')}`,
  RowsJoined: (d) => `Row ${d.rows.join(', ')} joined to row ${d.row}`,
  RowsSetAside: (d) => `Row ${d.rows.join(', ')} marked as not a task${because(d.reason)}`,
  RowAdded: (d) => `Row ${d.row} “${d.task.title}” added${because(d.reason)}`,
  AgencyResolved: (d) => {
    const also = d.alsoRead.length > 0 ? `, and rows read again: ${d.alsoRead.map((each) => each.row).join(', ')}` : '';
    return `In row ${d.row}, “${d.text}” is ${d.agency.name}${d.taught ? `; the directory learnt the name${also}` : ''}`;
  },
  DeadlineDecided: (d) => `Deadline of row ${d.row} decided: ${d.task.deadline.why}`,
  ReadingAccepted: (d) => `Accepted as read: ${open(d.rows)}`,
  DifferencesDecided: (d) =>
    `Decided “${choices[d.choice] ?? d.choice}” for ${d.differences.map((each) => each.key).join(', ')}${because(d.reason)}`,
  DecisionTakenBack: (d) => `Decision ${d.taken} taken back`,
  AmendmentImported: (d) =>
    `Amendment ${d.head.number ?? d.source.name} (no. ${d.amendment}) imported from “${d.source.name}”: ${d.tasks.length} tasks`,
  AmendmentDiscarded: (d) => `Amendment ${d.amendment} discarded: ${d.reason}`,
  AmendmentApplied: (d) =>
    `Amendment ${d.paper.number} (no. ${d.amendment}) applied to ${d.effects.length} tasks; ${d.receipt.plan.rows} old and ${d.receipt.document.rows} new rows accounted for`,
  AmendmentEffectRefused: (d, names = asIs) =>
    `Amendment ${d.amendment} could not be carried out on task ${names(d.task)}${whyRefused(d.code, d.params)}`,
  AmendmentCarriedOut: (d) => `Amendment ${d.amendment} was carried out`,
};
