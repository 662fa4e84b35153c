// Which row of the new document is which row in force: the pairing of all rows together that is most alike by words, number and section.
import { munkres } from 'munkres';
import { sameWords } from '../reading/document/cell-text.rule.js';

/** What rows are told apart by. */
export interface Likened {
  title: string;
  code: string;
  field: string;
  group: string;
}

export interface Pair {
  /** Indexes into the two lists. */
  one: number;
  other: number;
  /** From 0 to 1. */
  likeness: number;
}

/** From here on two rows are taken to be the same row. */
export const SURE = 0.7;
/** From here on they may be, and somebody is asked. */
export const POSSIBLE = 0.45;

const WEIGHTS = { title: 0.85, code: 0.1, section: 0.05 };
/** More pairs than any two plans have; such tables are told apart by equal words alone. */
const MOST_PAIRS = 2_000_000;
/** Beyond this many rows left over on both sides the most alike are paired first, which takes less than the cube of them. */
const MOST_ASSIGNED = 300;

interface Look {
  words: Map<string, number>;
  size: number;
  title: string;
  code: string;
  section: string;
}

/** Words and pairs of neighbouring words, counted: order counts, a moved phrase costs little. */
function lookAt({ title, code, field, group }: Likened): Look {
  const list = sameWords(title).split(' ').filter(Boolean);
  const words = new Map<string, number>();
  const add = (word: string) => words.set(word, (words.get(word) ?? 0) + 1);
  list.forEach(add);
  list.slice(1).forEach((word, index) => add(`${list[index]} ${word}`));
  const size = [...words.values()].reduce((sum, count) => sum + count, 0);
  return { words, size, title: list.join(' '), code: sameWords(code), section: sameWords(`${field} ${group}`) };
}

function shared(one: Look, other: Look): number {
  const [small, large] = one.words.size <= other.words.size ? [one, other] : [other, one];
  let common = 0;
  for (const [word, count] of small.words) common += Math.min(count, large.words.get(word) ?? 0);
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

function alike(one: Look, other: Look): number {
  const parts = [
    { weight: WEIGHTS.title, value: shared(one, other) },
    ...(one.code || other.code ? [{ weight: WEIGHTS.code, value: Number(one.code === other.code) }] : []),
    ...(one.section || other.section ? [{ weight: WEIGHTS.section, value: Number(one.section === other.section) }] : []),
  ];
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const value = parts.reduce((sum, part) => sum + part.weight * part.value, 0) / weight;
  return Math.round(value * 1000) / 1000;
}

/** How alike two rows are, from 0 to 1; the same whichever comes first. */
export const likeness = (one: Likened, other: Likened): number => alike(lookAt(one), lookAt(other));

/** Rows that only one row of the other side equals in `key`. */
function pairEqual(ones: readonly number[], others: readonly number[], keyOf: (side: 'one' | 'other', index: number) => string) {
  const places = (list: readonly number[], side: 'one' | 'other') => {
    const found = new Map<string, number[]>();
    for (const index of list) {
      const key = keyOf(side, index);
      const same = found.get(key);
      if (same) same.push(index);
      else found.set(key, [index]);
    }
    return found;
  };
  const right = places(others, 'other');
  return [...places(ones, 'one')].flatMap(([key, left]) => {
    const match = right.get(key) ?? [];
    return left.length === 1 && match.length === 1 ? [{ one: left[0]!, other: match[0]! }] : [];
  });
}

/** The pairing of greatest likeness in sum; what is unlike stays alone. */
function assign(ones: readonly Look[], others: readonly Look[]): Pair[] {
  if (ones.length === 0 || others.length === 0 || ones.length * others.length > MOST_PAIRS) return [];
  const scores = ones.map((one) => others.map((other) => alike(one, other)));
  const worth = (score: number): number => (score >= POSSIBLE ? score : 0);
  const paired =
    Math.min(ones.length, others.length) > MOST_ASSIGNED
      ? mostAlikeFirst(scores)
      : munkres(scores.map((row) => row.map((score) => 1 - worth(score)))).map(([one, other]) => ({ one, other }));
  return paired.map(({ one, other }) => ({ one, other, likeness: scores[one]![other]! })).filter((pair) => pair.likeness >= POSSIBLE);
}

function mostAlikeFirst(scores: readonly (readonly number[])[]): { one: number; other: number }[] {
  const all = scores.flatMap((row, one) => row.flatMap((score, other) => (score >= POSSIBLE ? [{ one, other, score }] : [])));
  all.sort((a, b) => b.score - a.score || a.one + a.other - (b.one + b.other) || a.one - b.one);
  const [takenOne, takenOther] = [new Set<number>(), new Set<number>()];
  return all.filter(({ one, other }) => {
    if (takenOne.has(one) || takenOther.has(other)) return false;
    takenOne.add(one);
    takenOther.add(other);
    return true;
  });
}

const signature = (looks: readonly Look[]): string => JSON.stringify(looks.map(({ title, code, section }) => [title, code, section]));

/** Pairs of rows, by the order of the first list. Which list comes first does not change who is paired with whom. */
export function matchRows(ones: readonly Likened[], others: readonly Likened[]): Pair[] {
  const looks = { one: ones.map(lookAt), other: others.map(lookAt) };
  const free = { one: ones.map((_, index) => index), other: others.map((_, index) => index) };
  const pairs: Pair[] = [];
  const take = (found: readonly { one: number; other: number }[]) => {
    for (const { one, other } of found) pairs.push({ one, other, likeness: alike(looks.one[one]!, looks.other[other]!) });
    const taken = { one: new Set(found.map((pair) => pair.one)), other: new Set(found.map((pair) => pair.other)) };
    free.one = free.one.filter((index) => !taken.one.has(index));
    free.other = free.other.filter((index) => !taken.other.has(index));
  };
  // 1. Rows that are equal in everything, then in words alone.
  take(
    pairEqual(free.one, free.other, (side, index) =>
      JSON.stringify(Object.values(looks[side][index]!).filter((each) => typeof each === 'string')),
    ),
  );
  take(pairEqual(free.one, free.other, (side, index) => looks[side][index]!.title));
  // 2. The rest all together. The smaller signature leads, so that ties fall alike from both sides.
  const [left, right] = [free.one.map((index) => looks.one[index]!), free.other.map((index) => looks.other[index]!)];
  const turned = signature(left) > signature(right);
  const rest = turned
    ? assign(right, left).map(({ one, other, likeness: how }) => ({ one: other, other: one, likeness: how }))
    : assign(left, right);
  pairs.push(...rest.map((pair) => ({ ...pair, one: free.one[pair.one]!, other: free.other[pair.other]! })));
  return pairs.sort((a, b) => a.one - b.one);
}
