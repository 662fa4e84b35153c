// "Đến năm 2025, định hướng đến năm 2030": the term and a vision beyond it.
import { printDay } from '../../kernel/day.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, endReading, itemWith, reading, slotsIn } from '../reading/readings.rule.js';

export const orientation: Phrase = {
  name: 'orientation',
  shape: /^F?U*[YRQM]?O+U*[YR]?$/,
  read(clause) {
    const vision = itemWith(clause, 'O')!.at;
    const term = clause.items.findLast((item) => item.slots.length > 0 && item.at < vision);
    const last = slotsIn(clause).at(-1);
    if (!last) return null;
    if (!term) return reading({ kind: 'unreadable', rule: 'unclear', question: ask('only-orientation') });
    const end = endReading(term.slots.at(-1)!);
    const question = ask('orientation', { due: printDay(end.due!), vision: printDay(last.due) });
    return { ...end, kind: 'multi-year', startsOn: null, question };
  },
  examples: [
    { text: 'Đến năm 2025, định hướng đến năm 2030', planYear: 2022, kind: 'multi-year', nominalDue: '2025-12-31', ambiguous: true },
    { text: 'Giai đoạn 2021-2025, tầm nhìn đến 2030', planYear: 2021, kind: 'multi-year', nominalDue: '2025-12-31', ambiguous: true },
    { text: '2026 - 2030 và định hướng đến năm 2035', planYear: 2026, kind: 'multi-year', nominalDue: '2030-12-31', ambiguous: true },
  ],
};
