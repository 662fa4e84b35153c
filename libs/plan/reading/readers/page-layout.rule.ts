// A printed page, as pieces of text and ruled lines at their places, back into paragraphs and tables. Lengths are points, y grows
// upwards. Nothing of this is in a PDF itself: it knows neither rows nor cells.
import type { SourceBlock, SourceCell, SourceRow } from '../document/plan.types.rule.js';

export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A straight line along an axis: from (x1, y1) to (x2, y2) with x1 <= x2 and y1 <= y2. */
export interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface Page {
  number: number;
  pieces: Piece[];
  rules: Rule[];
}

/** Lines nearer than this are one: borders are drawn twice, or side by side. */
const NEAR = 4;

const isUpright = (rule: Rule): boolean => rule.x2 - rule.x1 < rule.y2 - rule.y1;

function clustered(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const value of sorted) {
    const last = groups.at(-1);
    if (last && value - last.at(-1)! <= NEAR) last.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => (group[0]! + group.at(-1)!) / 2);
}

const touch = (a: Rule, b: Rule): boolean => a.x1 - NEAR <= b.x2 && b.x1 - NEAR <= a.x2 && a.y1 - NEAR <= b.y2 && b.y1 - NEAR <= a.y2;

/** Rules that touch each other, directly or through others, draw one table. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const meeting = groups.filter((group) => group.some((each) => touch(each, rule)));
    const joined = [...meeting.flat(), rule];
    for (const group of meeting) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

interface Grid {
  xs: number[];
  /** From the top down. */
  ys: number[];
  rules: Rule[];
}

function gridOf(rules: readonly Rule[]): Grid | null {
  const upright = rules.filter(isUpright);
  const level = rules.filter((rule) => !isUpright(rule));
  // A table cut by the end of the page is open there: its sides say where it ends.
  const xs = clustered([...upright.map((rule) => (rule.x1 + rule.x2) / 2), ...level.flatMap((rule) => [rule.x1, rule.x2])]);
  const ys = clustered([...level.map((rule) => (rule.y1 + rule.y2) / 2), ...upright.flatMap((rule) => [rule.y1, rule.y2])]).reverse();
  return xs.length >= 3 && ys.length >= 2 && upright.length >= 3 ? { xs, ys, rules: [...rules] } : null;
}

/** Whether a rule runs between two neighbouring places. */
const parted = (grid: Grid, from: { x: number; y: number }, to: { x: number; y: number }): boolean =>
  grid.rules.some((rule) => {
    if (from.y === to.y)
      return isUpright(rule) && rule.x1 > from.x && rule.x2 < to.x && rule.y1 - NEAR <= from.y && from.y <= rule.y2 + NEAR;
    return !isUpright(rule) && rule.y1 > to.y && rule.y2 < from.y && rule.x1 - NEAR <= from.x && from.x <= rule.x2 + NEAR;
  });

/** Pieces on one height make a line; a wide gap between them is a break of its own. */
export function linesOf(pieces: readonly Piece[], apart: number): string[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.find((each) => Math.abs(each[0]!.y - piece.y) <= Math.max(2, piece.size * 0.35));
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => {
    const lines: string[] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      const gap = piece.x - end;
      if (lines.length === 0 || gap > apart * piece.size) lines.push(piece.text);
      else lines[lines.length - 1] += (gap > piece.size * 0.18 && !/\s$/.test(lines.at(-1)!) ? ' ' : '') + piece.text;
      end = piece.x + piece.width;
    }
    return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const inside = (piece: Piece, box: Box): boolean => {
  const x = piece.x + piece.width / 2;
  const y = piece.y + piece.size * 0.3;
  return x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
};

function tableOf(grid: Grid, pieces: readonly Piece[], page: number): SourceRow[] {
  const columns = grid.xs.length - 1;
  const rows = grid.ys.length - 1;
  const middle = (row: number, column: number) => ({
    x: (grid.xs[column]! + grid.xs[column + 1]!) / 2,
    y: (grid.ys[row]! + grid.ys[row + 1]!) / 2,
  });
  const span = (row: number, column: number): number => {
    let width = 1;
    while (column + width < columns && !parted(grid, middle(row, column + width - 1), middle(row, column + width))) width += 1;
    return width;
  };
  const goesUp = (row: number, column: number): boolean => row > 0 && !parted(grid, middle(row - 1, column), middle(row, column));
  const text = (row: number, column: number, width: number): string => {
    let last = row;
    while (last + 1 < rows && goesUp(last + 1, column)) last += 1;
    const box = { left: grid.xs[column]!, right: grid.xs[column + width]!, top: grid.ys[row]!, bottom: grid.ys[last + 1]! };
    return (
      linesOf(
        pieces.filter((piece) => inside(piece, box)),
        Number.POSITIVE_INFINITY,
      )
        .join('\n')
        // Narrow columns break dates and the numbers of documents.
        .replace(/([\d\p{Lu}][-–/])\n(?=[\d\p{Lu}])/gu, '$1')
        .replace(/(?<=[/\s]|^)((?:1|2|19|20|19\d|20\d))\n(?=(\d{1,3})(?!\d))/gm, (whole, first: string, rest: string) =>
          first.length + rest.length === 4 ? first : whole,
        )
    );
  };
  const above: (SourceCell | undefined)[] = [];
  return Array.from({ length: rows }, (_, row): SourceRow => {
    const cells: SourceCell[] = [];
    for (let column = 0; column < columns;) {
      const width = span(row, column);
      const upper = above[column];
      const carried = upper !== undefined && upper.span === width && goesUp(row, column);
      const cell: SourceCell = carried ? { ...upper, carried: true } : { text: text(row, column, width), span: width };
      cells.push(cell);
      above.fill(undefined, column, column + width);
      above[column] = cell;
      column += width;
    }
    return { cells, where: `trang ${page}, dòng ${row + 1} của bảng` };
  });
}

/** What is left of a row where the page cut it: merged cells going on, and nothing else. */
const saysSomething = (row: SourceRow): boolean => row.cells.some((cell) => cell.text !== '' && !cell.carried);

interface Placed {
  top: number;
  block: SourceBlock;
  xs: number[] | null;
}

function layoutOf(page: Page): Placed[] {
  const grids = connected(page.rules)
    .map(gridOf)
    .filter((grid) => grid !== null);
  const boxes = grids.map((grid): Box => ({
    left: grid.xs[0]! - NEAR,
    right: grid.xs.at(-1)! + NEAR,
    top: grid.ys[0]! + NEAR,
    bottom: grid.ys.at(-1)! - NEAR,
  }));
  const outer = page.pieces.filter((piece) => !boxes.some((box) => inside(piece, box)));
  const tables = grids.map((grid, index): Placed => ({
    top: boxes[index]!.top,
    xs: grid.xs,
    block: { kind: 'table', name: null, rows: tableOf(grid, page.pieces, page.number).filter(saysSomething) },
  }));
  // Text between two tables is kept together so that its lines stay in order.
  const heights = [...boxes.map((box) => box.top).sort((a, b) => b - a), Number.NEGATIVE_INFINITY];
  let upper = Number.POSITIVE_INFINITY;
  const paragraphs = heights.flatMap((lower) => {
    const part = outer.filter((piece) => piece.y <= upper && piece.y > lower);
    const top = upper;
    upper = lower;
    // A number alone is the number of the page.
    return linesOf(part, 3)
      .filter((line) => !/^-?\s*\d{1,3}\s*-?$/.test(line))
      .map((line): Placed => ({ top: Math.min(top, 1e6) - 0.001, xs: null, block: { kind: 'paragraph', text: line } }));
  });
  return [...tables, ...paragraphs].sort((a, b) => b.top - a.top);
}

const sameColumns = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, index) => Math.abs(x - b[index]!) <= 2 * NEAR);

/** Paragraphs and tables of all pages; a table that goes on over the page is one table. */
export function blocksOfPages(pages: readonly Page[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let last: number[] | null = null;
  for (const { block, xs } of pages.flatMap(layoutOf)) {
    const before = blocks.at(-1);
    if (block.kind === 'table' && before?.kind === 'table' && last && xs && sameColumns(last, xs))
      before.rows.push(...block.rows.map((row, index) => (index === 0 ? { ...row, pageTop: true } : row)));
    else if (block.kind === 'paragraph' || block.rows.length > 0) blocks.push(block);
    last = xs;
  }
  return blocks;
}
