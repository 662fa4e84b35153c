// Reads a cell that names agencies: known names by longest match, unknown ones by the grammar of how offices are named.
import type { AgencyMention, AgencyReading, Directory } from '../directory/agency.types.rule.js';
import { AS_ABOVE, NOBODY } from './agency-words.rule.js';
import { cellOf, clauseEnd, isAnd, isEdge, leavesOut, partsEnd, personEnd, say, beginsAgency, type Cell } from './cell.rule.js';
import { nameKeys } from './lexicon.rule.js';
import { lookUp } from './phrase-tree.rule.js';
import { slugOf } from '../directory/slug.rule.js';
import { readMention } from './mention.rule.js';
import type { Context, Mentioned } from './mention.types.rule.js';

export { slugOf } from '../directory/slug.rule.js';

/** Longer than any cell a person writes; the rest is handed back unread. */
const LONGEST_CELL = 8_000;
const LONGEST_POINTER = 120;

export const readAgencies = (text: string, directory: Directory): AgencyReading =>
  readCell(text, cellOf(text.slice(0, LONGEST_CELL), directory));

/** @param cell what was made of the text, as far as it is read */
export function readCell(text: string, cell: Cell): AgencyReading {
  const beyond = text.slice(LONGEST_CELL).trim();
  const { agencies, unresolved } = isNobody(text)
    ? NOTHING
    : isPointer(text)
      ? { agencies: [], unresolved: [text.trim()] }
      : readPart(cell, 0, cell.tokens.length, 0);
  return { text, agencies: once(agencies), unresolved: beyond ? [...unresolved, beyond] : unresolved };
}

const isPointer = (text: string): boolean => text.length <= LONGEST_POINTER && AS_ABOVE.test(text.normalize('NFC').replace(/\s+/g, ' '));
const NOTHING: Part = { agencies: [], unresolved: [] };
const isNobody = (text: string): boolean => NOBODY.test(text.trim()) || !/[\p{L}]/u.test(text);

interface Part {
  agencies: AgencyMention[];
  unresolved: string[];
}

interface Reading extends Part {
  context: Context | null;
  /** A collective that a colon or bracket may still spell out: "các sở: Tư pháp, Tài chính". */
  header: AgencyMention | null;
  last: Mentioned | null;
  /** After "theo …", "để …": nothing is unresolved until the next separator that begins an agency. */
  explaining: boolean;
}

function readPart(cell: Cell, from: number, to: number, depth: number): Part {
  const reading: Reading = { agencies: [], unresolved: [], context: null, header: null, last: null, explaining: false };
  let at = from;
  while (at < to) at = Math.max(at + 1, readNext(cell, at, to, depth, reading));
  return reading;
}

/** Reads one thing and returns where the next begins. */
function readNext(cell: Cell, at: number, to: number, depth: number, reading: Reading): number {
  const token = cell.tokens[at];
  if (!token) return to;
  if (token.text === '(' || token.text === '[') return readBracket(cell, at, to, depth, reading);
  if (!token.word) return readMark(cell, at, reading);
  const mention = readMention(cell, personStart(cell, at), reading.context);
  if (mention) return take(mention, reading);
  return skipWords(cell, at, to, reading);
}

function personStart(cell: Cell, at: number): number {
  const start = personEnd(cell, at);
  return start > at && beginsAgency(cell, start) ? start : at;
}

function readMark(cell: Cell, at: number, reading: Reading): number {
  if (cell.tokens[at]?.text === ':' && reading.last) {
    const { mentions, list, label } = reading.last;
    const only = mentions.length === 1 ? mentions[0] : undefined;
    if (label && only) reading.agencies.splice(reading.agencies.lastIndexOf(only), 1);
    // "Các đơn vị: Văn phòng Bộ, Vụ Pháp chế" spells out who is meant.
    else if (!list && only?.group && beginsAgency(cell, at + 1)) reading.header = only;
    else if (list && only && at + 1 < cell.tokens.length) {
      reading.header = only;
      reading.context = list;
    }
  }
  return at + 1;
}

function take(mention: Mentioned, reading: Reading): number {
  const { header } = reading;
  if (header && mention.mentions.length > 0) {
    if (mention.fromList) reading.agencies = reading.agencies.filter((each) => each !== header);
    reading.header = null;
  }
  reading.agencies.push(...mention.mentions);
  reading.context = mention.context;
  reading.last = mention;
  reading.explaining = mention.explains ?? false;
  return mention.end;
}

/** After one agency a bracket explains; after a collective it may name the members; otherwise it is read like the rest. */
function readBracket(cell: Cell, at: number, to: number, depth: number, reading: Reading): number {
  const close = Math.min(cell.closing.get(at) ?? at, to - 1);
  const header = reading.last?.mentions.length === 1 && reading.last.end === at ? reading.last : null;
  if (!header && (reading.agencies.length === 0 || startsPiece(cell, at))) return at + 1;
  if (header?.list && depth < 2 && !leavesOut(cell, at + 1)) {
    const inside = readListed(cell, at + 1, close, header.list);
    if (inside.length > 1 && inside.every((each) => !each.group)) {
      reading.agencies = reading.agencies.filter((each) => each !== header.mentions[0]);
      reading.agencies.push(...inside);
    }
  }
  return close + 1;
}

const startsPiece = (cell: Cell, at: number): boolean =>
  [',', ';'].includes(cell.tokens[at - 1]?.text ?? '') || (cell.tokens[at]?.line ?? false);

function readListed(cell: Cell, from: number, to: number, list: Context): AgencyMention[] {
  const found: AgencyMention[] = [];
  let context: Context | null = list;
  for (let at = from; at < to;) {
    const mention: Mentioned | null = cell.tokens[at]?.word ? readMention(cell, at, context) : null;
    if (mention) found.push(...mention.mentions);
    context = mention?.context ?? context;
    at = mention && mention.end > at ? mention.end : at + 1;
  }
  return found;
}

/** Words that are no agency: the part it plays, an explanation, or something to show the reviewer. */
function skipWords(cell: Cell, at: number, to: number, reading: Reading): number {
  if (isNumbering(cell, at) || isAnd(cell, at)) return at + 1;
  const clause = clauseEnd(cell, at);
  if (clause > at && reading.agencies.length > 0) reading.explaining = true;
  const end = Math.max(clause, partsEnd(cell, at));
  if (end > at && !(clause > at && reading.agencies.length === 0 && partsEnd(cell, at) === at)) return end;
  let stop = at + 1;
  while (stop < to && !isPieceEnd(cell, stop)) stop++;
  const piece = say(cell, at, stop);
  const meant = mistyped(cell, piece);
  if (meant) {
    reading.agencies.push(meant);
    return stop;
  }
  const label = cell.tokens[stop]?.text === ':' && stop + 1 < to;
  if (!reading.explaining && !label && /\p{L}/u.test(piece)) reading.unresolved.push(piece);
  return stop;
}

/** "Sơ Nội vụ", "So Nội vu": a known name but for its diacritics. */
function mistyped(cell: Cell, piece: string): AgencyMention | null {
  const known = lookUp(cell.plain().names, nameKeys(piece, 'plain'));
  return known?.id && !known.bare && !known.caps ? { id: known.id, name: known.name, group: known.group } : null;
}

const isPieceEnd = (cell: Cell, at: number): boolean => (isAnd(cell, at) ? beginsAgency(cell, at + 1) : isEdge(cell, at));

/** "1.", "a)", "IV." before a name. */
function isNumbering(cell: Cell, at: number): boolean {
  const token = cell.tokens[at];
  const mark = cell.tokens[at + 1]?.text;
  if (!token) return false;
  if (/^\d{1,4}$/.test(token.text)) return true;
  return (mark === ')' || mark === '.') && /^(\p{L}|[IVX]{1,4})$/u.test(token.text);
}

/** The same agency named twice in a cell counts once. */
function once(mentions: readonly AgencyMention[]): AgencyMention[] {
  const seen = new Set<string>();
  return mentions.filter(({ id, name }) => {
    const key = id ?? `?${slugOf(name)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
