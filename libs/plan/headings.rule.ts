// Finds the rows of column headings in a grid, however many levels they have, and lays the columns.
import { isBlank, oneLine, sameWords } from './cell-text.rule.js';
import { columnsOf, isTaskHeading, roleOf, type Column, type Role } from './columns.rule.js';
import { numberCell } from './numbering.rule.js';
import type { SourceCell, SourceRow } from './plan.types.rule.js';

/** Cells with the column they start at. */
export interface PlacedCell {
  cell: SourceCell;
  at: number;
}

export function placed(row: SourceRow): PlacedCell[] {
  let at = 0;
  return row.cells.map((cell) => {
    const here = { cell, at };
    at += cell.span;
    return here;
  });
}

export const widthOf = (row: SourceRow): number => row.cells.reduce((sum, cell) => sum + cell.span, 0);

const filled = (row: SourceRow): SourceCell[] => row.cells.filter((cell) => !isBlank(cell.text));
const rolesOf = (cells: readonly SourceCell[]): (Role | null)[] => cells.map((cell) => roleOf(cell.text));

/** The row (1) (2) (3) … or A B 1 2 … that counts the columns. */
export function countsColumns(row: SourceRow): boolean {
  const cells = filled(row).map((cell) => oneLine(cell.text).replace(/[()[\]]/g, ''));
  if (cells.length < 3 || cells.length < row.cells.length / 2) return false;
  const numbers = cells.filter((cell) => /^\d{1,2}$/.test(cell)).map(Number);
  if (numbers.length < 2 || !cells.every((cell) => /^\d{1,2}$/.test(cell) || /^[A-Za-z]$/.test(cell) || /^\d{1,2}\s*=/.test(cell)))
    return false;
  return numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
}

/** A second level stands under a heading that covers several columns, or under nothing, and holds headings only. */
function isNextLevel(row: SourceRow, above: readonly SourceRow[]): boolean {
  const own = placed(row).filter(({ cell }) => !cell.carried && !isBlank(cell.text));
  if (own.length === 0 || own.some(({ cell }) => roleOf(cell.text) === null || numberCell(cell.text) !== null)) return false;
  const top = placed(above[0]!);
  const under = own.filter(({ at }) => {
    const over = top.find((each) => at >= each.at && at < each.at + each.cell.span);
    return !over || over.cell.span > 1 || isBlank(over.cell.text);
  });
  return under.length > 0 || widthOf(row) < widthOf(above[0]!);
}

/** Without spans the sub-headings are printed apart: they replace the heading they belong to. */
function spliced(top: readonly string[], below: readonly string[]): string[][] | null {
  const roles = below.map(roleOf);
  const agencies = roles.every((role) => role === 'lead' || role === 'coordinator' || role === 'agencies');
  const times = roles.every((role) => role === 'start' || role === 'end' || role === 'deadline' || role === 'period');
  if (below.length < 2 || (!agencies && !times)) return null;
  const parent = top.findIndex((heading) => {
    const role = roleOf(heading);
    return agencies ? role === 'lead' || role === 'agencies' : role === 'deadline';
  });
  if (parent < 0) return null;
  return top.flatMap((heading, index) => (index === parent ? below.map((leaf) => [heading, leaf]) : [[heading]]));
}

/** Headings of a pasted run, where "Cơ quan thực hiện … Chủ trì | Phối hợp" came out one after the other. */
export function columnsOfRun(headings: readonly string[]): Column[] {
  for (let tail = 2; tail <= 4 && tail < headings.length - 1; tail += 1) {
    const top = headings.slice(0, -tail);
    const below = headings.slice(-tail);
    const already = new Set(top.map(roleOf));
    const doubled =
      below.some((heading) => already.has(roleOf(heading))) ||
      below.every((heading) => ['start', 'end', 'period'].includes(roleOf(heading) ?? ''));
    const levels = doubled ? spliced(top, below) : null;
    if (levels) return columnsOf(levels);
  }
  return columnsOf(headings.map((heading) => [heading]));
}

export interface Headings {
  /** Rows [from, to) hold the headings. */
  from: number;
  to: number;
  columns: Column[];
}

function headingsAt(rows: readonly SourceRow[], from: number): Headings {
  let to = from + 1;
  while (to < rows.length && to - from < 4 && isNextLevel(rows[to]!, rows.slice(from, to))) to += 1;
  const levels = rows.slice(from, to);
  const end = to < rows.length && countsColumns(rows[to]!) ? to + 1 : to;
  const apart =
    levels.length === 2 && widthOf(levels[1]!) < widthOf(levels[0]!)
      ? spliced(
          levels[0]!.cells.map((c) => c.text),
          filled(levels[1]!).map((c) => c.text),
        )
      : null;
  if (apart) return { from, to: end, columns: columnsOf(apart) };
  const width = Math.max(...levels.map(widthOf));
  const grids = levels.map(placed);
  const headings = Array.from({ length: width }, (_, at) => {
    const texts = grids.map((cells) => oneLine(cells.find((each) => at >= each.at && at < each.at + each.cell.span)?.cell.text ?? ''));
    // In Markdown a heading over two columns leaves the second one empty: it belongs to its neighbour when something stands below.
    if (texts[0] === '' && texts.length > 1 && texts.at(-1) !== '' && at > 0) {
      for (let left = at - 1; left >= 0 && texts[0] === ''; left -= 1)
        texts[0] = oneLine(grids[0]!.find((each) => left >= each.at && left < each.at + each.cell.span)?.cell.text ?? '');
    }
    return texts.filter((text, index) => text !== '' && texts.indexOf(text) === index);
  });
  return { from, to: end, columns: columnsOf(headings) };
}

/** The first row of headings of a table of tasks; null when there is none. */
export function findHeadings(rows: readonly SourceRow[], start = 0, reach = rows.length): Headings | null {
  for (let from = start; from < Math.min(rows.length, start + reach); from += 1) {
    const cells = filled(rows[from]!);
    if (cells.length < 2) continue;
    const roles = rolesOf(cells);
    const known = roles.filter((role) => role !== null).length;
    if (known * 2 < cells.length) continue;
    const next = rows[from + 1];
    const both = next && isNextLevel(next, [rows[from]!]) ? roles.concat(rolesOf(filled(next))) : roles;
    if (isTaskHeading(both)) return headingsAt(rows, from);
  }
  return null;
}

/** Whether a row says again what the headings said, as at the top of a new page. */
export function repeatsHeadings(row: SourceRow, headings: readonly SourceRow[]): boolean {
  const own = filled(row).map((cell) => sameWords(cell.text));
  if (own.length < 2) return false;
  return headings.some((heading) => {
    const texts = new Set(filled(heading).map((cell) => sameWords(cell.text)));
    return own.filter((text) => texts.has(text)).length >= Math.max(2, own.length * 0.7);
  });
}
