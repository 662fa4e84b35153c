// "Tháng 6/2026", "T6/2026", "trong tháng 01/2026", "12/2026": to the last day of the month.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { endReading, slotsIn } from '../reading/readings.rule.js';

export const month: Phrase = {
  name: 'month',
  shape: /^U*M$/,
  read: (clause) => endReading(slotsIn(clause)[0]!),
  examples: [
    { text: 'Tháng 5/2021', planYear: 2021, kind: 'month', nominalDue: '2021-05-31' },
    { text: 'Tháng 12//2026', planYear: 2026, kind: 'month', nominalDue: '2026-12-31' },
    { text: 'Thang 8/2026', planYear: 2026, kind: 'month', nominalDue: '2026-08-31' },
    { text: 'Trong tháng 02', planYear: 2024, kind: 'month', nominalDue: '2024-02-29' },
    { text: 'T6/2026', planYear: 2026, kind: 'month', nominalDue: '2026-06-30' },
    { text: '12/2026', planYear: 2026, kind: 'month', nominalDue: '2026-12-31' },
  ],
};
