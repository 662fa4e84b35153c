// Finds the rows of column headings in a grid, however many levels they have, and lays the columns.
import { isBlank, oneLine, sameWords } from '../document/cell-text.rule.js';
import { columnsOf, isTaskHeading, roleOf, type Column, type Role } from './columns.rule.js';
import { numberCell } from '../document/numbering.rule.js';
import type { SourceCell, SourceRow } from '../document/plan.types.rule.js';

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

/** Under a heading that covers several columns, by its span or by the empty cells after it, and may therefore have others below it. */
function isUnderWide(top: SourceRow, at: number): boolean {
  const cells = placed(top);
  return cells.some((each, index) => {
    if (roleOf(each.cell.text) === null) return false;
    const next = cells.slice(index + 1).find(({ cell }) => !isBlank(cell.text));
    const end = next ? next.at : widthOf(top);
    return end - each.at > 1 && at >= each.at && at < end;
  });
}

/** A second level stands under a heading that covers several columns, or under nothing, and holds headings only. */
function isNextLevel(row: SourceRow, above: readonly SourceRow[]): boolean {
  const own = placed(row).filter(({ cell }) => !cell.carried && !isBlank(cell.text));
  if (own.length > 1 && own.every(({ cell, at }) => cell.text.length <= 40 && numberCell(cell.text) === null && isUnderWide(above[0]!, at)))
    return true;
  if (leavesOf(above[0]!, row) !== null) return true;
  if (own.length === 0 || own.some(({ cell }) => roleOf(cell.text) === null || numberCell(cell.text) !== null)) return false;
  const top = placed(above[0]!);
  const under = own.filter(({ at }) => {
    const over = top.find((each) => at >= each.at && at < each.at + each.cell.span);
    return !over || over.cell.span > 1 || isBlank(over.cell.text);
  });
  return under.length > 0 || widthOf(row) < widthOf(above[0]!);
}

const AGENCY_LEAVES: readonly (Role | null)[] = ['lead', 'coordinator', 'agencies'];
const TIME_LEAVES: readonly (Role | null)[] = ['start', 'end', 'deadline', 'period'];

/**
 * Where a page was copied without its spans, the sub-headings of "Cơ quan thực hiện" or "Thời gian" stand one after the other,
 * apart from what they belong to: they replace it. Null when they belong to nothing above.
 */
function spliced(top: readonly string[], below: readonly string[]): string[][] | null {
  const left = [...below];
  const taken = (kind: readonly (Role | null)[]): string[] => {
    const end = left.findIndex((leaf) => !kind.includes(roleOf(leaf)));
    return left.splice(0, end < 0 ? left.length : end);
  };
  const columns = top.flatMap((heading) => {
    const role = roleOf(heading);
    const kind = role === 'lead' || role === 'agencies' ? AGENCY_LEAVES : role === 'deadline' ? TIME_LEAVES : null;
    const shares =
      role === 'funding' && left.length >= 2 && left.every((leaf) => leaf.length <= 25 && [null, 'funding', 'note'].includes(roleOf(leaf)));
    const leaves = shares ? left.splice(0) : kind && left.length >= 2 ? taken(kind) : [];
    return leaves.length > 0 ? leaves.map((leaf) => [heading, leaf]) : [[heading]];
  });
  const parents = new Set(columns.filter((levels) => levels.length > 1).map(([parent]) => parent));
  return left.length === 0 && columns.length === top.length + below.length - parents.size && parents.size < below.length ? columns : null;
}

/** Headings of a pasted run, where "Cơ quan thực hiện … Chủ trì | Phối hợp" came out one after the other. */
export function columnsOfRun(headings: readonly string[]): Column[] {
  for (let tail = Math.min(8, headings.length - 3); tail >= 2; tail -= 1) {
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

const trimmed = (row: SourceRow): string[] => {
  const last = row.cells.findLastIndex((cell) => !isBlank(cell.text));
  return row.cells.slice(0, last + 1).map((cell) => cell.text);
};

/** A second level whose cells begin at the left although they belong further right, as in text copied from a page. */
function leavesOf(top: SourceRow, row: SourceRow): string[][] | null {
  const [above, below] = [trimmed(top), trimmed(row)];
  if (below.length >= above.length || below.some(isBlank) || row.cells.some((cell) => cell.carried)) return null;
  // "I | Thể chế" is the first section, not two headings of money.
  if (below.some((text) => numberCell(text) !== null)) return null;
  return spliced(above, below);
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
  const apart = levels.length === 2 ? leavesOf(levels[0]!, levels[1]!) : null;
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
