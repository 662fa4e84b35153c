// "Từ năm 2026", "Từ Quý II/2026 trở đi", "sau ngày 01/7/2026": a start without an end.
import { addDays, printDay, type Day } from '../../kernel/day.rule.js';
import type { ReadingContext } from '../reading/deadline.types.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import type { Clause } from '../reading/clauses.rule.js';
import { ask, has, reading, slotsIn } from '../reading/readings.rule.js';

function startOf(clause: Clause, context: ReadingContext): Day | null {
  if (has(clause, 'f')) return context.issuedOn;
  const slot = slotsIn(clause)[0]!;
  return has(clause, 'A') ? addDays(slot.due, 1) : slot.start;
}

export const startOnly: Phrase = {
  name: 'start-only',
  shape: /^([FA]U*[DMQHNY]|f)G?$/,
  read(clause, context) {
    const startsOn = startOf(clause, context);
    // "Từ ngày ban hành" in a document whose day of issue is not known.
    const [rule, question] = startsOn ? (['start-only', 'no-end'] as const) : (['start-on-issue', 'no-end-from-issue'] as const);
    const params: Readonly<Record<string, string>> = startsOn ? { start: printDay(startsOn) } : {};
    return reading({
      kind: 'standing',
      startsOn,
      rule,
      params,
      question: ask(question, params),
    });
  },
  examples: [
    { text: 'Từ năm 2026', planYear: 2026, kind: 'standing', nominalDue: null, startsOn: '2026-01-01', ambiguous: true },
    { text: 'Từ Quý II/2026 trở đi', planYear: 2026, kind: 'standing', nominalDue: null, startsOn: '2026-04-01', ambiguous: true },
    { text: 'Sau ngày 30/6/2026', planYear: 2026, kind: 'standing', nominalDue: null, startsOn: '2026-07-01', ambiguous: true },
  ],
};
