// What a row of a grid is: the heading of a section, the rest of a row broken by the page, or a task.
import { isBlank, isCapitals, oneLine, sameWords } from '../document/cell-text.rule.js';
import type { Column } from './columns.rule.js';
import { cellsAt, hasRole, textAt, type LaidCell, type LaidRow } from './laid-table.rule.js';
import { numberCell, numberedLine } from '../document/numbering.rule.js';

export interface HeadingLine {
  code: string;
  level: number | null;
  name: string;
}

const roleAt = (cell: LaidCell, columns: readonly Column[]) => (cell.place === null ? null : (columns[cell.place]?.role ?? null));

const words = (row: LaidRow, columns: readonly Column[]): LaidCell[] =>
  row.cells.filter((cell) => !isBlank(cell.text) && !(roleAt(cell, columns) === 'number' && numberCell(cell.text) !== null));

/** The number and the name of a row that would be a heading. */
export function headingLine(row: LaidRow, columns: readonly Column[]): HeadingLine {
  const text = oneLine(words(row, columns)[0]?.text ?? '');
  const number =
    numberCell(textAt(row, columns, 'number') ?? '') ?? row.cells.map((cell) => numberCell(cell.text)).find((found) => found !== null);
  const line = numberedLine(text);
  if (number) return { code: number.code, level: number.level, name: line?.code === number.code ? line.rest : text };
  return line ? { code: line.code, level: line.level, name: line.rest } : { code: '', level: null, name: text };
}

/** Level of the number a row carries, in its own column or before its title. */
export function levelOfRow(row: LaidRow, columns: readonly Column[]): number | null {
  const number = numberCell(textAt(row, columns, 'number') ?? '');
  if (number) return number.level;
  const first = row.cells.find((cell) => !isBlank(cell.text));
  return first ? (numberedLine(first.text)?.level ?? null) : null;
}

/** Only one text stands in the row (a text said again in every column of a dissolved merge counts once). */
function standsAlone(row: LaidRow, columns: readonly Column[]): LaidCell | null {
  const own = words(row, columns).filter((cell) => !(cell.carried && ['group', 'field'].includes(roleAt(cell, columns) ?? '')));
  if (own.length === 0 || new Set(own.map((cell) => sameWords(cell.text))).size !== 1) return null;
  const role = roleAt(own[0]!, columns);
  const wide = own.length > 1 || own[0]!.span > 1;
  return wide || role === null || ['number', 'field', 'group', 'title'].includes(role) ? own[0]! : null;
}

/**
 * Whether a row is the heading of a section. A row with a title and nothing else is one, unless its number says that it is a
 * brother of the task above and nothing deeper follows: then somebody forgot to fill it in, and it must not vanish as a heading.
 */
export function isSection(row: LaidRow, next: LaidRow | undefined, lastTaskLevel: number | null, columns: readonly Column[]): boolean {
  const cell = standsAlone(row, columns);
  if (!cell) return false;
  if (row.kind === 'section') return true;
  const { level } = headingLine(row, columns);
  if (cell.bold || level === null || level <= 1 || isCapitals(oneLine(cell.text))) return true;
  if (cell.span > 1 && cell.span * 2 >= columns.length) return true;
  const below = next ? levelOfRow(next, columns) : null;
  if (below !== null && below > level) return true;
  return lastTaskLevel === null || lastTaskLevel !== level;
}

/** A row whose number was printed on the page before goes on here; one alone in capitals or with a number of its own does not. */
const startsTask = (row: LaidRow, columns: readonly Column[]): boolean =>
  (textAt(row, columns, 'number') ?? '').trim() !== '' || levelOfRow(row, columns) !== null || standsAlone(row, columns)?.bold === true;

/** Neither number nor term, but more than one cell: the lines that were left of a row. */
const lacksTerm = (row: LaidRow, columns: readonly Column[]): boolean =>
  levelOfRow(row, columns) === null && isBlank(textAt(row, columns, 'deadline') ?? '') && standsAlone(row, columns) === null;

const startsLow = (cells: readonly LaidCell[]): boolean =>
  cells.filter((cell) => /^\p{Ll}/u.test(cell.text.trim())).length * 2 > cells.length;

/** "Tổng cộng": the sum of a column of money is no task. With a number of its own it is left to the reviewer. */
export function isTotal(row: LaidRow, columns: readonly Column[]): boolean {
  const [first] = words(row, columns);
  const told = (['number', 'lead', 'agencies', 'deadline', 'end'] as const).some((role) => says(row, columns, role));
  return /^(?:tổng(?: cộng| số| kinh phí)?|cộng)\s*[:.]?$/iu.test(first?.text.trim() ?? '') && !told;
}

const says = (row: LaidRow, columns: readonly Column[], role: Column['role']): boolean => {
  const text = textAt(row, columns, role) ?? '';
  return role === 'number' ? numberCell(text) !== null : !isBlank(text) && cellsAt(row, columns, role)!.every((cell) => cell.span === 1);
};

/** A row cut by the page goes on in lower case, or in one cell only, and carries no number. `numbered`: the row above has one. */
export function isContinuation(row: LaidRow, columns: readonly Column[], numbered: boolean): boolean {
  const own = row.cells.filter((cell) => !isBlank(cell.text));
  if (own.length === 0 || own.some((cell) => cell.carried || cell.span > 1 || roleAt(cell, columns) === 'number')) return false;
  if (own.every((cell) => /^[\p{Ll}(),.;:]/u.test(cell.text.trim()) && numberedLine(cell.text) === null)) return true;
  if (row.pageTop && (hasRole(columns, 'number') ? !startsTask(row, columns) : startsLow(own) || (numbered && lacksTerm(row, columns))))
    return true;
  const role = roleAt(own[0]!, columns);
  return (
    own.length === 1 &&
    hasRole(columns, 'number') &&
    !own[0]!.bold &&
    (role === 'lead' || role === 'coordinator' || role === 'product' || role === 'funding')
  );
}
