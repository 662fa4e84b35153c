// A grid may hold a whole document, as sheets do: the letter-head, several tables, the signature. Cuts it into the tables with
// headings of tasks and the rows around them.
import { bare, isBlank } from '../document/cell-text.rule.js';
import { roleOf } from './columns.rule.js';
import { findHeadings, repeatsHeadings, type Headings } from './headings.rule.js';
import { kindOf } from '../document/likeness.rule.js';
import { numberCell, numberedLine } from '../document/numbering.rule.js';
import { endsTable } from './pasted-run.rule.js';
import type { SourceRow } from '../document/plan.types.rule.js';

/** Rows of a table from its headings on, or rows of text. Indices of the headings count from the first row of the part. */
export type GridPart = { headings: Headings; rows: SourceRow[] } | { headings: null; rows: SourceRow[] };

export const filledTexts = (row: SourceRow): string[] =>
  row.cells.filter((cell) => !isBlank(cell.text) && !cell.carried).map((cell) => cell.text);

/** The signature, the recipients, the title of the next annex: few cells, and words that no task begins with. */
export function endOfTable(rows: readonly SourceRow[], from: number): number {
  const end = rows.findIndex((row, index) => {
    const filled = index < from ? [] : filledTexts(row);
    return filled.length > 0 && filled.length <= 3 && endsTable(filled[0]!);
  });
  return end < 0 ? rows.length : end;
}

/** Without headings, the table begins with its first full row, or with the section above it. */
export function bodyOf(rows: readonly SourceRow[]): [from: number, to: number] {
  let from = Math.max(
    0,
    rows.findIndex((row) => filledTexts(row).length >= 3),
  );
  while (from > 0 && filledTexts(rows[from - 1]!).length <= 2 && numberOf(rows[from - 1]!)) from -= 1;
  return [from, endOfTable(rows, from)];
}

const numberOf = (row: SourceRow): boolean => {
  const [first = ''] = filledTexts(row);
  return numberCell(first) !== null || numberedLine(first) !== null;
};

/** Below a table, short words that name columns and nothing else: the cells of a task can sound like headings. */
const isPlainHeading = (row: SourceRow): boolean =>
  filledTexts(row).every((text) => text.length <= 40 && ['words', 'agency'].includes(kindOf(text))) &&
  filledTexts(row).some(
    (text) => ['lead', 'agencies', 'coordinator'].includes(roleOf(text) ?? '') && /chu tri|phoi hop|thuc hien/.test(bare(text)),
  );

/** A second row of headings opens a table of its own unless it only says the first again, as at the top of a page. */
function nextHeadings(rows: readonly SourceRow[], start: number, above: readonly SourceRow[]): Headings | null {
  for (let from = start; ;) {
    const found = findHeadings(rows, from);
    if (!found) return null;
    const row = rows[found.from]!;
    if (above.length === 0 || (isPlainHeading(row) && !repeatsHeadings(row, above))) return found;
    from = found.to;
  }
}

export function splitGrid(rows: readonly SourceRow[]): GridPart[] {
  const parts: GridPart[] = [];
  const text = (from: number, to: number) => {
    if (to > from) parts.push({ headings: null, rows: rows.slice(from, to) });
  };
  let at = 0;
  let found = nextHeadings(rows, 0, []);
  while (found) {
    text(at, found.from);
    const height = found.to - found.from;
    const end = found.from + endOfTable(rows.slice(found.from), height);
    const inside = nextHeadings(rows.slice(0, end), found.to, rows.slice(found.from, found.to));
    at = inside?.from ?? end;
    parts.push({ headings: { ...found, from: 0, to: height }, rows: rows.slice(found.from, at) });
    found = inside ?? nextHeadings(rows, end, []);
  }
  text(at, rows.length);
  return parts;
}
