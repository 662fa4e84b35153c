// Cuts a scanned cell into clauses: what stands between two separators, its conditions taken out.
import type { ReadingContext } from './deadline.types.rule.js';
import type { Code, Item, Piece } from './item.types.rule.js';
import { lendYears, resolve } from './resolve.rule.js';

/** A stretch that a phrase reads as one. */
export interface Clause {
  /** The codes of its items, one letter each. */
  codes: string;
  items: Item[];
  /** The words, verbatim, with those that follow and say nothing about time. */
  text: string;
  at: number;
  end: number;
}

export interface Cell {
  /** Sentences or lines, each made of clauses that may have to be read together. */
  sentences: Clause[][];
  /** What it waits for, verbatim. */
  conditions: string[];
  /** A word that makes the reading unsure ("khoảng", "hoặc"), verbatim. */
  unsettling: string | null;
}

interface Segment {
  at: number;
  end: number;
  hard: boolean;
  items: Item[];
}

export function cutCell(scanned: readonly Piece[], clean: string, context: ReadingContext): Cell {
  const pieces = nameYears(scanned, clean, context.planYear);
  const segments = cut(pieces, clean, context);
  const conditions = takeConditions(segments, clean);
  const unsettling = segments.flatMap((segment) => segment.items).find((item) => item.code === '?');
  return { sentences: sentencesOf(segments, clean), conditions, unsettling: unsettling?.text ?? null };
}

const FOR_YEAR = /(đối với|doi voi)\s*$/iu;

/** "Báo cáo năm 2025 trước 15/01/2026": a year that belongs to a noun is no term when a finer term follows it. */
function nameYears(pieces: readonly Piece[], clean: string, planYear: number): Piece[] {
  const lastFiner = pieces.findLastIndex(
    ({ meaning }) => meaning.is === 'group' && meaning.group.terms.some((term) => term.unit !== 'year'),
  );
  const groups = pieces.filter(({ meaning }) => meaning.is === 'group').length;
  return pieces.map((piece, index): Piece => {
    const { meaning } = piece;
    // "báo cáo 6 tháng trước ngày 15/6": "trong 2 năm (2026-2027)": a length without a start only describes.
    const namesReport =
      meaning.is === 'duration' &&
      meaning.duration.anchor.from === 'nothing' &&
      (meaning.duration.unit === 'month' || meaning.duration.unit === 'year');
    if (namesReport && groups > 0) return { ...piece, meaning: { is: 'words' } };
    if (meaning.is !== 'group' || meaning.group.mode !== 'one' || pieces[index - 1]?.meaning.is !== 'words') return piece;
    const term = meaning.group.terms[0]!;
    if (term.unit !== 'year') return piece;
    // "Quý I/2023 đối với năm 2022": the year whose work is judged.
    const judged = lastFiner >= 0 && lastFiner < index && FOR_YEAR.test(clean.slice(0, piece.at));
    if (judged || (index < lastFiner && term.headed)) return { ...piece, meaning: { is: 'words' } };
    const doubtful = groups === 1 && term.year !== null && (term.year !== planYear || !term.headed);
    return doubtful ? { ...piece, meaning: { ...meaning, group: { ...meaning.group, terms: [{ ...term, doubt: 'named-year' }] } } } : piece;
  });
}

function cut(pieces: readonly Piece[], clean: string, context: ReadingContext): Segment[] {
  const years = lendYears(pieces);
  const segments: Segment[] = [];
  let open: Segment | null = null;
  let hard = false;
  for (const piece of pieces) {
    if (piece.meaning.is === 'separator') {
      open = null;
      hard ||= piece.meaning.hard;
      continue;
    }
    if (!open) {
      open = { at: piece.at, end: piece.end, hard, items: [] };
      segments.push(open);
      hard = false;
    }
    open.end = piece.end;
    const item = resolve(piece, years, clean, context);
    if (item) open.items.push(item);
  }
  return segments;
}

/** Conditions leave their segments; words that go on after a comma ("Bộ Nội vụ, Bộ Tài chính") belong to them. */
function takeConditions(segments: readonly Segment[], clean: string): string[] {
  const conditions: string[] = [];
  for (const [index, segment] of segments.entries()) {
    for (const item of segment.items.filter((each) => each.code === 'C')) {
      const followers = item === segment.items.at(-1) ? segments.slice(index + 1) : [];
      const stop = followers.findIndex((follower) => follower.hard || follower.items.length > 0);
      const last = (stop === -1 ? followers : followers.slice(0, stop)).at(-1);
      conditions.push(clean.slice(item.at, last?.end ?? item.end));
    }
  }
  return conditions;
}

const OUTSIDE_SHAPE: ReadonlySet<Code> = new Set(['C', '?']);

function sentencesOf(segments: readonly Segment[], clean: string): Clause[][] {
  const sentences: Clause[][] = [];
  let current: Clause[] = [];
  for (const segment of segments) {
    if (segment.hard && current.length > 0) {
      sentences.push(current);
      current = [];
    }
    const items = segment.items.filter((item) => !OUTSIDE_SHAPE.has(item.code));
    const before = current.at(-1);
    if (items.length > 0) current.push(clauseOf(items, segment.at, segment.end, clean));
    else if (before && segment.items.length === 0) current[current.length - 1] = clauseOf(before.items, before.at, segment.end, clean);
  }
  return current.length > 0 ? [...sentences, current] : sentences;
}

const clauseOf = (items: Item[], at: number, end: number, clean: string): Clause => ({
  codes: items.map((item) => item.code).join(''),
  items,
  text: clean.slice(at, end).trim(),
  at,
  end,
});

/** Neighbouring clauses read as one. */
export const joinClauses = (clauses: readonly Clause[], clean: string): Clause =>
  clauseOf(
    clauses.flatMap((clause) => clause.items),
    clauses[0]!.at,
    clauses.at(-1)!.end,
    clean,
  );
