// Tries the phrases on the clauses of a cell: as many neighbouring clauses at a time as one phrase can read.
import type { Calendar } from './calendars/calendar.rule.js';
import type { ReadingContext } from './reading/deadline.types.rule.js';
import type { Phrase, Reading } from './reading/phrase.types.rule.js';
import { phrases } from './phrases/index.rule.js';
import { joinClauses, type Clause } from './reading/clauses.rule.js';
import { unclear, type ReadClause } from './reading/combine.rule.js';
import { ask } from './reading/readings.rule.js';

export interface Claim {
  phrase: Phrase;
  reading: Reading;
}

/** Every phrase that can read the clause. */
export function claimsOn(clause: Clause, context: ReadingContext, calendar: Calendar): Claim[] {
  return phrases.flatMap((phrase) => {
    const reading = phrase.shape.test(clause.codes) ? phrase.read(clause, context, calendar) : null;
    return reading ? [{ phrase, reading }] : [];
  });
}

export const sameReading = (one: Reading, other: Reading): boolean =>
  one.kind === other.kind && one.due === other.due && one.every === other.every && one.strict === other.strict;

/** Neighbours that one phrase may take together. */
const WIDEST = 6;

export function readClauses(sentence: readonly Clause[], clean: string, context: ReadingContext, calendar: Calendar): ReadClause[] {
  const result: ReadClause[] = [];
  for (let at = 0; at < sentence.length;) {
    const taken = widest(sentence.slice(at, at + WIDEST), clean, context, calendar);
    result.push({ text: taken.clause.text, reading: taken.reading });
    at += taken.count;
  }
  return result;
}

function widest(neighbours: readonly Clause[], clean: string, context: ReadingContext, calendar: Calendar) {
  for (let count = neighbours.length; count > 0; count--) {
    const clause = joinClauses(neighbours.slice(0, count), clean);
    const claims = claimsOn(clause, context, calendar);
    const [first] = claims;
    // A clause with something impossible in it is read alone, so that its question names it.
    if (!first || (count > 1 && clause.codes.includes('x'))) continue;
    const agreed = claims.every((claim) => sameReading(claim.reading, first.reading));
    return { clause, count, reading: agreed ? first.reading : { ...first.reading, question: ask('two-readings') } };
  }
  const clause = neighbours[0]!;
  return { clause, count: 1, reading: unclear(clause.text) };
}
