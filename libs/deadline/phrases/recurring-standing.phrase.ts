// "Thường xuyên, hằng quý": work without an end, looked at in a rhythm.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, itemWith, periodEnds, reading, rhythmReading } from '../reading/readings.rule.js';

export const recurringStanding: Phrase = {
  name: 'recurring-standing',
  shape: /^(S+J*E|J*ES+)$/,
  read(clause, context) {
    const rhythm = itemWith(clause, 'E')!.every;
    if (rhythm === null) return reading({ kind: 'recurring', rule: 'every-other', question: ask('odd-rhythm', { words: clause.text }) });
    const question = rhythm === 'year' ? ask('standing-or-yearly') : null;
    return rhythmReading(rhythm, context.planYear, context, clause.text, (year) => periodEnds(rhythm, year), { question });
  },
  examples: [
    { text: 'Thường xuyên, hằng năm', planYear: 2026, kind: 'recurring', nominalDue: '2026-12-31', every: 'year', ambiguous: true },
    { text: 'Thường xuyên, định kỳ hằng quý', planYear: 2026, kind: 'recurring', nominalDue: '2026-03-31', every: 'quarter' },
    { text: 'Hằng tháng, thường xuyên', planYear: 2025, kind: 'recurring', nominalDue: '2025-01-31', every: 'month' },
  ],
};
