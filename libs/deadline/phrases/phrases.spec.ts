// Every phrase keeps its examples, and no two phrases claim one text with different readings.
import { readCalendar } from '../calendars/calendar.reader.js';
import { readDeadline } from '../deadline.rule.js';
import type { Example } from '../reading/phrase.types.rule.js';
import { cutCell, joinClauses } from '../reading/clauses.rule.js';
import { foldCell } from '../reading/fold.rule.js';
import { claimsOn, sameReading } from '../match.rule.js';
import { scan } from '../reading/scan.rule.js';
import { tokenise } from '../reading/tokens.rule.js';
import { phrases } from './index.rule.js';

const calendar = readCalendar();
const contextOf = ({ planYear, issuedOn }: Example) => ({ planYear, issuedOn: issuedOn ?? null });
const examples = phrases.flatMap((phrase) => phrase.examples.map((example) => ({ phrase, example, text: example.text })));

describe('examples', () => {
  it.each(examples)('$phrase.name reads “$text”', ({ example }) => {
    const read = readDeadline(example.text, contextOf(example), calendar);
    expect({
      kind: read.kind,
      nominalDue: read.nominalDue,
      ambiguous: read.ambiguous !== null,
      every: example.every ? read.every : undefined,
      condition: example.condition ? read.condition : undefined,
      startsOn: example.startsOn ? read.startsOn : undefined,
      milestones: example.milestones ? read.milestones.map((milestone) => milestone.due) : undefined,
    }).toEqual({
      kind: example.kind,
      nominalDue: example.nominalDue,
      ambiguous: example.ambiguous ?? false,
      every: example.every,
      condition: example.condition,
      startsOn: example.startsOn,
      milestones: example.milestones,
    });
  });

  it('are at least three for each phrase, and every phrase has a name of its own', () => {
    expect(phrases.filter((phrase) => phrase.examples.length < 3).map((phrase) => phrase.name)).toEqual([]);
    expect(new Set(phrases.map((phrase) => phrase.name)).size).toBe(phrases.length);
  });
});

/** The claims on every run of neighbouring clauses of a text. */
function claimsIn(example: Example) {
  const { clean } = foldCell(example.text);
  const { sentences } = cutCell(scan(tokenise(foldCell(example.text))), clean, contextOf(example));
  const runs = sentences.flatMap((clauses) => clauses.map((_, last) => joinClauses(clauses.slice(0, last + 1), clean)));
  return runs.map((clause) => claimsOn(clause, contextOf(example), calendar));
}

describe('claims', () => {
  it.each(examples)('all phrases that claim “$text” read it alike', ({ example }) => {
    for (const claims of claimsIn(example)) {
      const different = claims.filter((claim) => !sameReading(claim.reading, claims[0]!.reading));
      expect(different.map((claim) => claim.phrase.name)).toEqual([]);
    }
  });

  it('are made on its own examples by each phrase', () => {
    const silent = examples.filter(({ phrase, example }) => {
      const claimed = claimsIn(example)
        .flat()
        .some((claim) => claim.phrase === phrase);
      return !claimed && phrase.name !== 'condition';
    });
    expect(silent.map(({ phrase, text }) => `${phrase.name}: ${text}`)).toEqual([]);
  });
});
