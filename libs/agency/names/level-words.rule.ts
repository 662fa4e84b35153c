// Levels of government after UBND, HĐND …: "cấp huyện, cấp xã", "các huyện, thị xã, thành phố", and whether a place is named.
import type { Mode } from './agency-text.rule.js';
import { keyOf } from './agency-tokens.rule.js';
import { harmlessEnd, isAll, isAnd, isEdge, type Cell } from './cell.rule.js';
import { inModes, nameKeys } from './lexicon.rule.js';
import { emptyTree, longest, plant, type PhraseTree } from './phrase-tree.rule.js';

export type Tier = 'tỉnh' | 'thành phố' | 'huyện' | 'xã' | 'các cấp';

const LEVELS: [Tier, string][] = [
  ['tỉnh', 'tỉnh'],
  ['thành phố', 'thành phố'],
  ['huyện', 'huyện|quận|thị xã|thị|thành'],
  ['xã', 'xã|phường|thị trấn|đặc khu'],
];

const treeOf = (mode: Mode): PhraseTree<Tier> => {
  const tree = emptyTree<Tier>();
  for (const [tier, words] of LEVELS) for (const word of words.split('|')) plant(tree, nameKeys(word, mode), tier);
  return tree;
};
const TREES: Record<Mode, PhraseTree<Tier>> = { toned: treeOf('toned'), plain: treeOf('plain') };
const LIMIT = 24;

export interface LevelGroup {
  from: number;
  end: number;
  tier: Tier;
  count: number;
  /** The word before the level, "các" or "cấp", its own or the one it shares with the level before. */
  prefix: 'các' | 'cấp' | null;
  ownPrefix: boolean;
}

export interface Levels {
  groups: LevelGroup[];
  end: number;
  /** Set when the first level is followed by a place: "huyện Ý Yên"; `end` then is before the place. */
  named: boolean;
}

interface Item {
  from: number;
  end: number;
  tier: Tier;
  prefix: 'các' | 'cấp' | null;
  named: boolean;
}

const is = (cell: Cell, at: number, word: string): boolean => cell.tokens[at]?.key === keyOf(word, cell.mode);

function itemAt(cell: Cell, at: number): Item | null {
  const all = isAll(cell, at);
  if (all && is(cell, at + 1, 'cấp')) {
    const deeper = levelAt(cell, at + 2);
    return deeper
      ? { from: at + 1, end: deeper.end, tier: deeper.value, prefix: 'cấp', named: false }
      : { from: at, end: at + 2, tier: 'các cấp', prefix: null, named: false };
  }
  const rank = is(cell, at, 'cấp');
  const numbered = /^\d+$/.test(cell.tokens[at]?.text ?? '');
  const start = all || rank || numbered ? at + 1 : at;
  const base = rank && is(cell, start, 'cơ') && is(cell, start + 1, 'sở');
  const level = base ? { end: start + 2, value: 'xã' as Tier } : levelAt(cell, start);
  return (
    level && {
      from: at,
      end: level.end,
      tier: level.value,
      prefix: all ? 'các' : rank ? 'cấp' : null,
      named: !rank && (isPlace(cell, level.end) || (start === at && SMALL.has(level.value) && isOwnPlace(cell, level.end))),
    }
  );
}

const levelAt = (cell: Cell, at: number) =>
  cell.tokens[at]?.word ? longest(TREES[cell.mode], cell.tokens, at, (token) => token.text === '.') : null;

function isPlace(cell: Cell, at: number): boolean {
  const token = cell.tokens[at];
  return (
    token !== undefined &&
    token.word &&
    !token.line &&
    !isEdge(cell, at) &&
    (token.upper || /^\d/.test(token.text)) &&
    harmlessEnd(cell, at) === at
  );
}

/** "UBND phường Nam Định" is one ward, though its province has the same name. */
const SMALL = new Set<Tier>(['huyện', 'xã']);
const isOwnPlace = (cell: Cell, at: number): boolean =>
  cell.lexicon.place.length > 0 && !isEdge(cell, at) && cell.lexicon.place.every((key, offset) => cell.tokens[at + offset]?.key === key);

function nextAt(cell: Cell, end: number): number | null {
  const token = cell.tokens[end];
  if (!token) return null;
  if (token.text === ',' || token.text === '/' || token.text === '-' || isAnd(cell, end))
    return token.text === ',' && isAnd(cell, end + 1) ? end + 2 : end + 1;
  return token.word && !token.line && levelAt(cell, end) ? end : null;
}

/** Consecutive levels of one tier are one group; a change of tier begins the next. */
export function levelsAt(cell: Cell, at: number): Levels | null {
  const first = itemAt(cell, at);
  if (!first) return null;
  if (first.named) return { groups: [groupOf(first, null)], end: first.end, named: true };
  const groups: LevelGroup[] = [groupOf(first, null)];
  let end = first.end;
  for (let count = 1; count < LIMIT; count++) {
    const start = nextAt(cell, end);
    const item = start === null ? null : itemAt(cell, start);
    const last = groups.at(-1);
    if (start === null || !item || !last || item.named || !follows(cell, item) || isNewAll(cell, start)) break;
    const tier = sameTier(last.tier, item.tier);
    if (tier && !(item.prefix === 'cấp' && last.prefix === 'cấp')) Object.assign(last, { tier, end: item.end, count: last.count + 1 });
    else groups.push(groupOf(item, last.prefix));
    end = item.end;
  }
  return { groups, end, named: false };
}

/** A capital "Các" begins the next piece. */
const isNewAll = (cell: Cell, at: number): boolean => isAll(cell, at) && /^\p{Lu}\p{Ll}/u.test(cell.tokens[at]?.text ?? '');

const groupOf = ({ from, end, tier, prefix }: Item, shared: 'các' | 'cấp' | null): LevelGroup => ({
  from,
  end,
  tier,
  count: 1,
  prefix: prefix ?? shared,
  ownPrefix: prefix !== null,
});

/** A later level counts only when it ends there or a description follows ("nơi có dự án"): in "xã hội" it does not. */
function follows(cell: Cell, item: Item): boolean {
  if (isEdge(cell, item.end) || nextAt(cell, item.end) !== null || harmlessEnd(cell, item.end) > item.end) return true;
  return DESCRIBES[cell.mode].includes(cell.tokens[item.end]?.key ?? '');
}
const DESCRIBES = inModes('nơi có thuộc được còn ven');

/** "thành phố" goes with whatever it stands beside. */
function sameTier(one: Tier, other: Tier): Tier | null {
  if (one === other) return one;
  if (other === 'thành phố' && (one === 'tỉnh' || one === 'huyện')) return one;
  if (one === 'thành phố' && other === 'huyện') return other;
  return null;
}
