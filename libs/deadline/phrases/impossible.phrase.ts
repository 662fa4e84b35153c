// "31/6/2026", "Quý V", "13/2026", "ngày 20" without a month: something that is no day, which only a person can put right.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, reading } from '../reading/readings.rule.js';

export const impossible: Phrase = {
  name: 'impossible',
  shape: /x|^U*B?d$/,
  read(clause) {
    const fault = clause.items.find((item) => item.code === 'x')?.fault ?? 'day-without-month';
    const { text } = clause.items.find((item) => item.code === 'x' || item.code === 'd')!;
    return reading({
      kind: 'unreadable',
      rule: fault,
      params: { words: text },
      question: ask(fault === 'week-of-month' ? 'week-of-month' : 'what-was-meant', { words: text }),
    });
  },
  examples: [
    { text: '31/6/2026', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
    { text: '13/2026', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
    { text: 'Quý V/2026', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
    { text: 'Trước ngày 20', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
    { text: '29/02/2026', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
  ],
};
