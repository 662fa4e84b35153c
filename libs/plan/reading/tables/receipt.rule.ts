// The account of cells: empty at first, and added up table by table.
import type { Receipt } from '../document/plan.types.rule.js';

export const emptyReceipt = (): Receipt => ({ cells: 0, tasks: 0, headings: 0, repeatedHeaders: 0, problems: 0, rows: 0, taskRows: 0 });

export const sum = (one: Receipt, other: Receipt): Receipt => ({
  cells: one.cells + other.cells,
  tasks: one.tasks + other.tasks,
  headings: one.headings + other.headings,
  repeatedHeaders: one.repeatedHeaders + other.repeatedHeaders,
  problems: one.problems + other.problems,
  rows: one.rows + other.rows,
  taskRows: one.taskRows + other.taskRows,
});
