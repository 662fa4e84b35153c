// "trước ngày 15/6/2021": the day before; "trước 17 giờ ngày 15/6": still on that day.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { relatedReading, slotsIn } from '../reading/readings.rule.js';

export const beforeDay: Phrase = {
  name: 'before-day',
  shape: /^U*BU*h?V?D$/,
  read: (clause) => relatedReading(clause, slotsIn(clause)[0]!),
  examples: [
    { text: 'trước ngày 15/6/2021', planYear: 2021, kind: 'date', nominalDue: '2021-06-14' },
    { text: 'Xong trước 31/12/2025', planYear: 2025, kind: 'date', nominalDue: '2025-12-30' },
    { text: 'Hoàn thành trước ngày 01 tháng 3 năm 2024', planYear: 2024, kind: 'date', nominalDue: '2024-02-29' },
    { text: 'Trước 17h00 ngày 15/6/2026', planYear: 2026, kind: 'date', nominalDue: '2026-06-15' },
  ],
};
