// How far a name reaches that no list knows.
import type { HeadKind } from './agency-words.rule.js';
import {
  beginsAfterAnd,
  beginsAgency,
  beginsCapital,
  clauseEnd,
  endsName,
  fieldAt,
  harmlessEnd,
  headOf,
  isAll,
  isAnd,
  isEdge,
  knownAt,
  partsAtDash,
  partsEnd,
  type Cell,
} from './cell.rule.js';
import { groupWordsAt } from './group-words.rule.js';
import { levelsAt } from './level-words.rule.js';
import { inModes } from './lexicon.rule.js';

export interface NameKind {
  kind: HeadKind | 'group';
  /** The word the name begins with, e.g. "Vụ", for "Vụ Pháp chế, Kế hoạch". */
  head: string;
  /** A piece of a list ("các Vụ: A, B và C"): "và" then parts names. */
  inList: boolean;
}

/** Agencies whose names run over commas; of the others, what follows a comma is the next one. */
const LONG_NAMES = new Set([
  'Trung tâm',
  'Ban Quản lý',
  'Ban',
  'Viện',
  'Trường',
  'Hiệp hội',
  'Liên hiệp',
  'Quỹ',
  'Hội đồng',
  'Ủy ban',
  'Tạp chí',
  'Bảo tàng',
  'Ban Chỉ đạo',
  'Vụ',
  'Cục',
]);
const LOOK_AHEAD = 12;

export function nameEnd(cell: Cell, from: number, name: NameKind): number {
  let at = from;
  while (at < cell.tokens.length) {
    const next = step(cell, at, from, name);
    if (next === at) break;
    at = next;
  }
  return at;
}

/** The next place in the name, or the same one when the name ends there. */
function step(cell: Cell, at: number, from: number, name: NameKind): number {
  const token = cell.tokens[at];
  if (!token) return at;
  if (token.line && (at > from ? !wraps(cell, at) : beginsAnother(cell, at, name))) return at;
  if (isAnd(cell, at)) return goesOnAfterAnd(cell, at, name) ? at + 1 : at;
  if (token.word) return stepWord(cell, at, from, name);
  switch (token.text) {
    case ',':
      return goesOnAfterComma(cell, at + 1, name) ? at + 1 : at;
    case '/':
      if (name.inList) return at;
      return beginsAgency(cell, at + 1) || at + 1 >= cell.tokens.length ? at : at + 1;
    case '-':
      return partsAtDash(cell, at) || at + 1 >= cell.tokens.length ? at : at + 1;
    case '.':
      return isEdge(cell, at) ? at : at + 1;
    case '(':
    case '[':
      return afterShortForm(cell, at);
    default:
      return isEdge(cell, at) ? at : at + 1;
  }
}

function stepWord(cell: Cell, at: number, from: number, name: NameKind): number {
  if (at > from && endsName(cell, at)) return at;
  const ofUnit = name.kind === 'unit' || name.kind === 'weak';
  if (at > from && beginsCapital(cell, at) && !(ofUnit && !isAll(cell, at))) return at;
  if (isAll(cell, at) || isRank(cell, at)) {
    const levels = levelsAt(cell, at);
    if (levels && !levels.named) return levels.end;
    const group = groupWordsAt(cell, at);
    if (group) return group.tail;
  }
  return at + 1;
}

const RANK = inModes('cấp');
const isRank = (cell: Cell, at: number): boolean => cell.tokens[at]?.key === RANK[cell.mode][0];

/** A new line inside a name: the cell was wrapped, not ended. */
const wraps = (cell: Cell, at: number): boolean => {
  const token = cell.tokens[at];
  return (
    token !== undefined &&
    token.word &&
    !token.upper &&
    !beginsAgency(cell, at) &&
    partsEnd(cell, at) === at &&
    clauseEnd(cell, at) === at &&
    !beginsLevels(cell, at)
  );
};

/** After "MTTQ" or "Doanh nghiệp" alone in its line the next line is the next agency; after "Văn phòng" it is whose office it is. */
const beginsAnother = (cell: Cell, at: number, { kind }: NameKind): boolean =>
  kind !== 'unit' && (cell.tokens[at]?.upper ?? false) && (isAll(cell, at) || headOf(cell, at) !== null);

/** A bracket that only shortens what stands before ("Ban Quản lý (BQL) các khu …") is passed when the name goes on. */
function afterShortForm(cell: Cell, at: number): number {
  const close = cell.closing.get(at) ?? at;
  const after = cell.tokens[close + 1];
  const short = close - at <= 4 && cell.tokens.slice(at + 1, close).every((token) => !token.word || token.caps || token.text === '');
  return short && after?.word && !after.upper && !isEdge(cell, close + 1) ? close + 1 : at;
}

function goesOnAfterAnd(cell: Cell, at: number, name: NameKind): boolean {
  const next = cell.tokens[at + 1];
  if (!next?.word || next.line || name.inList) return false;
  if (name.head === 'Ban Quản lý' && isAll(cell, at + 1) && cell.tokens[at + 2]?.key === ZONE[cell.mode][0]) return true;
  if (beginsAfterAnd(cell, at + 1) || partsEnd(cell, at + 1) > at + 1 || clauseEnd(cell, at + 1) > at + 1) return false;
  if (beginsLevels(cell, at + 1)) return false;
  return !isElided(cell, at + 1, name.head);
}

function goesOnAfterComma(cell: Cell, at: number, name: NameKind): boolean {
  const next = cell.tokens[at];
  if (!next?.word || next.line || name.inList || isAnd(cell, at) || isElided(cell, at, name.head)) return false;
  if (partsEnd(cell, at) > at || clauseEnd(cell, at) > at || beginsLevels(cell, at)) return false;
  if (name.kind === 'group') return !beginsAgency(cell, at) || (!next.upper && isInnerNoun(cell, at));
  if (beginsAgency(cell, at)) return false;
  return !next.upper || (LONG_NAMES.has(name.head) && closesWithAnd(cell, at));
}

/** In "các doanh nghiệp, hợp tác xã" or "các trường đại học, học viện" a lower-case head is one more noun of the row. */
const isInnerNoun = (cell: Cell, at: number): boolean => !isAll(cell, at) && (knownAt(cell, at)?.value.id ?? null) === null;

/** "10 huyện, thành phố", "xã, phường", "Thành phố Hải Phòng": levels in a row, or a place, are an agency of their own. */
function beginsLevels(cell: Cell, at: number): boolean {
  const levels = levelsAt(cell, at);
  if (!levels) return false;
  if (levels.named) return cell.tokens[at]?.upper ?? false;
  return (levels.groups[0]?.count ?? 0) > 1 || /^\d+$/.test(cell.tokens[at]?.text ?? '');
}

/** "Ban Quản lý Khu kinh tế … và các khu công nghiệp" is one. */
const ZONE = inModes('khu');

/** A piece that is complete as a field ("Tài chính") or as a bare known name belongs to a list, not to the name. */
export function isElided(cell: Cell, at: number, head: string): boolean {
  const field = fieldAt(cell, at, head);
  if (field && isEdge(cell, harmlessEnd(cell, field.end))) return true;
  const known = knownAt(cell, at);
  return known !== null && known.value.bare && isEdge(cell, known.end);
}

/** "Xúc tiến Đầu tư, Thương mại và Du lịch": the row is closed by an "và" that begins no agency. */
function closesWithAnd(cell: Cell, from: number): boolean {
  for (let at = from; at < from + LOOK_AHEAD; at++) {
    const token = cell.tokens[at];
    if (!token || token.line || token.text === ';' || token.text === ',') return false;
    if (isAnd(cell, at)) return !beginsAfterAnd(cell, at + 1) && (cell.tokens[at + 1]?.word ?? false);
  }
  return false;
}
