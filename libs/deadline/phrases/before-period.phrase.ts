// "trước tháng 3/2027", "trước Quý III": to the last day before the period begins.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { beforeReading, slotsIn } from '../reading/readings.rule.js';

export const beforePeriod: Phrase = {
  name: 'before-period',
  shape: /^U*BU*[MQHNY]$/,
  read: (clause) => beforeReading(slotsIn(clause)[0]!),
  examples: [
    { text: 'trước tháng 3/2027', planYear: 2026, kind: 'month', nominalDue: '2027-02-28' },
    { text: 'Trước Quý III', planYear: 2021, kind: 'quarter', nominalDue: '2021-06-30' },
    { text: 'Hoàn thành trước năm 2027', planYear: 2026, kind: 'year', nominalDue: '2026-12-31' },
  ],
};
