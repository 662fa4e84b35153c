// "Quý I/2026", "Quý 1-Năm 2021", "QIV/2026", "trong Quý II": to the last day of the quarter.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { endReading, slotsIn } from '../reading/readings.rule.js';

export const quarter: Phrase = {
  name: 'quarter',
  shape: /^U*Q$/,
  read: (clause) => endReading(slotsIn(clause)[0]!),
  examples: [
    { text: 'Quý 1-Năm 2021', planYear: 2021, kind: 'quarter', nominalDue: '2021-03-31' },
    { text: 'Quý I -Năm 2021', planYear: 2021, kind: 'quarter', nominalDue: '2021-03-31' },
    { text: 'Quí IV-2025', planYear: 2025, kind: 'quarter', nominalDue: '2025-12-31' },
    { text: 'QuýII/2026', planYear: 2026, kind: 'quarter', nominalDue: '2026-06-30' },
    { text: 'Hoàn thành trong Quý III', planYear: 2022, kind: 'quarter', nominalDue: '2022-09-30' },
    { text: 'Q4.2026', planYear: 2026, kind: 'quarter', nominalDue: '2026-12-31' },
  ],
};
