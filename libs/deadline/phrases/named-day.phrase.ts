// "30/9/2026", "chậm nhất ngày 20/6", "đến hết ngày 31/12/2026": that very day.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { beforeHourReading, endReading, has, slotsIn } from '../reading/readings.rule.js';

export const namedDay: Phrase = {
  name: 'named-day',
  shape: /^U*h?V?Dh?$/,
  read: (clause) => (has(clause, 'h') ? beforeHourReading(slotsIn(clause)[0]!) : endReading(slotsIn(clause)[0]!)),
  examples: [
    { text: '30/9/2026', planYear: 2026, kind: 'date', nominalDue: '2026-09-30' },
    { text: 'Chậm nhất ngày 20/6', planYear: 2021, kind: 'date', nominalDue: '2021-06-20' },
    { text: 'Hạn cuối: ngày 15 tháng 6 năm 2026', planYear: 2026, kind: 'date', nominalDue: '2026-06-15' },
    { text: 'Đến hết ngày 31.12.2025', planYear: 2025, kind: 'date', nominalDue: '2025-12-31' },
    { text: 'Hoàn thành trong ngày 05-3-2026', planYear: 2026, kind: 'date', nominalDue: '2026-03-05' },
  ],
};
