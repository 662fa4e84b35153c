// One mention at a place in the cell: a level of government, a collective, a known name, an unknown one, or one whose head was left out.
import type { AgencyMention } from './agency.types.rule.js';
import { nameEnd, isElided } from './agency-name-end.rule.js';
import { fieldAt, harmlessEnd, headOf, isAll, isAnd, isEdge, knownAt, partsEnd, say, type Cell } from './cell.rule.js';
import { isCollective } from './collective.rule.js';
import { groupWordsAt } from './group-words.rule.js';
import { levelsAt, type LevelGroup } from './level-words.rule.js';
import { nameKeys, type Known } from './lexicon.rule.js';
import { lookUp } from './phrase-tree.rule.js';

/** What a following piece without a head takes over: "Sở", "Bộ", "UBND" with the level of the places named. */
export interface Context {
  head: string;
  level?: string;
  /** Opened by "các …:" so that every piece takes the head. */
  strong: boolean;
}

export interface Mentioned {
  end: number;
  mentions: AgencyMention[];
  context: Context | null;
  /** Set on a collective that what follows may spell out. */
  list?: Context;
  /** Whether it took its head from a list, or could stand in one. */
  fromList?: boolean;
  /** "Cấp huyện:" before names is a label. */
  label?: boolean;
}

export function readMention(cell: Cell, at: number, context: Context | null): Mentioned | null {
  const elided = context ? readElided(cell, at, context) : null;
  if (elided) return elided;
  const levels = readLevels(cell, at, context);
  if (levels) return levels;
  const group = readGroup(cell, at);
  const known = readKnown(cell, at);
  if (group && (!known || group.end > known.end || (group.end === known.end && !known.mentions[0]?.id))) return group;
  return known ?? readListHead(cell, at) ?? readUnknown(cell, at) ?? (context ? readTaken(cell, at, context) : null);
}

const mentionOf = (known: Known, written: string): AgencyMention => ({
  id: known.id,
  name: known.id || !known.asWritten ? known.name : capital(written),
  group: known.group,
});
const unknown = (name: string): AgencyMention => ({ id: null, name: capital(name), group: isCollective(name) });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The directory's or the country's name for words put together, else the words. */
function named(cell: Cell, name: string): AgencyMention {
  const known = lookUp(cell.lexicon.names, nameKeys(name, cell.mode));
  return known && !known.bare && !known.caps ? mentionOf(known, name) : unknown(name);
}

// --- Fields and places without their head -------------------------------------------------------------------------

function readElided(cell: Cell, at: number, context: Context): Mentioned | null {
  const field = fieldAt(cell, at, context.head);
  if (!field) return null;
  const known = knownAt(cell, at);
  if (known && !known.value.bare && known.end > field.end) return null;
  const end = harmlessEnd(cell, field.end);
  if (!isEdge(cell, end)) return null;
  return { end, mentions: [named(cell, `${context.head} ${field.value.name}`)], context, fromList: true };
}

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
const LOOSE = new Set(['Vụ', 'Cục', 'Hội', 'Phòng', 'Chi cục', 'Tổng cục', 'Tập đoàn']);

function readTaken(cell: Cell, at: number, context: Context): Mentioned | null {
  if (!cell.tokens[at]?.upper || partsEnd(cell, at) > at) return null;
  const allowed = context.strong || (context.head === 'UBND' ? context.level !== undefined : LOOSE.has(context.head));
  if (!allowed) return null;
  const end = nameEnd(cell, at, { kind: 'top', head: context.head, inList: true });
  if (end === at) return null;
  const head = context.level ? `${context.head} ${context.level}` : context.head;
  return { end: harmlessEnd(cell, end), mentions: [named(cell, `${head} ${say(cell, at, end)}`)], context, fromList: true };
}

// --- Levels of government -------------------------------------------------------------------------------------------

/** Offices that exist at every level, as they are written before the level. */
const LEVEL_HEADS = ['UBND', 'HĐND', 'MTTQ', 'Công an', 'Đảng ủy', 'Tòa án nhân dân', 'Viện kiểm sát nhân dân', 'Mặt trận Tổ quốc'];
const LEVEL_HEAD_KEYS = {
  toned: new Map(LEVEL_HEADS.map((head) => [nameKeys(head, 'toned').join(' '), head])),
  plain: new Map(LEVEL_HEADS.map((head) => [nameKeys(head, 'plain').join(' '), head])),
};

interface LevelHead {
  end: number;
  head: string;
  written: string;
}

function levelHeadAt(cell: Cell, at: number): LevelHead | null {
  for (let length = 4; length > 0; length--) {
    const words = cell.tokens.slice(at, at + length);
    if (words.length < length || words.some((token) => !token.word)) continue;
    const head = LEVEL_HEAD_KEYS[cell.mode].get(words.map((token) => token.key).join(' '));
    if (head) return { end: at + length, head, written: head === 'UBND' || head === 'HĐND' ? head : say(cell, at, at + length) };
  }
  return null;
}

/** "HĐND, UBND các cấp": offices that share the level written after the last of them. */
function levelHeadsAt(cell: Cell, at: number): LevelHead[] {
  const heads: LevelHead[] = [];
  for (let next = at; heads.length < 4;) {
    const head = levelHeadAt(cell, next);
    if (!head) break;
    heads.push(head);
    const mark = cell.tokens[head.end];
    if (!mark || !(mark.text === ',' || mark.text === '/' || mark.text === '-' || isAnd(cell, head.end))) break;
    next = mark.text === ',' && isAnd(cell, head.end + 1) ? head.end + 2 : head.end + 1;
  }
  return heads;
}

function readLevels(cell: Cell, at: number, context: Context | null): Mentioned | null {
  const numbered = /^\d+$/.test(cell.tokens[at]?.text ?? '') ? 1 : 0;
  const heads = levelHeadsAt(cell, at + numbered);
  const lastHead = heads.at(-1);
  const from = lastHead?.end ?? at;
  const levels = levelsAt(cell, from);
  if (!levels) return null;
  if (levels.named)
    return lastHead ? readPlaces(cell, levels.groups[0], lastHead, heads) : readPlaceAlone(cell, at, context, levels.groups[0]);
  const first = levels.groups[0];
  if (!first || (!lastHead && !isLevelAlone(cell, first, context))) return null;
  const tail = harmlessEnd(cell, levels.end);
  const end = isEdge(cell, tail) ? tail : levels.end;
  if (!isEdge(cell, end)) return null;
  const owners =
    heads.length > 0
      ? heads
      : [
          {
            end: at,
            head: context?.head ?? '',
            written: context?.head === 'UBND' || LEVEL_HEADS.includes(context?.head ?? '') ? (context?.head ?? '') : '',
          },
        ];
  const mentions = owners.flatMap((owner) =>
    levels.groups.map((group, index) => levelMention(cell, owner, group, index === levels.groups.length - 1 ? end : group.end)),
  );
  const head = owners.at(-1)?.head || 'UBND';
  const places = listOf(cell, levels.groups, end, head);
  return { end, mentions, context: { head, strong: false }, ...(places && { list: places }), label: !lastHead && first.prefix === 'cấp' };
}

/** Without UBND a level is an agency when "các"/"cấp" stands before it, several stand in a row, or a level was named before. */
function isLevelAlone(cell: Cell, first: LevelGroup, context: Context | null): boolean {
  if (first.prefix || first.count > 1 || (context && LEVEL_HEADS.includes(context.head))) return true;
  const known = knownAt(cell, first.from);
  return known !== null && known.end === first.end;
}

const RING_OF: Partial<Record<LevelGroup['tier'], string>> = { huyện: 'UBND cấp huyện', xã: 'UBND cấp xã', 'các cấp': 'UBND các cấp' };

function levelMention(cell: Cell, owner: LevelHead, group: LevelGroup, end: number): AgencyMention {
  const words = say(cell, group.from, end);
  const prefix = !group.ownPrefix && group.prefix && group.tier !== 'các cấp' ? `${group.prefix} ` : '';
  const written = `${owner.written} ${prefix}${owner.written ? lower(words) : words}`.trim();
  const exact = named(cell, `${owner.head || 'UBND'} ${prefix}${words}`);
  if (exact.id) return exact;
  const ring = owner.head === 'UBND' || owner.head === '' ? RING_OF[group.tier] : undefined;
  const known = ring ? lookUp(cell.lexicon.names, nameKeys(ring, cell.mode)) : undefined;
  if (known?.id) return mentionOf(known, written);
  const several = group.prefix !== null || group.count > 1 || group.tier === 'các cấp';
  return { id: null, name: capital(written), group: several };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "UBND các huyện: Ý Yên, Nam Trực" names them one by one. */
function listOf(cell: Cell, groups: readonly LevelGroup[], end: number, head: string): Context | null {
  const only = groups.length === 1 ? groups[0] : undefined;
  const mark = cell.tokens[end]?.text;
  return only && only.tier !== 'các cấp' && (mark === ':' || mark === '(') ? { head, level: only.tier, strong: true } : null;
}

/** "UBND huyện Ý Yên", and "UBND các huyện Ý Yên, Nam Trực" where the word for all opens a list. */
function readPlaces(cell: Cell, group: LevelGroup | undefined, head: LevelHead, heads: readonly LevelHead[]): Mentioned | null {
  if (!group) return null;
  const level = lower(say(cell, group.prefix === 'các' ? group.from + 1 : group.from, group.end));
  const context: Context = { head: head.head, level, strong: group.prefix === 'các' };
  const end = nameEnd(cell, group.end, { kind: 'top', head: head.head, inList: true });
  const place = say(cell, group.end, end);
  const mentions = heads.map((each) => named(cell, `${each.written} ${level} ${place}`));
  return { end: harmlessEnd(cell, end), mentions, context, fromList: true };
}

/** "thị xã Nghĩa Lộ" after "UBND huyện …", or by itself. */
function readPlaceAlone(cell: Cell, at: number, context: Context | null, group: LevelGroup | undefined): Mentioned | null {
  if (!group) return null;
  const known = knownAt(cell, at);
  const end = nameEnd(cell, group.end, { kind: 'top', head: 'UBND', inList: true });
  const tail = harmlessEnd(cell, end);
  const level = lower(say(cell, group.prefix === 'các' ? group.from + 1 : group.from, group.end));
  const head = context && LEVEL_HEADS.includes(context.head) ? context.head : 'UBND';
  const next = { head, level, strong: group.prefix === 'các' };
  if (known && known.end >= end)
    return {
      end: harmlessEnd(cell, known.end),
      mentions: [mentionOf(known.value, say(cell, at, known.end))],
      context: next,
      fromList: true,
    };
  const taken = context?.head === head || group.prefix === 'các' ? `${head} ` : '';
  return { end: tail, mentions: [named(cell, `${taken}${level} ${say(cell, group.end, end)}`)], context: next, fromList: true };
}

// --- Collectives -----------------------------------------------------------------------------------------------------

function readGroup(cell: Cell, at: number): Mentioned | null {
  const words = groupWordsAt(cell, at);
  if (!words) return null;
  const list = listHead(words.nouns[0]);
  if (isEdge(cell, words.tail)) {
    const mark = cell.tokens[words.tail]?.text;
    return {
      end: words.tail,
      mentions: [collective(cell, at, words)],
      context: null,
      ...(list && (mark === ':' || mark === '(') && { list }),
    };
  }
  const end = nameEnd(cell, words.end, { kind: 'group', head: '', inList: false });
  return { end, mentions: [{ ...named(cell, say(cell, at, end)), group: true }], context: null };
}

const listHead = (noun: string | undefined): Context | null =>
  noun === 'sở' ? { head: 'Sở', strong: true } : noun === 'bộ' ? { head: 'Bộ', strong: true } : null;

function collective(cell: Cell, at: number, { end, tail, nouns }: { end: number; tail: number; nouns: readonly string[] }): AgencyMention {
  const written = say(cell, at, tail);
  for (const phrase of [written, say(cell, at, end)]) {
    const known = lookUp(cell.lexicon.names, nameKeys(phrase, cell.mode));
    if (known?.id && !known.bare) return mentionOf(known, written);
  }
  const ring =
    nouns.every((noun) => noun === 'sở') && nouns.length > 1
      ? 'Các sở, ban, ngành'
      : isAnyRelated(nouns, tail > end)
        ? 'Các cơ quan có liên quan'
        : null;
  const known = ring ? lookUp(cell.lexicon.names, nameKeys(ring, cell.mode)) : undefined;
  return known?.id ? mentionOf(known, written) : { id: null, name: capital(written), group: true };
}

/** "Các cơ quan, đơn vị liên quan": whoever is concerned, with no name behind it. */
const isAnyRelated = (nouns: readonly string[], related: boolean): boolean =>
  related && nouns.every((noun) => noun === 'cơ quan' || noun === 'địa phương');

/** "các sở Tư pháp, Tài chính", "Các Vụ: Pháp chế, Tổ chức cán bộ": only the head of a list. */
function readListHead(cell: Cell, at: number): Mentioned | null {
  if (!isAll(cell, at)) return null;
  const head = headOf(cell, at + 1);
  if (!head) return null;
  const word = capital(lower(say(cell, at + 1, head.end)));
  const colon = cell.tokens[head.end]?.text === ':';
  const ready = fieldAt(cell, head.end, word) !== null || (colon && (LISTED.has(word) || word === 'Sở' || word === 'Bộ'));
  const named = LOOSE.has(word) && cell.tokens[head.end]?.upper === true && cell.tokens[head.end]?.word === true;
  if (!ready && !named) return null;
  return { end: colon ? head.end + 1 : head.end, mentions: [], context: { head: word, strong: true } };
}

// --- Known and unknown names ---------------------------------------------------------------------------------------------

function readKnown(cell: Cell, at: number): Mentioned | null {
  const found = knownAt(cell, at);
  if (!found) return null;
  const { value, end } = found;
  const context = contextOf(cell, at, value);
  const tail = harmlessEnd(cell, end);
  if (isEdge(cell, tail) && !(value.bare && tail > end))
    return { end: tail, mentions: [whole(cell, at, end, tail, value)], context, fromList: !value.group };
  if (value.bare) return null;
  const head = headOf(cell, at);
  const far = nameEnd(cell, end, { kind: value.group ? 'group' : (head?.value ?? 'top'), head: context?.head ?? '', inList: false });
  if (far === end) return { end, mentions: [mentionOf(value, say(cell, at, end))], context, fromList: !value.group };
  const stem = value.id !== null || value.asWritten ? say(cell, at, end) : value.name;
  return { end: far, mentions: [unknown(`${stem} ${say(cell, end, far)}`)], context, fromList: true };
}

/** A body of the country keeps the words that say where it is ("Sở Du lịch thành phố"); the directory's own does not need them. */
const whole = (cell: Cell, at: number, end: number, tail: number, known: Known): AgencyMention =>
  known.id === null && tail > end
    ? unknown(`${known.asWritten ? say(cell, at, end) : known.name} ${say(cell, end, tail)}`)
    : mentionOf(known, say(cell, at, end));

/** What a following piece may take over. */
function contextOf(cell: Cell, at: number, known: Known): Context | null {
  const head = headOf(cell, at);
  const first = /^(Sở|Bộ|Phòng|Vụ|Cục|Chi cục|Hội|Tổng cục)\s/u.exec(known.name)?.[1];
  if (first) return { head: first, strong: false };
  const level = /^(?:UBND|Ủy ban nhân dân) (huyện|thành phố|thị xã|quận|xã|phường)\s/u.exec(known.name)?.[1];
  if (level) return { head: 'UBND', level, strong: false };
  return head && !known.group ? { head: capital(lower(say(cell, at, head.end))), strong: false } : null;
}

function readUnknown(cell: Cell, at: number): Mentioned | null {
  const found = headOf(cell, at);
  if (!found) return null;
  const head = capital(lower(say(cell, at, found.end))).replace(/^(ubnd|hđnd|mttq)$/iu, (short) => short.toUpperCase());
  if (found.value === 'weak' && !cell.tokens[at]?.upper && isEdge(cell, found.end)) return null;
  const end = nameEnd(cell, found.end, { kind: isAll(cell, at) ? 'group' : found.value, head, inList: false });
  const name = say(cell, at, end);
  const group = isAll(cell, at) || found.value === 'common' || isCollective(name);
  return {
    end,
    mentions: [{ ...named(cell, name), group }],
    context: group || isElided(cell, at, head) ? null : { head, strong: false },
    fromList: !group,
  };
}
