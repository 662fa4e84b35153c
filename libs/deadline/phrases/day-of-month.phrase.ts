// "Tháng 6/2026 (trước ngày 25)", "Trong tháng 6, chậm nhất ngày 20": a month made precise by a day without a month.
import { addDays, isRealDay, makeDay, printDay } from '../../kernel/day.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, doubtOf, has, itemWith, reading, slotsIn } from '../reading/readings.rule.js';

export const dayOfMonth: Phrase = {
  name: 'day-of-month',
  shape: /^U*MU*B?U*h?d$/,
  read(clause) {
    const slot = slotsIn(clause)[0]!;
    const item = itemWith(clause, 'd')!;
    const [year, month] = slot.start.split('-').map(Number) as [number, number];
    const named = item.days.at(-1)!;
    if (!isRealDay(year, month, named))
      return reading({
        kind: 'unreadable',
        rule: 'no-such-day',
        params: { words: item.text },
        question: ask('what-was-meant', { words: item.text }),
      });
    const day = makeDay(year, month, named);
    const strict = has(clause, 'B');
    const due = strict && !has(clause, 'h') ? addDays(day, -1) : day;
    return reading({
      kind: 'date',
      due,
      strict,
      rule: strict ? (has(clause, 'h') ? 'hour-of-day' : 'day-before') : 'named-day',
      params: { due: printDay(due), named: printDay(day) },
      question: doubtOf(slot),
      yearPrinted: slot.yearPrinted,
    });
  },
  examples: [
    { text: 'Tháng 6/2026 (trước ngày 25)', planYear: 2026, kind: 'date', nominalDue: '2026-06-24' },
    { text: 'Trong tháng 3, chậm nhất ngày 20', planYear: 2022, kind: 'date', nominalDue: '2022-03-20' },
    { text: 'Tháng 6/2026 (ngày 31)', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
  ],
};
