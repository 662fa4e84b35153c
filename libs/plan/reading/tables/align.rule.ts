// Puts the cells of a row under its columns by what they look like, in order, when their places do not say it: a merged cell is
// missing from a pasted row, an empty one was dropped. The cheapest reading wins; costs are small numbers, 0 = as expected.
import { bare, isBlank } from '../document/cell-text.rule.js';
import type { Column, Role } from './columns.rule.js';
import { isDitto, isTick, looksLikeAgency, looksLikeDeadline, looksLikeFunding, looksLikeProduct } from '../document/likeness.rule.js';
import { numberCell, numberedLine } from '../document/numbering.rule.js';
import { noVocabulary, unheard, type Vocabulary } from './vocabulary.rule.js';

/** What the costs ask about a cell, worked out once. */
export interface CellLook {
  text: string;
  blank: boolean;
  number: boolean;
  agency: boolean;
  deadline: boolean;
  funding: boolean;
  product: boolean;
  tick: boolean;
  /** Agencies "concerned": they help, and never lead. */
  concerned: boolean;
  /** Level of the number at its front; null without one. */
  level: number | null;
  length: number;
}

export function lookAt(text: string): CellLook {
  const deadline = looksLikeDeadline(text);
  return {
    text,
    blank: isBlank(text) || isDitto(text),
    number: numberCell(text) !== null || /^\W*$/.test(bare(text)),
    agency: looksLikeAgency(text),
    deadline,
    funding: !deadline && looksLikeFunding(text),
    product: looksLikeProduct(text),
    tick: isTick(text),
    concerned: /\blien quan\b/.test(bare(text)),
    level: numberedLine(text)?.level ?? null,
    length: text.length,
  };
}

const NEVER = 30;

const isOther = (look: CellLook): boolean => !look.agency && !look.deadline && !look.funding && !look.number;

const FIT: Record<Role, (look: CellLook) => number> = {
  number: (look) => (look.number ? 0 : look.blank ? 0.6 : NEVER),
  field: (look) => (look.blank ? 0 : isOther(look) ? 1 : 6),
  group: (look) => (look.blank ? 0 : look.level !== null && look.level > 2 ? 5 : look.level === 2 ? 0 : isOther(look) ? 1 : 6),
  title: (look) =>
    look.blank
      ? 6
      : look.number
        ? 8
        : look.level === 1
          ? 6
          : look.deadline
            ? 6
            : look.agency
              ? look.length > 60
                ? 2
                : 7
              : look.funding
                ? look.length > 60
                  ? 2
                  : 7
                : 0,
  product: (look) =>
    look.blank
      ? 0.3
      : look.level !== null && look.level !== 9
        ? 6
        : look.deadline
          ? 5
          : look.product
            ? 0
            : look.agency
              ? 5
              : look.number
                ? 4
                : 1,
  lead: (look) => (look.agency ? (look.concerned ? 2 : 0) : look.blank ? 1.5 : look.deadline || look.funding || look.number ? 7 : 4),
  agencies: (look) => (look.agency ? 0 : look.blank ? 1.5 : look.deadline || look.funding || look.number ? 7 : 3),
  coordinator: (look) => (look.agency ? 0 : look.blank ? 0.3 : look.deadline || look.funding || look.number ? 6 : 3),
  deadline: (look) => (look.deadline ? 0 : look.blank ? 1.5 : look.agency || look.funding ? 7 : look.number ? 4 : look.length < 80 ? 3 : 6),
  start: (look) => (look.deadline || look.number ? 0 : look.blank ? 0.5 : 5),
  end: (look) => (look.deadline || look.number ? 0 : look.blank ? 1 : 5),
  period: (look) => (look.tick || look.blank ? 0 : 2),
  funding: (look) =>
    look.funding ? 0 : look.blank ? 0.3 : look.number ? 0.5 : look.agency || look.deadline ? 5 : look.level !== null ? 6 : 2.5,
  target: (look) => (look.blank ? 0 : 1.5),
  note: (look) => (look.blank ? 0 : 1.5),
};

/** What it costs that a row has no cell for a column: merged columns often have none. */
const MISSING: Record<Role, number> = {
  number: 1.5,
  field: 0.2,
  group: 0.2,
  title: 6,
  product: 0.5,
  lead: 3,
  agencies: 3,
  coordinator: 1.5,
  deadline: 3,
  start: 1,
  end: 2,
  period: 0.3,
  funding: 1.2,
  target: 0.4,
  note: 0.4,
};

export interface Alignment {
  cost: number;
  /** Column of each cell, in order. */
  places: number[];
}

const fit = (look: CellLook, column: Column): number => FIT[column.role](look);

const fitAt = (look: CellLook, columns: readonly Column[], place: number, vocabulary: Vocabulary): number =>
  fit(look, columns[place]!) + (vocabulary.size > 0 ? unheard(vocabulary, look.text, place) : 0);

/**
 * For every count of cells taken from the front of `looks`, the cheapest way to lay them under the columns from left to right.
 * `missing` weighs the columns by how often the document really leaves them out.
 */
export function alignments(
  looks: readonly CellLook[],
  columns: readonly Column[],
  missing: readonly number[],
  vocabulary: Vocabulary = noVocabulary,
): (Alignment | null)[] {
  const width = columns.length;
  const most = Math.min(looks.length, width);
  // best[k][c]: the first k cells laid within the first c columns.
  const best: number[][] = Array.from({ length: most + 1 }, () => new Array<number>(width + 1).fill(Infinity));
  const taken: boolean[][] = Array.from({ length: most + 1 }, () => new Array<boolean>(width + 1).fill(false));
  best[0]![0] = 0;
  for (let c = 1; c <= width; c += 1) {
    for (let k = 0; k <= Math.min(most, c); k += 1) {
      const skip = best[k]![c - 1]! + missing[c - 1]!;
      const use = k > 0 ? best[k - 1]![c - 1]! + fitAt(looks[k - 1]!, columns, c - 1, vocabulary) : Infinity;
      best[k]![c] = Math.min(skip, use);
      taken[k]![c] = use <= skip;
    }
  }
  return best.map((row, count) => {
    const cost = row[width]!;
    if (count === 0 || !Number.isFinite(cost)) return null;
    const places: number[] = [];
    for (let c = width, k = count; c > 0; c -= 1) {
      if (!taken[k]![c]) continue;
      places.unshift(c - 1);
      k -= 1;
    }
    return { cost, places };
  });
}

export const missingCosts = (columns: readonly Column[]): number[] => columns.map((column) => MISSING[column.role]);

/** Lays exactly these cells under the columns; null when there are more cells than columns. */
export function align(texts: readonly string[], columns: readonly Column[], vocabulary: Vocabulary): Alignment | null {
  if (texts.length > columns.length) return null;
  return alignments(texts.map(lookAt), columns, missingCosts(columns), vocabulary)[texts.length] ?? null;
}

/** What it costs to take each cell for the column it stands under. */
export const costInPlace = (cells: readonly { text: string; place: number }[], columns: readonly Column[]): number => {
  const filled = new Set(cells.map((cell) => cell.place));
  const given = cells.reduce((sum, cell) => sum + (columns[cell.place] ? fit(lookAt(cell.text), columns[cell.place]!) : 0), 0);
  return given + missingCosts(columns).reduce((sum, cost, index) => sum + (filled.has(index) ? 0 : cost), 0);
};
