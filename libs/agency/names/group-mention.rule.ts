// A mention that is a collective: "Các sở, ban, ngành", "Các cơ quan, đơn vị liên quan".
import type { AgencyMention } from '../directory/agency.types.rule.js';
import { nameEnd } from './agency-name-end.rule.js';
import { isAct, isAll, isEdge, say, type Cell } from './cell.rule.js';
import { groupWordsAt } from './group-words.rule.js';
import { inModes, nameKeys } from './lexicon.rule.js';
import { capital, lower, mentionOf, named, sharesAll, type Context, type Mentioned } from './mention.types.rule.js';
import { lookUp } from './phrase-tree.rule.js';
import { slugOf } from '../directory/slug.rule.js';

export function readGroup(cell: Cell, at: number): Mentioned | null {
  const words = groupWordsAt(cell, at);
  if (!words) return null;
  const list = listHead(cell, at, words);
  if (isEdge(cell, words.tail)) {
    const mark = cell.tokens[words.tail]?.text;
    return {
      end: words.tail,
      mentions: [collective(cell, at, words)],
      context: null,
      ...(list && (mark === ':' || mark === '(') && { list }),
    };
  }
  if (isAct(cell, words.tail) && words.nouns[0] === 'sở' && words.nouns.length > 1)
    return { end: words.tail, mentions: [collective(cell, at, words)], context: null, explains: true };
  const end = nameEnd(cell, words.end, { kind: 'group', head: '', inList: false });
  return { end, mentions: [{ ...named(cell, say(cell, at, end)), group: true }], context: null };
}

/** What a colon or bracket after the collective may spell out: sở, bộ, or units of one kind ("các Vụ: …"). */
function listHead(cell: Cell, at: number, { nouns, end }: { nouns: readonly string[]; end: number }): Context | null {
  if (nouns[0] === 'sở') return { head: 'Sở', strong: true };
  if (nouns[0] === 'bộ') return { head: 'Bộ', strong: true };
  return nouns.length === 1 && nouns[0] === 'phòng' && isAll(cell, at)
    ? { head: capital(lower(say(cell, at + 1, end))), strong: true }
    : null;
}

function collective(cell: Cell, at: number, { end, tail, nouns }: { end: number; tail: number; nouns: readonly string[] }): AgencyMention {
  const written = sharesAll(cell, at) + say(cell, at, tail);
  for (const phrase of [written, say(cell, at, end)]) {
    const known = lookUp(cell.lexicon.names, nameKeys(phrase, cell.mode));
    if (known?.id && !known.bare) return mentionOf(known, written);
  }
  const ring =
    nouns.every((noun) => noun === 'sở') && nouns.length > 1 && OFFICE[cell.mode][0] === cell.tokens[isAll(cell, at) ? at + 1 : at]?.key
      ? 'Các sở, ban, ngành'
      : isAnyRelated(nouns, say(cell, end, tail))
        ? 'Các cơ quan có liên quan'
        : null;
  const known = ring ? lookUp(cell.lexicon.names, nameKeys(ring, cell.mode)) : undefined;
  return known?.id ? mentionOf(known, written) : { id: null, name: capital(written), group: true };
}

/** "Các cơ quan, đơn vị liên quan": whoever is concerned, with no name behind it. */
const isAnyRelated = (nouns: readonly string[], tail: string): boolean =>
  slugOf(tail).includes('lien-quan') && nouns.includes('cơ quan') && nouns.every((noun) => noun === 'cơ quan' || noun === 'địa phương');

const OFFICE = inModes('sở');
