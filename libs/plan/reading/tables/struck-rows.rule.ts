// Rows and cells that the document struck out. A row struck out as a whole keeps its words, because somebody must decide on it;
// a cell struck out in a row that stands counts as empty.
import { isBlank } from '../document/cell-text.rule.js';
import type { Column, Role } from './columns.rule.js';
import { cellsAt, type LaidCell, type LaidRow, type LaidTable } from './laid-table.rule.js';
import { numberCell } from '../document/numbering.rule.js';
import { planProblem } from '../document/problem.rule.js';
import type { PlanProblem } from '../document/plan.types.rule.js';

const isOut = (cell: LaidCell): boolean => cell.struck?.whole === true;

/** All its words, but for its number; or the words of the task itself, whatever else was left standing. */
function isStruckOut(row: LaidRow, columns: readonly Column[]): boolean {
  const own = row.cells.filter((cell) => !isBlank(cell.text) && !cell.carried);
  const words = own.filter((cell) => numberCell(cell.text) === null);
  const titles = (cellsAt(row, columns, 'title') ?? []).filter((cell) => !isBlank(cell.text) && !cell.carried);
  return (words.length > 0 && words.every(isOut)) || (titles.length > 0 && titles.every(isOut));
}

const withoutWords = (cell: LaidCell): LaidCell => (isOut(cell) ? { ...cell, text: '' } : cell);

/** The rows as they count: see above. */
export function standingRows({ rows, columns }: Pick<LaidTable, 'rows' | 'columns'>): LaidRow[] {
  return rows.map((row) => {
    if (!row.cells.some((cell) => cell.struck)) return row;
    return isStruckOut(row, columns) ? { ...row, struck: true } : { ...row, cells: row.cells.map(withoutWords) };
  });
}

/** Columns by the cell of a task they become; none for those that are no cell of their own. */
const CELL_OF: Partial<Record<Role, string>> = { agencies: 'lead', start: 'deadline', end: 'deadline', period: 'deadline' };
const CELLS: readonly string[] = ['title', 'product', 'lead', 'coordinator', 'deadline', 'funding'];

/** What the reviewer is told of a row and of each of its cells. */
export function struckProblems(row: LaidRow, columns: readonly Column[]): PlanProblem[] {
  const out = row.cells.filter((cell) => cell.struck && !cell.carried);
  if (row.struck) return [planProblem('row-struck', row.where, out.map((cell) => cell.struck!.words).join(' | '))];
  return row.cells
    .filter((cell) => cell.struck)
    .map((cell) => {
      const role = cell.place === null ? undefined : columns[cell.place]?.role;
      const column = role && (CELL_OF[role] ?? (CELLS.includes(role) ? role : undefined));
      const words = cell.struck!.words.slice(0, 300);
      return planProblem('text-struck', row.where, words, { words, ...(column ? { column } : {}) });
    });
}

/** Whether the words of a cell are gone because they were struck out: nothing may be put in their place. */
export const isGone = (row: LaidRow, columns: readonly Column[], role: Role): boolean => cellsAt(row, columns, role)?.some(isOut) ?? false;
