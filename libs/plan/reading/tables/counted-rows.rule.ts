// A run of cells without headings: where its rows are numbered 1, 2, 3 … at even distances, the numbers say where they begin.
import { isBlank } from '../document/cell-text.rule.js';
import { numberCell } from '../document/numbering.rule.js';
import type { SourceRow } from '../document/plan.types.rule.js';

const LEAST_ROWS = 3;
const LEAST_WIDTH = 3;
const MOST_WIDTH = 16;

const numberAt = (row: SourceRow): number | null => {
  const code = numberCell(row.cells[0]!.text)?.code ?? '';
  return /^\d+$/.test(code) ? Number(code) : null;
};

/** Places of the numbers that count on from the one before, or begin again. */
function countingPlaces(cells: readonly SourceRow[]): number[] {
  let last = 0;
  return cells.flatMap((cell, at) => {
    const number = numberAt(cell);
    if (number === null || (number !== last + 1 && number !== 1)) return [];
    last = number;
    return [at];
  });
}

/** The distance at which most numbers follow each other; null when there is none. */
function usualWidth(places: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const [index, place] of places.slice(1).entries()) {
    const distance = place - places[index]!;
    if (distance >= LEAST_WIDTH && distance <= MOST_WIDTH) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= LEAST_ROWS - 1 && most[1] * 2 >= places.length - 1 ? most[0] : null;
}

/** The text above a table runs into its first cell: the number is its last line. */
function withoutTextAbove(cells: readonly SourceRow[]): SourceRow[] {
  const [first, ...rest] = cells;
  const lines = first?.cells[0]?.text.trim().split('\n') ?? [];
  if (!first || lines.length < 2 || numberCell(lines.at(-1)!) === null) return [...cells];
  const told = (text: string): SourceRow => ({ ...first, cells: [{ ...first.cells[0]!, text }] });
  return [told(lines.slice(0, -1).join('\n')), told(lines.at(-1)!), ...rest];
}

/** The rows of a run, each "row" of which is one cell; as they were when nothing counts them. Cells between rows stay alone. */
export function countedRows(run: readonly SourceRow[]): SourceRow[] {
  const cells = withoutTextAbove(run);
  const places = countingPlaces(cells);
  const width = usualWidth(places);
  if (width === null) return [...run];
  const begins = new Set(places);
  const rows: SourceRow[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const whole = begins.has(at) ? cells.slice(at, at + width) : cells.slice(at, at + 1);
    const next = whole.findIndex((_, index) => index > 0 && begins.has(at + index));
    const own = next < 0 ? whole : whole.slice(0, next);
    if (!own.every((cell) => isBlank(cell.cells[0]!.text)) || own.length > 1)
      rows.push({ cells: own.map((cell) => cell.cells[0]!), where: own[0]!.where });
    at += own.length - 1;
  }
  return rows;
}
