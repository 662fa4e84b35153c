// What one mention in a cell is, and how its name is settled.
import type { AgencyMention } from '../directory/agency.types.rule.js';
import { isAnd, isEdge, type Cell } from './cell.rule.js';
import { isCollective } from '../directory/collective.rule.js';
import { inModes, nameKeys, type Known } from './lexicon.rule.js';
import { lookUp } from './phrase-tree.rule.js';

/** What a following piece without a head takes over: "Sở", "Bộ", "UBND" with the level of the places named. */
export interface Context {
  head: string;
  /** The head as the cell writes it, when it differs. */
  written?: string;
  level?: string;
  /** The places may be provinces and cities alike. */
  ofProvinces?: boolean;
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
  /** What follows says what it does. */
  explains?: boolean;
  /** "Cấp huyện:" before names is a label. */
  label?: boolean;
}

export const mentionOf = (known: Known, written: string): AgencyMention => ({
  id: known.id,
  name: known.id || !known.asWritten ? known.name : capital(written),
  group: known.group,
});
export const unknown = (name: string): AgencyMention => ({ id: null, name: capital(name), group: isCollective(name) });
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The directory's or the country's name for words put together, else the words. */
export function named(cell: Cell, name: string): AgencyMention {
  const known = lookUp(cell.lexicon.names, nameKeys(name, cell.mode)) ?? lookUp(cell.plain().names, nameKeys(name, 'plain'));
  return known && !known.bare && !known.caps ? mentionOf(known, name) : unknown(name);
}

/** Words put after a head begin in lower case, unless the cell is written in capitals. */
export const lower = (text: string): string => (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** "…, địa phương" after another collective shares its "các". */
export function sharesAll(cell: Cell, at: number): string {
  const follows = cell.tokens[at - 1]?.text === ',' || isAnd(cell, at - 1);
  if (!follows || cell.tokens[at]?.upper !== false) return '';
  const shares = (phrase: string[]): boolean => phrase.every((key, offset) => cell.tokens[at + offset]?.key === key);
  return shares(LOCALITY[cell.mode]) || (OFFICES[cell.mode].some(shares) && isEdge(cell, at + 2)) ? 'các ' : '';
}
const LOCALITY = inModes('địa phương');
const OFFICES = {
  toned: [inModes('đơn vị').toned, inModes('cơ quan').toned],
  plain: [inModes('đơn vị').plain, inModes('cơ quan').plain],
};
