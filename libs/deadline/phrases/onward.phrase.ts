// "Năm 2021 và những năm tiếp theo", "Quý I/2026 và các năm tiếp theo": the first result is due, the work goes on.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { doubtOf, endReading, has, relatedReading, slotsIn } from '../reading/readings.rule.js';

export const onward: Phrase = {
  name: 'onward',
  shape: /^U*B?U*[DMQHNYRL]G+$/,
  read(clause) {
    const slots = slotsIn(clause);
    const last = has(clause, 'B') ? relatedReading(clause, slots.at(-1)!) : endReading(slots.at(-1)!);
    return {
      ...last,
      kind: 'multi-year',
      rule: 'onward',
      startsOn: has(clause, 'B') ? null : slots[0]!.start,
      question: doubtOf(...slots),
    };
  },
  examples: [
    { text: 'Năm 2021 và những năm tiếp theo', planYear: 2021, kind: 'multi-year', nominalDue: '2021-12-31', startsOn: '2021-01-01' },
    {
      text: 'Năm 2021 và những năm tiếp theo(Theo lộ trình của Trung ương)',
      planYear: 2021,
      kind: 'multi-year',
      nominalDue: '2021-12-31',
      condition: 'Theo lộ trình của Trung ương',
    },
    { text: 'Quý I/2026 và các năm tiếp theo', planYear: 2026, kind: 'multi-year', nominalDue: '2026-03-31' },
    { text: '2025 và các năm sau', planYear: 2025, kind: 'multi-year', nominalDue: '2025-12-31' },
  ],
};
