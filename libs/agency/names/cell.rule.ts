// An agency cell ready to be read: its tokens, what its words may mean, and where one name can end and another begin.
import type { Directory } from '../directory/agency.types.rule.js';
import { ACTS, CLAUSES, ENDS_A_NAME, HARMLESS, NOT_AGENCIES, PARTS, PERSONS, type HeadKind } from './agency-words.rule.js';
import { modeOf, tidy, type Mode } from './agency-text.rule.js';
import { keyOf, textOf, tokensOf, type Token } from './agency-tokens.rule.js';
import { headAt, lexiconOf, nameKeys, type Known, type Lexicon } from './lexicon.rule.js';
import { emptyTree, longest, plant, type Found, type PhraseTree } from './phrase-tree.rule.js';

interface Words {
  parts: PhraseTree<true>;
  clauses: PhraseTree<true>;
  ends: PhraseTree<true>;
  acts: PhraseTree<true>;
  persons: PhraseTree<true>;
  harmless: PhraseTree<true>;
  notAgencies: PhraseTree<true>;
  and: Set<string>;
  all: Set<string>;
  link: Set<string>;
  /** Before a capital office these make it the owner of what stands before. */
  belongs: Set<string>;
  board: Set<string>;
  except: Set<string>;
  /** Heads that never stand after an "và" inside a name. */
  field: Set<string>;
  office: string[];
  branch: string[];
  assigned: string[][];
}

const treeOf = (phrases: string, mode: Mode): PhraseTree<true> => {
  const tree = emptyTree<true>();
  for (const phrase of phrases.split('|')) plant(tree, nameKeys(phrase, mode), true);
  return tree;
};
const keys = (words: string, mode: Mode): Set<string> => new Set(words.split('|').map((word) => keyOf(word, mode)));

const makeWords = (mode: Mode): Words => ({
  parts: treeOf(PARTS, mode),
  clauses: treeOf(CLAUSES, mode),
  ends: treeOf(ENDS_A_NAME, mode),
  acts: treeOf(ACTS, mode),
  // Without its diacritics "Trưởng" is "Trường", a school.
  persons: treeOf(mode === 'plain' ? PERSONS.replace('|Trưởng|', '|') : PERSONS, mode),
  harmless: treeOf(HARMLESS, mode),
  notAgencies: treeOf(NOT_AGENCIES, mode),
  and: keys('và', mode),
  all: keys('các|những|từng|mỗi', mode),
  link: keys('và|hoặc|cùng|với', mode),
  field: keys('sở|bộ', mode),
  except: keys('trừ|ngoại|ngoài', mode),
  board: keys('ban|đoàn|tổ|hội|nơi', mode),
  office: nameKeys('cơ quan', mode),
  branch: nameKeys('chi nhánh', mode),
  assigned: ['cơ quan được giao', 'đơn vị được giao'].map((phrase) => nameKeys(phrase, mode)),
  belongs: keys('thuộc|của|tại|ở|từ|trong', mode),
});
const WORDS: Record<Mode, Words> = { toned: makeWords('toned'), plain: makeWords('plain') };

export interface Cell {
  tokens: Token[];
  mode: Mode;
  words: Words;
  lexicon: Lexicon;
  /** Names without diacritics, for words whose diacritics were mistyped. */
  plain(): Lexicon;
  /** For an opening bracket, the index of the closing one (or the end of the cell). */
  closing: Map<number, number>;
}

export function cellOf(text: string, directory: Directory): Cell {
  const tidied = tidy(text);
  const mode = modeOf(tidied);
  const tokens = tokensOf(tidied, mode);
  return {
    tokens,
    mode,
    words: WORDS[mode],
    lexicon: lexiconOf(directory, mode),
    plain: () => lexiconOf(directory, 'plain'),
    closing: brackets(tokens),
  };
}

/** A bracket never closed closes at the end of its line. */
function brackets(tokens: readonly Token[]): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.line) for (const start of open.splice(0)) closing.set(start, index - 1);
    if (token.text === '(' || token.text === '[') open.push(index);
    const start = token.text === ')' || token.text === ']' ? open.pop() : undefined;
    if (start !== undefined) closing.set(start, index);
  });
  for (const start of open) closing.set(start, tokens.length - 1);
  return closing;
}

export const say = (cell: Cell, from: number, to: number): string => textOf(cell.tokens, from, to);

const SKIPPED = new Set([',', '-', '.', '&', '/', '(', ')', "'"]);
const skipIn =
  (cell: Cell) =>
  (token: Token, at: number): boolean => {
    if (cell.words.and.has(token.key) && token.word) return !cell.words.field.has(cell.tokens[at + 1]?.key ?? '');
    if (!SKIPPED.has(token.text)) return false;
    // A comma before a capital agency word parts two agencies, even where joined they would spell a known name.
    return !(
      (token.text === ',' || token.text === '/') &&
      (cell.tokens[at + 1]?.upper ?? false) &&
      headAt(cell.mode, cell.tokens, at + 1) !== null
    );
  };

/** The longest known name at a place. */
export function knownAt(cell: Cell, at: number): Found<Known> | null {
  const first = cell.tokens[at];
  if (!first?.word) return null;
  const found = longest(cell.lexicon.names, cell.tokens, at, skipIn(cell));
  if (!found || (found.value.caps && !first.caps)) return null;
  return found;
}

export const fieldAt = (cell: Cell, at: number, head: string) => {
  const tree = cell.lexicon.fields.get(head);
  return tree && cell.tokens[at]?.word ? longest(tree, cell.tokens, at, skipIn(cell)) : null;
};

const plainSkip = (token: Token): boolean => token.text === ',' || token.text === '.';
const phraseAt = (tree: PhraseTree<true>, cell: Cell, at: number): number => longest(tree, cell.tokens, at, plainSkip)?.end ?? at;

export const partsEnd = (cell: Cell, at: number): number => phraseAt(cell.words.parts, cell, at);
export const clauseEnd = (cell: Cell, at: number): number => phraseAt(cell.words.clauses, cell, at);
/** "Sở Nội vụ tổng hợp": the words after a whole name say what it does. */
export const isAct = (cell: Cell, at: number): boolean =>
  (cell.tokens[at]?.upper === false || cell.tokens[at]?.shouted === true) && phraseAt(cell.words.acts, cell, at) > at;
const isNotAgency = (cell: Cell, at: number): boolean => phraseAt(cell.words.notAgencies, cell, at) > at;

/** After an office of a person ("Chủ tịch", "Giám đốc"), or several ("Chủ tịch, các Phó Chủ tịch"), the agency follows. */
export function personEnd(cell: Cell, at: number): number {
  let end = at;
  for (let times = 0; times < 4; times++) {
    const from = end > at ? pastMark(cell, end) : at;
    const next = phraseAt(cell.words.persons, cell, from);
    if (next === from) break;
    end = next;
  }
  return end;
}

function pastMark(cell: Cell, at: number): number {
  const after = cell.tokens[at]?.text === ',' || isAnd(cell, at) ? at + 1 : at;
  return isAll(cell, after) ? after + 1 : after;
}

export const isAnd = (cell: Cell, at: number): boolean => {
  const token = cell.tokens[at];
  return token !== undefined && (token.text === '&' || (token.word && cell.words.link.has(token.key)));
};
/** "(trừ Sở Nội vụ)" names who does not belong. */
export const leavesOut = (cell: Cell, at: number): boolean => cell.words.except.has(cell.tokens[at]?.key ?? '');
export const isAll = (cell: Cell, at: number): boolean => cell.words.all.has(cell.tokens[at]?.key ?? '');

const STOPS = new Set([',', ';', ':', '(', ')', '[', ']', '/', '+', '•', '·', '\\', '=', '>', '<', '?', '!', '✓']);

/** A full stop ends a sentence unless the word before is a letter or a short form ("Q.", "Tp."). */
function isShortened(cell: Cell, at: number): boolean {
  const before = cell.tokens[at - 1];
  return before !== undefined && before.upper && before.text.length <= 2 && !/\p{M}|[^\p{ASCII}Đ]/u.test(before.text);
}

const isDash = (token: Token | undefined): boolean => token?.text === '-';

/** A dash parts two agencies, but "Ngân hàng … - Chi nhánh tỉnh …" is one. */
export const partsAtDash = (cell: Cell, at: number): boolean =>
  beginsAgency(cell, at + 1) && !cell.words.branch.every((each, offset) => cell.tokens[at + 1 + offset]?.key === each);

/** Whether a name may end before this token. */
export function isEdge(cell: Cell, at: number): boolean {
  const token = cell.tokens[at];
  if (!token || token.line || STOPS.has(token.text) || isAnd(cell, at)) return true;
  if (token.text === '.') return !isShortened(cell, at) || (cell.tokens[at + 1]?.line ?? true);
  if (isDash(token)) return at + 1 >= cell.tokens.length || partsAtDash(cell, at);
  return endsName(cell, at) || beginsCapital(cell, at) || isBullet(cell, at);
}

/** "… b) Sở Tư pháp", "… 2. Sở Tư pháp": the mark of the next item of a list that lost its line ends. */
function isBullet(cell: Cell, at: number): boolean {
  const mark = cell.tokens[at + 1]?.text;
  return /^(\p{Ll}|\d{1,2})$/u.test(cell.tokens[at]?.text ?? '') && (mark === ')' || mark === '.') && beginsAgency(cell, at + 2);
}

const endsWith = (cell: Cell, last: number, keys: readonly string[]): boolean =>
  keys.every((each, offset) => cell.tokens[last - keys.length + 1 + offset]?.key === each);

/** In "ban chỉ đạo", "cơ quan tham mưu" and "nơi triển khai" the verb is part of the name. */
function isPartOfName(cell: Cell, before: number): boolean {
  const { board, office, assigned } = cell.words;
  return (
    board.has(cell.tokens[before]?.key ?? '') ||
    endsWith(cell, before, office) ||
    assigned.some((phrase) => [0, 1, 2, 3].some((back) => endsWith(cell, before - back, phrase)))
  );
}

/** Lower-case words after which the cell explains instead of naming. */
export const endsName = (cell: Cell, at: number): boolean => {
  const token = cell.tokens[at];
  if (!token?.word || (token.upper && !token.shouted) || isPartOfName(cell, at - 1)) return false;
  return phraseAt(cell.words.ends, cell, at) > at;
};

/** The end of words that leave an agency the same ("có liên quan", "của tỉnh", its own province), or `at` when there are none. */
export function harmlessEnd(cell: Cell, at: number): number {
  let end = at;
  for (let times = 0; times < 4 && !isHardEdge(cell, end); times++) {
    const next = placeEnd(cell, phraseAt(cell.words.harmless, cell, end));
    if (next === end) break;
    end = next;
  }
  return end;
}

const isHardEdge = (cell: Cell, at: number): boolean => cell.tokens[at]?.line ?? true;

function placeEnd(cell: Cell, at: number): number {
  const { place } = cell.lexicon;
  return place.length > 0 && place.every((key, offset) => cell.tokens[at + offset]?.key === key) ? at + place.length : at;
}

export function headOf(cell: Cell, at: number): Found<HeadKind> | null {
  const found = cell.tokens[at]?.word ? headAt(cell.mode, cell.tokens, at) : null;
  return found && !(isNotAgency(cell, at) && found.value !== 'unit') ? found : null;
}

/** At the start of a piece: whether the words there begin an agency by themselves. */
export function beginsAgency(cell: Cell, at: number): boolean {
  const start = personEnd(cell, at);
  const known = knownAt(cell, start);
  return (known !== null && !known.value.bare) || headOf(cell, start) !== null;
}

/** After "và" inside a name: only what is written like a new agency ends it. */
export function beginsAfterAnd(cell: Cell, at: number): boolean {
  const start = personEnd(cell, at);
  const head = headOf(cell, start);
  if (!head) return beginsAgency(cell, at);
  return (
    (cell.tokens[start]?.upper ?? false) ||
    head.value === 'common' ||
    (head.value === 'top' && !LOWER_IN_NAMES.has(cell.tokens[start]?.key ?? ''))
  );
}
const LOWER_IN_NAMES = new Set(
  ['đại', 'học', 'công', 'hiệp', 'liên', 'hội', 'tập', 'ngân'].flatMap((word) => [keyOf(word, 'toned'), keyOf(word, 'plain')]),
);

const STRONG = new Set(['sở', 'ubnd', 'hđnd', 'bộ'].flatMap((word) => [keyOf(word, 'toned'), keyOf(word, 'plain')]));

/** Without any separator: a capital Sở, UBND … or "Các …" cannot be inside the name before it. */
export function beginsCapital(cell: Cell, at: number): boolean {
  const token = cell.tokens[at];
  if (!token?.upper || cell.words.belongs.has(cell.tokens[at - 1]?.key ?? '')) return false;
  return STRONG.has(token.key) || isAll(cell, at) || (headOf(cell, at)?.value === 'unit' && (knownAt(cell, at)?.value.id ?? null) !== null);
}
