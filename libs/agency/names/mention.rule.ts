// One mention at a place in the cell: a level of government, a collective, a known name, an unknown one, or one whose head was left out.
import type { AgencyMention } from '../directory/agency.types.rule.js';
import { isElided, nameEnd } from './agency-name-end.rule.js';
import {
  beginsAfterAnd,
  beginsAgency,
  fieldAt,
  harmlessEnd,
  headOf,
  isAct,
  isAll,
  isAnd,
  isEdge,
  knownAt,
  partsEnd,
  say,
  type Cell,
} from './cell.rule.js';
import { isCollective } from '../directory/collective.rule.js';
import { readGroup } from './group-mention.rule.js';
import { readLevels } from './level-mention.rule.js';
import { inModes, nameKeys, type Known } from './lexicon.rule.js';
import { capital, lower, mentionOf, named, sharesAll, unknown, type Context, type Mentioned } from './mention.types.rule.js';
import { slugOf } from '../directory/slug.rule.js';

export function readMention(cell: Cell, at: number, context: Context | null): Mentioned | null {
  const elided = context ? readElided(cell, at, context) : null;
  if (elided) return elided;
  const levels = readLevels(cell, at, context);
  if (levels) return levels;
  const group = readGroup(cell, at);
  const known = (context && readPlaceOfLevel(cell, at, context)) ?? readKnown(cell, at);
  if (group && (!known || group.end > known.end || group.end === known.end)) return group;
  return (
    known ??
    (context && readListed(cell, at, context)) ??
    readListHead(cell, at) ??
    readUnknown(cell, at) ??
    (context && readTaken(cell, at, context))
  );
}

/** "UBND các xã: Nam Trực, Xuân Trường": the level was said, so these are not the districts of the same names. */
function readPlaceOfLevel(cell: Cell, at: number, context: Context): Mentioned | null {
  const known = knownAt(cell, at);
  if (context.level === undefined || !known?.value.bare || !PLACES.test(known.value.name) || !isEdge(cell, known.end)) return null;
  return readTaken(cell, at, context);
}
const PLACES = /^(?:UBND|Ủy ban nhân dân) /u;

function readElided(cell: Cell, at: number, context: Context): Mentioned | null {
  const field = fieldAt(cell, at, context.head);
  if (!field) return null;
  // "TP" shortens both "Tư pháp" and "thành phố": written out, it is the latter.
  if (field.value.name === 'Tư pháp' && cell.tokens[at]?.key === CITY[cell.mode][0] && !cell.tokens[at]?.opened) return null;
  const known = knownAt(cell, at);
  if (known && !known.value.bare && known.end > field.end) return null;
  const end = harmlessEnd(cell, field.end);
  if (!isEdge(cell, end)) return null;
  return { end, mentions: [named(cell, `${context.head} ${field.value.name}`)], context, fromList: true };
}

/** In an open list a piece is one more of its kind, even where it begins like a common word or looks like another head. */
function readListed(cell: Cell, at: number, context: Context): Mentioned | null {
  const common = context.strong && (headOf(cell, at)?.value ?? 'common') === 'common';
  const own = context.strong && LOOSE.has(context.head) && OWN_KIND.has(cell.tokens[at]?.key ?? '');
  return common || own || isPlaceLike(cell, at, context) ? readTaken(cell, at, context) : null;
}

/** Words that begin agencies of their own, and also name the work of a cục. */
const OWN_KIND = new Set([...Object.values(inModes('Thuế Hải Thống Thi'))].flat());

/** Heads whose following pieces are names of their own kind even when no list knows them. */
const LISTED = new Set([
  'Vụ',
  'Cục',
  'Chi cục',
  'Tổng cục',
  'Hội',
  'Phòng',
  'Công ty',
  'Tập đoàn',
  'Tổng công ty',
  'Hiệp hội',
  'Trường',
  'Công an',
  'Ngân hàng',
  'Đại học',
  'Viện',
  'Ban',
  'Tỉnh ủy',
  'Trung tâm',
]);
/** The head as the lists know it, though the cell may have lost its diacritics. */
function headWord(cell: Cell, from: number, to: number): string {
  const written = capital(lower(say(cell, from, to)));
  if (cell.mode === 'toned') return written;
  return [...LISTED, 'Sở', 'Bộ'].find((each) => slugOf(each) === slugOf(written)) ?? written;
}

const LOOSE = new Set(['Ngành', 'Vụ', 'Cục', 'Hội', 'Phòng', 'Chi cục', 'Tổng cục', 'Tập đoàn']);

function readTaken(cell: Cell, at: number, context: Context): Mentioned | null {
  const numbered = /^\d{1,2}$/.test(cell.tokens[at]?.text ?? '') && NUMBERED.test(context.level ?? '');
  if (!numbered && (!cell.tokens[at]?.upper || (partsEnd(cell, at) > at && !isPlaceLike(cell, at, context)))) return null;
  const allowed = context.strong || (context.head === 'UBND' ? context.level !== undefined : LOOSE.has(context.head));
  if (!allowed) return null;
  const end = nameEnd(cell, at, { kind: 'top', head: context.head, inList: true });
  if (end === at) return null;
  const said = context.written ?? context.head;
  const place = say(cell, at, end);
  const level = context.level ?? (context.ofProvinces ? (CITIES.test(place) ? 'thành phố' : 'tỉnh') : '');
  const head = `${said} ${level}`.trim();
  return { end: harmlessEnd(cell, end), mentions: [named(cell, `${head} ${place}`)], context, fromList: true };
}

/** "UBND các quận 1, 3, 5". */
const NUMBERED = /^(quận|phường)$/i;

/** After "UBND huyện Ý Yên", "Vụ Bản" and "Giao Thủy" are places though they begin like something else: two capital words and an end. */
function isPlaceLike(cell: Cell, at: number, context: Context): boolean {
  const [first, second] = [cell.tokens[at], cell.tokens[at + 1]];
  if (context.level === undefined || !first?.upper || !second?.upper || first.caps || second.caps || !isEdge(cell, at + 2)) return false;
  return (headOf(cell, at)?.value ?? 'weak') === 'weak' && !PRESS.has(first.key);
}
const PRESS = new Set([...Object.values(inModes('Báo')), ...Object.values(inModes('Đài'))].flat());

/** Cities directly under the centre, where a list of "tỉnh, thành phố" does not say which is which. */
const CITIES = /^(Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Hồ Chí Minh)$/u;

/** "các sở Tư pháp, Tài chính", "Các Vụ: Pháp chế, Tổ chức cán bộ": only the head of a list. */
function readListHead(cell: Cell, at: number): Mentioned | null {
  const from = isAll(cell, at) ? at + 1 : at;
  const head = headOf(cell, from);
  if (!head) return null;
  const word = headWord(cell, from, head.end);
  const colon = cell.tokens[head.end]?.text === ':';
  if (from === at && !colon) return null;
  const field = fieldAt(cell, head.end, word);
  if (field && !colon && endsPiece(cell, field.end))
    return { end: field.end, mentions: [{ id: null, name: capital(say(cell, at, field.end)), group: true }], context: null };
  const ready = field !== null || (colon && (LISTED.has(word) || word === 'Sở' || word === 'Bộ'));
  const named = LOOSE.has(word) && cell.tokens[head.end]?.upper === true && cell.tokens[head.end]?.word === true;
  if (!ready && !named) return null;
  return { end: colon ? head.end + 1 : head.end, mentions: [], context: { head: word, strong: true } };
}

/** "Các Sở Tư pháp" with nothing after it to go on: those of every province. */
const endsPiece = (cell: Cell, at: number): boolean =>
  cell.tokens[at] === undefined || (cell.tokens[at]?.text === '.' && cell.tokens[at + 1] === undefined);

function readKnown(cell: Cell, at: number): Mentioned | null {
  const found = knownAt(cell, at);
  if (!found) return null;
  const { value, end } = found;
  const context = contextOf(cell, at, value);
  // "Sở Nội vụ các tỉnh, thành phố": not the one we know.
  const tail = isAll(cell, end) && !value.group ? end : harmlessEnd(cell, end);
  const closed = isEdge(cell, tail) && !(value.bare && tail > end) && !(tail === end && goesOn(cell, at, end, value));
  if (closed && !isOfAnother(cell, end, tail, value))
    return { end: tail, mentions: [whole(cell, at, end, tail, value)], context, fromList: !value.group };
  if (value.bare) return null;
  if (isAct(cell, tail) && (OFFICES.test(value.name) || value.group))
    return { end: tail, mentions: [mentionOf(value, say(cell, at, end))], context, fromList: !value.group, explains: true };
  const head = headOf(cell, at);
  const far = nameEnd(cell, end, { kind: value.group ? 'group' : (head?.value ?? 'top'), head: context?.head ?? '', inList: false });
  if (far === end) return { end, mentions: [mentionOf(value, say(cell, at, end))], context, fromList: !value.group };
  const name = isShort(cell, at, end, value) ? `${value.name} ${say(cell, end, far)}` : say(cell, at, far);
  return { end: far, mentions: [named(cell, name)], context, fromList: true };
}

/** "Trung tâm Văn hóa, Thông tin, Thể thao và Truyền thanh": a row that its "và" has yet to close is longer than the name we know. */
function goesOn(cell: Cell, at: number, end: number, { name, bare, group }: Known): boolean {
  if (bare || group || OFFICES.test(name) || !isAnd(cell, end) || beginsAfterAnd(cell, end + 1)) return false;
  const inside = cell.tokens.slice(at, end);
  return inside.some((token) => token.text === ',') && !inside.some((_, index) => isAnd(cell, at + index));
}

/** Offices whose names a field completes, so that no more words follow. */
const OFFICES = /^(?:Sở|Bộ) (?!Chỉ huy|Tư lệnh)/u;

/** "Bảo hiểm xã hội thành phố" is not the directory's office of the province, though its short form would fit. */
function isOfAnother(cell: Cell, from: number, to: number, known: Known): boolean {
  if (known.id === null || known.group || known.name.startsWith('Sở ')) return false;
  const city = CITY[cell.mode].join(' ');
  return (
    nameKeys(say(cell, from, to), cell.mode)
      .join(' ')
      .includes(city) && !nameKeys(known.name, cell.mode).join(' ').includes(city)
  );
}
const CITY = inModes('thành phố');

/** A name that goes on keeps its own words; only a short form of a national name is written out. */
const isShort = (cell: Cell, from: number, to: number, known: Known): boolean =>
  known.id === null && !known.asWritten && cell.tokens.slice(from, to).some((token) => token.caps || token.text === '');

/** A body of the country keeps the words that say where it is ("Sở Du lịch thành phố"); the directory's own does not need them. */
function whole(cell: Cell, at: number, end: number, tail: number, known: Known): AgencyMention {
  if (known.id !== null || tail === end) return mentionOf(known, say(cell, at, end));
  return unknown(isShort(cell, at, end, known) ? `${known.name} ${say(cell, end, tail)}` : say(cell, at, tail));
}

/** What a following piece may take over. */
function contextOf(cell: Cell, at: number, known: Known): Context | null {
  const head = headOf(cell, at);
  const first = /^(Sở|Bộ|Phòng|Vụ|Cục|Chi cục|Hội|Tổng cục)\s/u.exec(known.name)?.[1];
  if (first) return { head: first, strong: false };
  const level = /^(?:UBND|Ủy ban nhân dân) (huyện|thành phố|thị xã|quận|xã|phường)\s/u.exec(known.name)?.[1];
  if (level) return { head: 'UBND', level, strong: false };
  return head && !known.group ? { head: capital(lower(say(cell, at, head.end))), strong: false } : null;
}

/** Departments that go by a code: "C06", "A05". */
const isCode = (cell: Cell, at: number): boolean => /^[A-Z]\d{2}$/.test(cell.tokens[at]?.text ?? '');

function readUnknown(cell: Cell, at: number): Mentioned | null {
  const found = headOf(cell, at);
  if (!found) return isCode(cell, at) ? { end: at + 1, mentions: [unknown(say(cell, at, at + 1))], context: null, fromList: true } : null;
  const part = partsEnd(cell, at);
  if (part > at && (isEdge(cell, part) || beginsAgency(cell, part))) return null;
  // "Sở Nội vụ - Cơ quan thường trực cải cách hành chính tỉnh": what the agency before it is besides.
  const dash = cell.tokens[at - 1];
  if (part > at && at > 1 && dash?.text === '-' && !dash.line && isEdge(cell, at - 1))
    return { end: nameEnd(cell, part, { kind: 'weak', head: '', inList: true }), mentions: [], context: null };
  const head = capital(lower(say(cell, at, found.end))).replace(/^(ubnd|hđnd|mttq)$/iu, (short) => short.toUpperCase());
  const bareNoun = found.value === 'weak' && !cell.tokens[at]?.upper && isEdge(cell, found.end);
  if (bareNoun && !PRESS.has(cell.tokens[at]?.key ?? '') && sharesAll(cell, at) === '') return null;
  const end = nameEnd(cell, found.end, { kind: isAll(cell, at) ? 'group' : found.value, head, inList: false });
  const name = sharesAll(cell, at) + say(cell, at, end);
  const group = isAll(cell, at) || found.value === 'common' || isCollective(name);
  return {
    end,
    mentions: [{ ...named(cell, name), group }],
    context: group || isElided(cell, at, head) ? null : { head, strong: false },
    fromList: !group,
  };
}
