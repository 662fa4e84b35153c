// Whether a name is free: two agencies may not answer to the same words, whatever their case, spelling or punctuation.
import type { Agency, Directory } from './directory/agency.types.rule.js';
import { nameKeys } from './names/lexicon.rule.js';

const keyOfName = (name: string): string => nameKeys(name, 'toned').join(' ');

const namesOf = ({ name, short, aliases }: Agency): string[] => [name, short, ...aliases];

/** The agency that already answers to the name. */
export function ownerOf(directory: Directory, name: string): Agency | null {
  const key = keyOfName(name);
  return directory.agencies.find((agency) => namesOf(agency).some((each) => keyOfName(each) === key)) ?? null;
}

/** The alias as the agency lists it, however it is spelled here. */
export const aliasOf = ({ aliases }: Agency, alias: string): string | null =>
  aliases.find((each) => keyOfName(each) === keyOfName(alias)) ?? null;

/** Names with a letter or digit; a dash is no name. */
export const isName = (name: string): boolean => keyOfName(name) !== '';
