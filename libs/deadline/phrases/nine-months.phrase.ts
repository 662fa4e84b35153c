// "9 tháng", "09 tháng đầu năm 2026".
import type { Phrase } from '../reading/phrase.types.rule.js';
import { endReading, slotsIn } from '../reading/readings.rule.js';

export const nineMonths: Phrase = {
  name: 'nine-months',
  shape: /^U*N$/,
  read: (clause) => endReading(slotsIn(clause)[0]!),
  examples: [
    { text: '9 tháng', planYear: 2021, kind: 'nine-months', nominalDue: '2021-09-30' },
    { text: '09 tháng đầu năm 2026', planYear: 2026, kind: 'nine-months', nominalDue: '2026-09-30' },
    { text: 'Trong 9 tháng năm 2023', planYear: 2023, kind: 'nine-months', nominalDue: '2023-09-30' },
  ],
};
