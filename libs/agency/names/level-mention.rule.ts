// A mention by level of government: "UBND cấp huyện, cấp xã", "HĐND, UBND các cấp", "UBND các huyện: Ý Yên, Nam Trực".
import type { AgencyMention } from '../directory/agency.types.rule.js';
import { nameEnd } from './agency-name-end.rule.js';
import { harmlessEnd, headOf, isAct, isAnd, isEdge, knownAt, say, type Cell } from './cell.rule.js';
import { levelsAt, type LevelGroup } from './level-words.rule.js';
import { inModes, nameKeys } from './lexicon.rule.js';
import { capital, lower, mentionOf, named, type Context, type Mentioned } from './mention.types.rule.js';
import { lookUp } from './phrase-tree.rule.js';

/** Offices that exist at every level, as they are written before the level. */
const LEVEL_HEADS = [
  'Thường trực HĐND',
  'Thường trực Đảng ủy',
  'Cấp ủy',
  'Chính quyền',
  'UBND',
  'HĐND',
  'Ủy ban MTTQ Việt Nam',
  'Ủy ban MTTQ',
  'MTTQ',
  'Công an',
  'Đảng ủy',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Mặt trận Tổ quốc',
];
const LEVEL_HEAD_KEYS = LEVEL_HEADS.map((head) => ({ head, keys: inModes(head) }));

interface LevelHead {
  end: number;
  head: string;
  written: string;
}

function levelHeadAt(cell: Cell, at: number): LevelHead | null {
  const found = LEVEL_HEAD_KEYS.find(({ keys }) => keys[cell.mode].every((key, offset) => cell.tokens[at + offset]?.key === key));
  if (!found) return null;
  const end = at + found.keys[cell.mode].length;
  return { end, head: found.head, written: writtenHead(say(cell, at, end)) };
}

/** Short forms stand in capitals however they were typed. */
const writtenHead = (text: string): string => (text.length <= 4 ? text.toUpperCase() : capital(text));

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

export function readLevels(cell: Cell, at: number, context: Context | null): Mentioned | null {
  const numbered = /^\d+$/.test(cell.tokens[at]?.text ?? '') ? 1 : 0;
  const heads = levelHeadsAt(cell, at + numbered);
  const lastHead = heads.at(-1);
  const from = lastHead?.end ?? at;
  const levels = levelsAt(cell, from);
  if (!levels) return null;
  // "Tỉnh đoàn", "Thành ủy" are offices of their own.
  if (levels.named && !lastHead && headOf(cell, at)) return null;
  if (levels.named)
    return lastHead ? readPlaces(cell, levels.groups[0], lastHead, heads) : readPlaceAlone(cell, at, context, levels.groups[0]);
  const first = levels.groups[0];
  if (!first || (!lastHead && levels.groups.length === 1 && !isLevelAlone(cell, first, context))) return null;
  const tail = harmlessEnd(cell, levels.end);
  const explains = isAct(cell, tail);
  const end = explains || isEdge(cell, tail) ? tail : levels.end;
  if (!explains && !isEdge(cell, end)) return heads.length > 0 ? readQualified(cell, at + numbered, first, levels.end) : null;
  const owners =
    heads.length > 0
      ? heads
      : [
          {
            end: at,
            head: context && LEVEL_HEADS.includes(context.head) ? context.head : '',
            written: LEVEL_HEADS.includes(context?.head ?? '') ? (context?.written ?? context?.head ?? '') : '',
          },
        ];
  const mentions = owners.flatMap((owner) =>
    levels.groups.map((group, index) => levelMention(cell, owner, group, index === levels.groups.length - 1 ? end : group.end)),
  );
  const head = owners.at(-1)?.head || 'UBND';
  const said = owners.at(-1)?.written || head;
  const places = listOf(cell, levels.groups, end, { head, written: said });
  return {
    end,
    mentions,
    context: { head, written: said, strong: false },
    ...(places && { list: places }),
    explains,
    label: !lastHead && first.prefix === 'cấp',
  };
}

/** "UBND các xã nơi có dự án": some of them, which the cell describes. */
function readQualified(cell: Cell, at: number, { prefix, count }: LevelGroup, from: number): Mentioned | null {
  if (!prefix && count < 2) return null;
  const end = nameEnd(cell, from, { kind: 'group', head: 'UBND', inList: false });
  return { end, mentions: [{ id: null, name: capital(say(cell, at, end)), group: true }], context: { head: 'UBND', strong: false } };
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
  const own = owner.written && (prefix || group.prefix || group.count > 1) ? lower(words) : words;
  const written = `${owner.written} ${prefix}${own}`.trim();
  const exact = named(cell, `${owner.head || 'UBND'} ${prefix}${words}`);
  if (exact.id) return exact;
  const ring = owner.head === 'UBND' || owner.head === '' ? RING_OF[group.tier] : undefined;
  const known = ring ? lookUp(cell.lexicon.names, nameKeys(ring, cell.mode)) : undefined;
  if (known?.id) return mentionOf(known, written);
  const several = group.prefix !== null || group.count > 1 || group.tier === 'các cấp';
  return { id: null, name: capital(written), group: several };
}

/** "UBND các huyện: Ý Yên, Nam Trực" names them one by one. */
function listOf(cell: Cell, groups: readonly LevelGroup[], end: number, head: { head: string; written: string }): Context | null {
  const only = groups.length === 1 ? groups[0] : undefined;
  const mark = cell.tokens[end]?.text;
  if (!only || only.tier === 'các cấp' || (mark !== ':' && mark !== '(')) return null;
  const several = only.prefix !== null || only.count > 1;
  if (!several && (mark === '(' || only.tier === 'tỉnh')) return null;
  const level = only.count === 1 ? lower(say(cell, only.prefix ? only.from + 1 : only.from, only.end)) : undefined;
  return { ...head, level, ofProvinces: only.tier === 'tỉnh', strong: true };
}

/** "UBND huyện Ý Yên", and "UBND các huyện Ý Yên, Nam Trực" where the word for all opens a list. */
function readPlaces(cell: Cell, group: LevelGroup | undefined, head: LevelHead, heads: readonly LevelHead[]): Mentioned | null {
  if (!group) return null;
  const several = group.prefix === 'các';
  const level = say(cell, several ? group.from + 1 : group.from, group.end);
  const context: Context = { head: head.head, written: head.written, level: several ? lower(level) : level, strong: several };
  const end = nameEnd(cell, group.end, { kind: 'top', head: head.head, inList: true });
  const place = say(cell, group.end, end);
  const mentions = heads.map((each) => named(cell, `${each.written} ${context.level} ${place}`));
  return { end: harmlessEnd(cell, end), mentions, context, fromList: true };
}

/** "thị xã Nghĩa Lộ" after "UBND huyện …", or by itself. */
function readPlaceAlone(cell: Cell, at: number, context: Context | null, group: LevelGroup | undefined): Mentioned | null {
  if (!group) return null;
  const known = knownAt(cell, at);
  const end = nameEnd(cell, group.end, { kind: 'top', head: 'UBND', inList: true });
  const tail = harmlessEnd(cell, end);
  const several = group.prefix === 'các';
  const words = say(cell, several ? group.from + 1 : group.from, group.end);
  const level = several ? lower(words) : words;
  const head = context && LEVEL_HEADS.includes(context.head) ? context.head : 'UBND';
  const said = context?.head === head ? (context.written ?? head) : '';
  const next = { head, written: said, level, strong: several };
  if (known && known.end >= end)
    return {
      end: harmlessEnd(cell, known.end),
      mentions: [mentionOf(known.value, say(cell, at, known.end))],
      context: next,
      fromList: true,
    };
  const taken = several && !said ? `${head} ` : said ? `${said} ` : '';
  return { end: tail, mentions: [named(cell, `${taken}${level} ${say(cell, group.end, end)}`)], context: next, fromList: true };
}
