// Collectives: "các sở, ban, ngành", "cơ quan, đơn vị liên quan" — common nouns in a row under one "các" are one group.
import type { Mode } from './agency-text.rule.js';
import { keyOf } from './agency-tokens.rule.js';
import { beginsCapital, fieldAt, harmlessEnd, headOf, isAll, isAnd, isEdge, type Cell } from './cell.rule.js';
import { nameKeys } from './lexicon.rule.js';
import { emptyTree, longest, plant, type PhraseTree } from './phrase-tree.rule.js';

/** province, ministry, mass organisation, office of any kind, locality, unit of an office, people and firms */
type Noun = 'sở' | 'bộ' | 'đoàn thể' | 'cơ quan' | 'địa phương' | 'phòng' | 'dân';

const NOUNS: [Noun, string][] = [
  ['sở', 'sở|ban|ngành|ban ngành|sở ngành|sở ban ngành|ngành chức năng|cơ quan ngang sở'],
  ['bộ', 'bộ|cơ quan ngang bộ|cơ quan thuộc chính phủ|bộ ngành|cơ quan trung ương'],
  ['đoàn thể', 'đoàn thể|hội đoàn thể|hội|mặt trận|tổ chức đoàn thể'],
  ['cơ quan', 'cơ quan|đơn vị|tổ chức|đơn vị sự nghiệp|phòng chuyên môn|cơ quan chuyên môn'],
  ['địa phương', 'địa phương|thôn|xóm|ấp|tổ dân phố|khu phố|khu dân cư'],
  ['phòng', 'phòng|vụ|cục|chi cục|tổng cục|trung tâm|viện|trường|phòng ban|bệnh viện|trường học|học viện'],
  ['dân', 'cá nhân|doanh nghiệp|hợp tác xã|người dân|hộ gia đình'],
];

/** Which noun may follow which under one "các". What is missing parts two groups. */
const FOLLOWS: Record<Noun, Noun[]> = {
  sở: ['sở', 'đoàn thể', 'bộ'],
  bộ: ['bộ', 'sở', 'đoàn thể', 'địa phương'],
  'đoàn thể': ['đoàn thể'],
  'cơ quan': ['cơ quan', 'sở', 'đoàn thể', 'địa phương', 'phòng', 'dân'],
  'địa phương': ['cơ quan', 'địa phương', 'dân'],
  phòng: ['phòng', 'cơ quan', 'sở'],
  dân: ['cơ quan', 'dân'],
};

const treeOf = (mode: Mode): PhraseTree<Noun> => {
  const tree = emptyTree<Noun>();
  for (const [noun, phrases] of NOUNS) for (const phrase of phrases.split('|')) plant(tree, nameKeys(phrase, mode), noun);
  return tree;
};
const TREES: Record<Mode, PhraseTree<Noun>> = { toned: treeOf('toned'), plain: treeOf('plain') };
const LIMIT = 16;

export interface GroupWords {
  /** After the last noun. */
  end: number;
  /** After words that leave it the same group ("liên quan", "của tỉnh"). */
  tail: number;
  nouns: Noun[];
  /** Whether "các" stands before. */
  all: boolean;
}

const nounAt = (cell: Cell, at: number) => (cell.tokens[at]?.word ? longest(TREES[cell.mode], cell.tokens, at, () => false) : null);

/** A noun is a collective only when nothing but another noun, an end or a harmless tail follows: "Sở Tư pháp" is not. */
function standsAlone(cell: Cell, end: number): boolean {
  if (isEdge(cell, end) || beginsCapital(cell, end)) return true;
  const tail = harmlessEnd(cell, end);
  return tail > end && isEdge(cell, tail);
}

/** Where the next noun of the row begins, or null when the row ends here. */
function nextNoun(cell: Cell, end: number): number | null {
  const token = cell.tokens[end];
  if (!token) return null;
  if (token.text === ',' || token.text === '/' || token.text === '-' || isAnd(cell, end)) {
    const next = token.text === ',' && isAnd(cell, end + 1) ? end + 2 : end + 1;
    return isAll(cell, next) ? null : next;
  }
  return token.word && !token.line && !token.upper && nounAt(cell, end) ? end : null;
}

export function groupWordsAt(cell: Cell, at: number): GroupWords | null {
  const all = isAll(cell, at);
  const nouns: Noun[] = [];
  let end = all ? at + 1 : at;
  let start: number | null = end;
  while (start !== null && nouns.length < LIMIT) {
    const found = nounAt(cell, start);
    const last = nouns.at(-1);
    if (!found || (last && !mayFollow(cell, nouns, found.value, start, found.end))) break;
    const followed = nextNoun(cell, found.end);
    const isRow = followed !== null && nounAt(cell, followed) !== null;
    if (!isRow && !standsAlone(cell, found.end) && !(all && nouns.length === 0 && found.value !== 'sở' && found.value !== 'bộ')) {
      if (nouns.length === 0) return null;
      // "… và Hội Nông dân", "… và Hội đồng thẩm định": the next agency, not another noun of the row.
      const ofField = (found.value === 'sở' || found.value === 'bộ') && fieldAt(cell, found.end, 'Sở') !== null;
      if (ofField || cell.tokens[found.end]?.upper || (headOf(cell, start)?.end ?? 0) > found.end) break;
    }
    nouns.push(nounIn(nouns, found.value));
    end = found.end;
    start = followed;
  }
  if (nouns.length === 0) return null;
  const tail = harmlessEnd(cell, end);
  const known =
    all || (nouns.length > 1 && nouns[0] !== 'dân') || (tail > end && nouns[0] !== 'phòng' && nouns[0] !== 'sở' && nouns[0] !== 'bộ');
  return known && !(nouns.length === 1 && nouns[0] === 'đoàn thể' && !all) ? { end, tail, nouns, all } : null;
}

/** After "các phòng" or "các cơ quan", "ban" and "ngành" are more of the same kind; after "các bộ", "ngành" is of the ministries. */
function nounIn(nouns: readonly Noun[], noun: Noun): Noun {
  const first = nouns[0];
  return first && first !== 'sở' && (noun === 'sở' || (first === 'bộ' && noun === 'cơ quan')) ? first : noun;
}

function mayFollow(cell: Cell, nouns: readonly Noun[], next: Noun, start: number, end: number): boolean {
  const last = nouns.at(-1);
  if (!last || FOLLOWS[last].includes(next)) return true;
  // "Các sở, cơ quan, đơn vị" is one row; after "sở, ban, ngành" the offices are others.
  if (nouns.length === 1 && last === 'sở' && next === 'cơ quan') return true;
  // "các bộ, cơ quan" is how the Government says "các bộ, ngành".
  return last === 'bộ' && next === 'cơ quan' && cell.tokens[start]?.key === keyOf('cơ', cell.mode) && standsAlone(cell, end);
}
