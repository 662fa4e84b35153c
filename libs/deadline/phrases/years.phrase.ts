// "2021-2025", "Giai đoạn 2026 - 2030", "Năm 2021, 2022": to the end of the last year.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { endReading, slotsIn, doubtOf } from '../reading/readings.rule.js';

export const years: Phrase = {
  name: 'years',
  shape: /^F?U*(R|[YR]U*[YR]|YF?YU*Y|L)$/,
  read(clause) {
    const slots = slotsIn(clause);
    const last = slots.at(-1)!;
    if (slots.length < 2 || !slots.every((slot) => slot.unit === 'year' && slot.due.endsWith('-12-31')) || slots[0]!.start >= last.start)
      return null;
    return { ...endReading(last), kind: 'multi-year', rule: 'years-end', startsOn: slots[0]!.start, question: doubtOf(...slots) };
  },
  examples: [
    { text: '2021-2025', planYear: 2021, kind: 'multi-year', nominalDue: '2025-12-31', startsOn: '2021-01-01' },
    { text: 'Giai đoạn 2026 - 2030', planYear: 2026, kind: 'multi-year', nominalDue: '2030-12-31' },
    { text: 'Năm 2021, 2022', planYear: 2021, kind: 'multi-year', nominalDue: '2022-12-31' },
    { text: 'Từ năm 2026 đến năm 2028', planYear: 2026, kind: 'multi-year', nominalDue: '2028-12-31', startsOn: '2026-01-01' },
  ],
};
