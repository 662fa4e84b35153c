// "Năm 2021", "2026", "trong năm", "đến hết năm 2021", "cuối năm 2026", "đến năm 2030": to 31 December.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { endReading, slotsIn } from '../reading/readings.rule.js';

export const year: Phrase = {
  name: 'year',
  shape: /^U*Y$/,
  read: (clause) => endReading(slotsIn(clause)[0]!),
  examples: [
    { text: 'Năm 2021', planYear: 2021, kind: 'year', nominalDue: '2021-12-31' },
    { text: '2026', planYear: 2026, kind: 'year', nominalDue: '2026-12-31' },
    { text: 'Trong năm', planYear: 2023, kind: 'year', nominalDue: '2023-12-31' },
    { text: 'Đến hết năm 2021', planYear: 2021, kind: 'year', nominalDue: '2021-12-31' },
    { text: 'Cuối năm 2026', planYear: 2026, kind: 'year', nominalDue: '2026-12-31' },
    { text: 'Đến năm 2030', planYear: 2026, kind: 'year', nominalDue: '2030-12-31' },
  ],
};
