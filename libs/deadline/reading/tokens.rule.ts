// A folded cell as words, numbers and marks, each with its place.
import { takeApart } from './words.rule.js';
import type { Folded } from './fold.rule.js';

export interface Token {
  /** A word, digits, or one mark; folded. */
  text: string;
  /** Value of a number, null for the rest. */
  number: number | null;
  /** Place in the clean text. */
  at: number;
  end: number;
  /** First on its line. */
  newLine: boolean;
  /** A document number such as 32/2024/NĐ-CP: never a day, a month or a year. */
  document: boolean;
}

const PIECE = /[a-z]+|\d+|[^\sa-z\d]/g;
// "117/KH-UBND", "32/2024/NĐ-CP", "57-NQ/TW", "203/2025/QH15"; the date that follows belongs to the document.
const DOCUMENT_NUMBER =
  /\d+(?:\/\d{4})?[/-](?!nam\b|quy\b|thang\b|hang\b|cac\b|lan\b)(?:[a-z]{2,8}\d{0,2}(?=[/-][a-z])|qh\d\d|(?:nd|qd|tt|nq|ct|kh|ttr|cv|tb|bc|ttlt|ctr|kl|hd)\b)(?:[/-][a-z]{1,10}\d{0,2}){0,3}/g;

const REPEATED = new Set(['/', '-', '.', ',', ':', ';', '(', ')']);

export function tokenise({ clean, folded }: Folded): Token[] {
  const documents = documentPlaces(folded);
  const tokens: Token[] = [];
  let searched = 0;
  for (const piece of folded.matchAll(PIECE)) {
    const newLine = tokens.length === 0 || clean.slice(searched, piece.index).includes('\n');
    searched = piece.index;
    const last = tokens.at(-1);
    if (last && last.text === piece[0] && REPEATED.has(piece[0]) && !newLine) continue;
    const document = documents.some(([from, to]) => piece.index >= from && piece.index < to);
    let at = piece.index;
    for (const [index, part] of takeApart(piece[0]).entries()) {
      const text = isSix(part, clean.slice(at, at + part.length)) ? 'sáu' : part;
      tokens.push({ text, number: numberOf(text), at, end: at + text.length, newLine: newLine && index === 0, document });
      at += text.length;
    }
  }
  return tokens.map((token, at) => (token.text === ';' && isAmongDays(tokens, at) ? { ...token, text: ',' } : token));
}

/** "trước ngày 15/3; 15/6; 15/9": between days that say nothing else, one word governs them all. */
function isAmongDays(tokens: readonly Token[], at: number): boolean {
  const figure = (index: number, most: number) => (tokens[index]?.number ?? most + 1) <= most;
  const slash = (index: number) => tokens[index]?.text === '/';
  const before = slash(at - 2) && ((figure(at - 1, 12) && figure(at - 3, 31)) || (slash(at - 4) && figure(at - 3, 12)));
  return before && figure(at + 1, 31) && slash(at + 2) && figure(at + 3, 12);
}

/** "sáu" (six) keeps its accent when it has one: without it, it cannot be told from "sau" (after). */
const isSix = (part: string, written: string): boolean => part === 'sau' && written.toLowerCase() === 'sáu';

const numberOf = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);

const documentPlaces = (folded: string): [number, number][] =>
  [...folded.matchAll(DOCUMENT_NUMBER)].map((match) => [match.index, match.index + match[0].length]);

export const isFigure = (token: Token | undefined): token is Token & { number: number } => token !== undefined && token.number !== null;

/** Whether the words stand one after another from `at`. */
export const saysAt = (tokens: readonly Token[], at: number, words: string): boolean => {
  // Most wordings differ in their first word: look at it before taking them apart.
  const first = tokens[at]?.text;
  if (first === undefined || !words.startsWith(first)) return false;
  return words.split(' ').every((word, index) => tokens[at + index]?.text === word);
};

const LONG_LIST = 12;
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

function byFirstWord(wordings: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const words of wordings) {
    const first = words.split(' ', 1)[0]!;
    index.set(first, [...(index.get(first) ?? []), words]);
  }
  return index;
}

/** Of a long list, only the wordings that begin with this word. */
function beginningWith(first: string, wordings: readonly string[]): readonly string[] {
  if (wordings.length < LONG_LIST) return wordings;
  const index = indexes.get(wordings) ?? byFirstWord(wordings);
  indexes.set(wordings, index);
  return index.get(first) ?? [];
}

/** The place after the first of the wordings that stands at `at`, or null. Longer wordings come first. */
export function after(tokens: readonly Token[], at: number, wordings: readonly string[]): number | null {
  const first = tokens[at]?.text;
  const found = first === undefined ? undefined : beginningWith(first, wordings).find((words) => saysAt(tokens, at, words));
  return found === undefined ? null : at + found.split(' ').length;
}
