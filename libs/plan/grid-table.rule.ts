// A table whose rows the document itself marks: lays the columns by its headings and puts every cell under one.
import { align, costInPlace } from './align.rule.js';
import { isBlank } from './cell-text.rule.js';
import type { Column } from './columns.rule.js';
import { countsColumns, findHeadings, placed, repeatsHeadings, widthOf } from './headings.rule.js';
import type { LaidCell, LaidRow } from './laid-table.rule.js';
import { numberCell } from './numbering.rule.js';
import type { SourceRow } from './plan.types.rule.js';

/** How much better the judged places must be before the places the document gives are doubted. */
const DOUBT = 2;

const trimmedEnd = (row: SourceRow): SourceRow['cells'] => {
  const last = row.cells.findLastIndex((cell) => !isBlank(cell.text));
  return row.cells.slice(0, last + 1);
};

const inPlace = (row: SourceRow, columns: readonly Column[]): LaidCell[] =>
  placed(row).map(({ cell, at }) => ({ ...cell, place: at < columns.length ? at : null }));

/** One text alone, but for its number: the heading of a section, wherever its cell stands. */
function layAlone(row: SourceRow, columns: readonly Column[]): LaidCell[] | null {
  const filled = row.cells.filter((cell) => !isBlank(cell.text));
  const words = filled.filter((cell) => numberCell(cell.text) === null);
  if (words.length !== 1 || filled.length > 2 || widthOf(row) === columns.length) return null;
  const title = columns.findIndex((column) => column.role === 'title');
  const number = columns.findIndex((column) => column.role === 'number');
  return row.cells.map((cell) => ({ ...cell, place: cell === words[0] ? title : !isBlank(cell.text) && number >= 0 ? number : title }));
}

function layBody(row: SourceRow, columns: readonly Column[], trusted: boolean): LaidRow {
  const { where } = row;
  const alone = layAlone(row, columns);
  if (alone) return { kind: 'body', where, cells: alone };
  const given = inPlace(row, columns);
  if (widthOf(row) === columns.length && trusted) return { kind: 'body', where, cells: given };
  const kept = trimmedEnd(row);
  if (widthOf(row) === columns.length && kept.length === row.cells.length) return { kind: 'body', where, cells: given };
  const judged = align(
    kept.map((cell) => cell.text),
    columns,
  );
  if (!judged) return { kind: 'body', where, cells: given };
  const asGiven = costInPlace(
    given.flatMap(({ text, place }) => (place === null ? [] : [{ text, place }])),
    columns,
  );
  if (widthOf(row) === columns.length && judged.cost + DOUBT > asGiven) return { kind: 'body', where, cells: given };
  const cells = row.cells.map((cell, index): LaidCell => ({ ...cell, place: judged.places[index] ?? columns.length - 1 }));
  return { kind: 'body', where, cells, judged: true };
}

export interface Grid {
  /** How many rows stand above the headings. */
  above: number;
  columns: Column[];
  rows: LaidRow[];
}

const asHeading = (row: SourceRow): LaidRow => ({
  kind: 'heading',
  where: row.where,
  cells: row.cells.map((cell) => ({ ...cell, place: null })),
});

/** Rows above the headings are titles of the sheet; one that holds more than a line or two was not meant to be read over. */
function layAbove(row: SourceRow): LaidRow {
  const filled = row.cells.filter((cell) => !isBlank(cell.text)).length;
  return { ...asHeading(row), kind: filled > 3 ? 'unread' : 'heading' };
}

/** Lays a grid under the headings it carries; null when it carries none. `trusted`: the places of full rows are as the author set them. */
export function layGrid(rows: readonly SourceRow[], trusted: boolean): Grid | null {
  const headings = findHeadings(rows);
  if (!headings) return null;
  const { columns } = headings;
  const top = rows.slice(headings.from, headings.to);
  const body = rows.slice(headings.to);
  return {
    above: headings.from,
    columns,
    rows: [...rows.slice(0, headings.from).map(layAbove), ...top.map(asHeading), ...layUnder(body, columns, trusted, top)],
  };
}

/** Lays rows under columns known from elsewhere. */
export function layUnder(
  rows: readonly SourceRow[],
  columns: readonly Column[],
  trusted: boolean,
  headings: readonly SourceRow[] = [],
): LaidRow[] {
  return rows.map((row) => {
    if (repeatsHeadings(row, headings) || countsColumns(row)) return { ...asHeading(row), kind: 'repeated' };
    return layBody(row, columns, trusted);
  });
}
