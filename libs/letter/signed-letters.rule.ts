// The letters about a task that people have signed: what may be said of urging is what these say, and nothing else.
import { toMillis, type Day, type Instant } from '../kernel/index.js';
import type { LetterKind } from './letter.events.js';
import type { LetterRow } from './letter.state.rule.js';

export interface SignedLetter {
  letter: string;
  number: string;
  date: Day;
  kind: LetterKind;
}

/**
 * In the order of their dates.
 * @param letters those to the agency that is asked about
 * @param until what was recorded later was not known then
 */
export const signedAbout = (task: string, letters: readonly LetterRow[], until: Instant): SignedLetter[] =>
  letters
    .flatMap(({ letter, kind, items, signed }) =>
      signed && toMillis(signed.at) <= toMillis(until) && items.some((item) => item.task === task)
        ? [{ letter, number: signed.number, date: signed.date, kind, at: signed.at }]
        : [],
    )
    .sort((one, other) => (one.date === other.date ? toMillis(one.at) - toMillis(other.at) : one.date < other.date ? -1 : 1))
    .map(({ at: _, ...known }) => known);
