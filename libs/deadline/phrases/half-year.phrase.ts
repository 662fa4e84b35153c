// "6 tháng đầu năm", "06 tháng cuối năm 2026", "nửa đầu năm 2025".
import type { Phrase } from '../reading/phrase.types.rule.js';
import { endReading, slotsIn } from '../reading/readings.rule.js';

export const halfYear: Phrase = {
  name: 'half-year',
  shape: /^U*H$/,
  read: (clause) => endReading(slotsIn(clause)[0]!),
  examples: [
    { text: '6 tháng đầu năm', planYear: 2021, kind: 'half-year', nominalDue: '2021-06-30' },
    { text: '06 tháng cuối năm 2026', planYear: 2026, kind: 'half-year', nominalDue: '2026-12-31' },
    { text: 'Nửa đầu năm 2025', planYear: 2025, kind: 'half-year', nominalDue: '2025-06-30' },
    { text: 'Sáu tháng đầu năm 2022', planYear: 2022, kind: 'half-year', nominalDue: '2022-06-30' },
  ],
};
