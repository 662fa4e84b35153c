// Small raised figures and struck-out words on a printed page, told by where they stand: a PDF has no word for either.
import { raise } from '../../../kernel/note-mark.rule.js';
import { asStruck } from '../document/formatted-text.rule.js';
import type { Page, Piece, Rule } from './page-layout.rule.js';

/** A raised figure is so much smaller than what it stands on, and begins so far above its line. */
const SMALLER = 0.85;
const RAISED_FROM = 0.15;
const RAISED_TO = 0.8;

const end = (piece: Piece): number => piece.x + piece.width;

/** The word a small raised piece stands on: larger, ending where the piece begins, a little lower. */
function wordBefore(piece: Piece, pieces: readonly Piece[]): Piece | undefined {
  return pieces.find((word) => {
    const above = piece.y - word.y;
    const gap = piece.x - end(word);
    return (
      word !== piece &&
      piece.size <= word.size * SMALLER &&
      above >= word.size * RAISED_FROM &&
      above <= word.size * RAISED_TO &&
      gap >= -0.2 * word.size &&
      gap <= 0.35 * word.size
    );
  });
}

/** Raised figures are written as Unicode raises them, on the line of their word and as part of it. */
function raisedOn(pieces: readonly Piece[]): Piece[] {
  const small = pieces.filter((piece) => piece.text.trim().length <= 8);
  const words = new Map(
    small.flatMap((piece): [Piece, Piece][] => {
      const word = wordBefore(piece, pieces);
      return word ? [[piece, word]] : [];
    }),
  );
  if (words.size === 0) return [...pieces];
  return pieces.map((piece) => {
    const word = words.get(piece);
    const raised = word ? raise(piece.text.trim(), word.text) : piece.text;
    return word && raised !== piece.text.trim() ? { ...piece, text: raised, y: word.y, size: word.size, x: end(word) } : piece;
  });
}

const isLevel = (rule: Rule): boolean => rule.y2 - rule.y1 < 1.5 && rule.x2 - rule.x1 > 2;

/** How far outside of the words a line through them may reach. */
const MARGIN = 4;
/** Through the middle of small letters: lower is an underline, higher the border of a cell. */
const LOWEST = 0.12;
const HIGHEST = 0.5;
/** A piece that is covered less is struck out in part, and nobody can say which part. */
const WHOLE = 0.8;
const PART = 0.15;

const crosses = (rule: Rule, piece: Piece): boolean => {
  const height = (rule.y1 + rule.y2) / 2 - piece.y;
  return height >= LOWEST * piece.size && height <= HIGHEST * piece.size && rule.x1 < end(piece) && rule.x2 > piece.x;
};

/** The pieces a line runs through, when it is no longer than they are: a border runs on. */
function struckBy(rule: Rule, pieces: readonly Piece[]): Piece[] {
  if (!isLevel(rule)) return [];
  const line = pieces.filter((piece) => crosses(rule, piece));
  if (line.length === 0) return [];
  const [from, to] = [Math.min(...line.map((piece) => piece.x)), Math.max(...line.map(end))];
  return rule.x1 >= from - MARGIN && rule.x2 <= to + MARGIN ? line : [];
}

const covered = (rule: Rule, piece: Piece): number => Math.min(rule.x2, end(piece)) - Math.max(rule.x1, piece.x);

/** The words of a piece under a line that covers it in part: whole words, by where letters stand on average. */
function partly(piece: Piece, lines: readonly Rule[]): string {
  const place = (at: number): number => piece.x + (piece.width * at) / Math.max(1, piece.text.length);
  return [...piece.text.matchAll(/\s+|\S+/g)]
    .map(({ 0: word, index }) => {
      const middle = (place(index) + place(index + word.length)) / 2;
      return word.trim() !== '' && lines.some((line) => line.x1 <= middle && middle <= line.x2) ? asStruck(word) : word;
    })
    .join('');
}

function struckOn(pieces: readonly Piece[], rules: readonly Rule[]): { pieces: Piece[]; rules: Rule[] } {
  const lines = new Map<Piece, Rule[]>();
  const strokes = new Set<Rule>();
  for (const rule of rules) {
    for (const piece of struckBy(rule, pieces)) {
      if (covered(rule, piece) < PART * piece.width) continue;
      lines.set(piece, [...(lines.get(piece) ?? []), rule]);
      strokes.add(rule);
    }
  }
  if (strokes.size === 0) return { pieces: [...pieces], rules: [...rules] };
  const text = (piece: Piece): string => {
    const own = lines.get(piece);
    if (!own) return piece.text;
    return own.some((rule) => covered(rule, piece) >= WHOLE * piece.width) ? asStruck(piece.text) : partly(piece, own);
  };
  return { pieces: pieces.map((piece) => ({ ...piece, text: text(piece) })), rules: rules.filter((rule) => !strokes.has(rule)) };
}

/** More pieces than a page of text has are a drawing. */
const MOST_PIECES = 6_000;

/** The page with its raised and struck words marked as such, and without the lines that struck them. */
export function withLooks(page: Page): Page {
  if (page.pieces.length > MOST_PIECES) return page;
  const { pieces, rules } = struckOn(page.pieces, page.rules);
  return { ...page, pieces: raisedOn(pieces), rules };
}
