// A table whose rows the document itself marks: lays the columns by its headings and puts every cell under one.
import { align, costInPlace } from './align.rule.js';
import { isBlank } from '../document/cell-text.rule.js';
import type { Column } from './columns.rule.js';
import { countsColumns, placed, repeatsHeadings, widthOf, type Headings } from './headings.rule.js';
import type { LaidCell, LaidRow } from './laid-table.rule.js';
import { numberCell } from '../document/numbering.rule.js';
import type { SourceRow } from '../document/plan.types.rule.js';
import { noVocabulary, vocabularyOf, type Vocabulary } from './vocabulary.rule.js';

/** How much better the judged places must be before the places the document gives are doubted. */
const DOUBT = 2;

const trimmedEnd = (row: SourceRow): SourceRow['cells'] => {
  const last = row.cells.findLastIndex((cell) => !isBlank(cell.text));
  return row.cells.slice(0, last + 1);
};

const inPlace = (row: SourceRow, columns: readonly Column[]): LaidCell[] =>
  placed(row).map(({ cell, at }) => ({ ...cell, place: at < columns.length ? at : null }));

/** One text alone, but for its number: the heading of a section, wherever its cell stands. */
function layAlone(row: SourceRow, columns: readonly Column[], trusted: boolean): LaidCell[] | null {
  const filled = row.cells.filter((cell) => !isBlank(cell.text));
  const words = filled.filter((cell) => numberCell(cell.text) === null);
  if (words.length !== 1 || filled.length > 2) return null;
  const title = columns.findIndex((column) => column.role === 'title');
  const at = placed(row).find(({ cell }) => cell === words[0])!.at;
  if (widthOf(row) === columns.length && (trusted || at > title)) return null;
  const number = columns.findIndex((column) => column.role === 'number');
  return row.cells.map((cell) => ({ ...cell, place: cell === words[0] ? title : !isBlank(cell.text) && number >= 0 ? number : title }));
}

function layBody(row: SourceRow, columns: readonly Column[], trusted: boolean, vocabulary: Vocabulary): LaidRow {
  const { where } = row;
  const alone = layAlone(row, columns, trusted);
  if (alone) return { kind: 'body', where, cells: alone };
  const given = inPlace(row, columns);
  if (widthOf(row) === columns.length && trusted) return { kind: 'body', where, cells: given };
  const kept = trimmedEnd(row);
  if (widthOf(row) === columns.length && kept.length === row.cells.length) return { kind: 'body', where, cells: given };
  const texts = kept.map((cell) => cell.text);
  const judged = align(texts, columns, vocabulary);
  if (!judged) return { kind: 'body', where, cells: given };
  const asGiven = costInPlace(
    given.flatMap(({ text, place }) => (place === null ? [] : [{ text, place }])),
    columns,
  );
  if (widthOf(row) === columns.length && judged.cost + DOUBT > asGiven) return { kind: 'body', where, cells: given };
  const cells = row.cells.map((cell, index): LaidCell => ({ ...cell, place: judged.places[index] ?? columns.length - 1 }));
  return { kind: 'body', where, cells, judged: true };
}

const asHeading = (row: SourceRow): LaidRow => ({
  kind: 'heading',
  where: row.where,
  cells: row.cells.map((cell) => ({ ...cell, place: null })),
});

/** Lays a grid that begins with its headings. `trusted`: the places of full rows are as the author set them. */
export function layGrid({ headings, rows }: { headings: Headings; rows: readonly SourceRow[] }, trusted: boolean): LaidRow[] {
  const top = rows.slice(0, headings.to);
  return [...top.map(asHeading), ...layUnder(rows.slice(headings.to), headings.columns, trusted, top)];
}

/** The first row of a page, or the first below the headings that the page says again. */
function isPageTop(rows: readonly SourceRow[], laid: readonly LaidRow[], at: number): boolean {
  let first = at;
  while (first > 0 && laid[first - 1]!.kind === 'repeated') first -= 1;
  return laid[at]!.kind === 'body' && rows.slice(first, at + 1).some((row) => row.pageTop);
}

/** Lays rows under columns known from elsewhere. */
export function layUnder(
  rows: readonly SourceRow[],
  columns: readonly Column[],
  trusted: boolean,
  headings: readonly SourceRow[] = [],
): LaidRow[] {
  const lay = (vocabulary: Vocabulary): LaidRow[] =>
    rows.map((row) => {
      if (repeatsHeadings(row, headings) || countsColumns(row)) return { ...asHeading(row), kind: 'repeated' };
      const laid = layBody(row, columns, trusted, vocabulary);
      return row.hidden ? { ...laid, hidden: true } : laid;
    });
  const marked = (laid: LaidRow[]): LaidRow[] => laid.map((row, index) => (isPageTop(rows, laid, index) ? { ...row, pageTop: true } : row));
  const first = lay(noVocabulary);
  return marked(first.some((row) => row.judged) ? lay(vocabularyOf(first, columns.length)) : first);
}
