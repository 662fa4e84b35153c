// A table pasted from a web page as one run of cells: the rows are not marked and are found again from the headings and from what
// the cells look like. Every way to cut the run into rows has a cost; the cheapest whole is taken (a shortest path over the cells).
import { alignments, lookAt, missingCosts, type CellLook } from './align.rule.js';
import { isBlank, isCapitals, oneLine, sameWords } from '../document/cell-text.rule.js';
import type { Column } from './columns.rule.js';
import { piecesOf } from './fused.rule.js';
import type { LaidCell, LaidRow } from './laid-table.rule.js';
import { numberCell } from '../document/numbering.rule.js';
import type { SourceCell } from '../document/plan.types.rule.js';
import { noVocabulary, vocabularyOf, type Vocabulary } from './vocabulary.rule.js';

export interface RunCell extends Pick<SourceCell, 'text' | 'struck' | 'marks'> {
  where: string;
}

interface Step {
  cost: number;
  from: number;
  kind: LaidRow['kind'];
  places: number[];
}

const SKIP_COST = 9;
/** Lines of a page that belong to no table: where a run of cells ends. */
const AFTER_TABLE = /^(?:Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|Ghi chú\s*:|PHỤ LỤC|Phụ lục\s+[\dIVX])/u;

export const endsTable = (text: string): boolean => AFTER_TABLE.test(text.trim());

const looksNumbered = (look: CellLook, text: string): boolean => look.number && numberCell(text) !== null;

/** How unlike the heading of a section a cell is; null when it cannot be one. */
function sectionCost(look: CellLook, text: string): number | null {
  if (look.blank || look.deadline || look.number || look.length > 250) return null;
  if (look.level !== null && look.level <= 1) return 0;
  if (look.agency || look.funding) return 6;
  if (isCapitals(oneLine(text))) return 0.5;
  return look.level === 2 ? 2.2 : look.level === null ? 3.2 : 6;
}

/** How many cells say the column headings again, or count the columns: (1) (2) (3). */
function repeatedAt(cells: readonly RunCell[], at: number, headings: readonly string[], width: number): number {
  const said = (index: number) => cells[at + index]?.text ?? '';
  if (headings.every((heading, index) => sameWords(said(index)) === sameWords(heading))) return headings.length;
  const counts = (_: unknown, index: number) => oneLine(said(index)).replace(/[()[\]]/g, '') === String(index + 1);
  return width >= 3 && Array.from({ length: width }).every(counts) ? width : 0;
}

/** After a cell that fuses several tasks come rows without a task of their own: one for each task but the first. */
function tailsExpected(cells: readonly RunCell[], width: number): boolean[] {
  const expected = cells.map(() => false);
  cells.forEach((cell, at) => {
    const pieces = cell.text.length > 30 ? piecesOf(cell.text).length : 0;
    if (pieces > 1) expected.fill(true, at + 2, Math.min(cells.length, at + pieces * width));
  });
  return expected;
}

function cutOnce(
  cells: readonly RunCell[],
  looks: readonly CellLook[],
  columns: readonly Column[],
  headings: readonly string[],
  missing: readonly number[],
  vocabulary: Vocabulary,
): Step[] {
  const best: Step[] = Array.from({ length: cells.length + 1 }, () => ({ cost: Infinity, from: -1, kind: 'unread', places: [] }));
  best[0] = { cost: 0, from: -1, kind: 'unread', places: [] };
  const offer = (to: number, step: Step) => {
    if (step.cost < best[to]!.cost - 1e-9) best[to] = step;
  };
  const tails = tailsExpected(cells, columns.length);
  const untitled = missing.map((cost, index) => (columns[index]!.role === 'title' ? 0.5 : cost));
  const titles = columns.flatMap((column, index) => (column.role === 'title' ? [index] : []));
  const textColumn = titles[0] ?? 0;
  for (let at = 0; at < cells.length; at += 1) {
    const base = best[at]!.cost;
    const repeated = repeatedAt(cells, at, headings, columns.length);
    if (repeated > 0) {
      const places = Array.from({ length: repeated }, (_, index) => Math.min(index, columns.length - 1));
      offer(at + repeated, { cost: base, from: at, kind: 'repeated', places });
    }
    offer(at + 1, { cost: base + SKIP_COST, from: at, kind: 'unread', places: [] });
    // A heading of a section: alone, or after its number, with the empty cells that follow.
    const numbered = looksNumbered(looks[at]!, cells[at]!.text) && columns.some((column) => column.role === 'number');
    const first = numbered ? at + 1 : at;
    const own = first < cells.length ? sectionCost(looks[first]!, cells[first]!.text) : null;
    if (own !== null) {
      const roman = numbered && (numberCell(cells[at]!.text)?.level ?? 9) <= 1;
      let cost = base + (roman ? 0 : own + (numbered ? 0.5 : 0));
      const places = numbered ? [0, textColumn] : [textColumn];
      offer(first + 1, { cost, from: at, kind: 'section', places });
      for (let end = first + 1; end < cells.length && end - at < columns.length && isBlank(cells[end]!.text); end += 1) {
        cost += 0.05;
        places.push(Math.min(columns.length - 1, places.length));
        offer(end + 1, { cost, from: at, kind: 'section', places: [...places] });
      }
    }
    const weights = tails[at] ? untitled : missing;
    alignments(looks.slice(at, at + columns.length), columns, weights, vocabulary).forEach((alignment, count) => {
      if (alignment) offer(at + count, { cost: base + alignment.cost, from: at, kind: 'body', places: alignment.places });
    });
  }
  return best;
}

function rowsOf(steps: readonly Step[], cells: readonly RunCell[], width: number): LaidRow[] {
  const rows: LaidRow[] = [];
  for (let to = cells.length; to > 0; to = steps[to]!.from) {
    const { from, kind, places } = steps[to]!;
    const own = cells.slice(from, to);
    const laid = own.map(({ where: _, ...cell }, index): LaidCell => ({
      ...cell,
      span: 1,
      place: kind === 'unread' ? null : (places[index] ?? null),
    }));
    rows.unshift({
      kind,
      where: (own.find((cell) => !isBlank(cell.text)) ?? own[0]!).where,
      cells: laid,
      ...(kind === 'body' && own.length < width ? { judged: true } : {}),
    });
  }
  return rows;
}

/** A column that is hardly ever filled must not tempt a cell into it; one that always is must not be left out lightly. */
function weighed(rows: readonly LaidRow[], columns: readonly Column[]): number[] {
  const body = rows.filter((row) => row.kind === 'body');
  const base = missingCosts(columns);
  if (body.length < 4) return base;
  return columns.map((column, index) => {
    const share = body.filter((row) => row.cells.some((cell) => cell.place === index)).length / body.length;
    if (share < 0.15) return Math.min(base[index]!, 0.1);
    return share > 0.9 && column.role !== 'group' && column.role !== 'field' && column.role !== 'title' ? base[index]! + 1 : base[index]!;
  });
}

/** Cuts a run of cells into the rows of a table with these columns. */
export function cutRun(cells: readonly RunCell[], columns: readonly Column[], headings: readonly string[]): LaidRow[] {
  if (cells.length === 0) return [];
  const looks = cells.map((cell) => lookAt(cell.text));
  const cut = (missing: readonly number[], vocabulary: Vocabulary) =>
    rowsOf(cutOnce(cells, looks, columns, headings, missing, vocabulary), cells, columns.length);
  const first = cut(missingCosts(columns), noVocabulary);
  return cut(weighed(first, columns), vocabularyOf(first, columns.length));
}
