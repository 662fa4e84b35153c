// "Định kỳ" without saying how often.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, reading } from '../reading/readings.rule.js';

export const periodic: Phrase = {
  name: 'periodic',
  shape: /^J+$/,
  read: () => reading({ kind: 'recurring', rule: 'every-other', question: ask('how-often') }),
  examples: [
    { text: 'Định kỳ', planYear: 2026, kind: 'recurring', nominalDue: null, ambiguous: true },
    { text: 'Báo cáo định kỳ', planYear: 2025, kind: 'recurring', nominalDue: null, ambiguous: true },
    { text: 'Thực hiện định kỳ', planYear: 2021, kind: 'recurring', nominalDue: null, ambiguous: true },
  ],
};
