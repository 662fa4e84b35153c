// "trước ngày 20 hằng tháng", "ngày 25 hàng tháng", "hằng tháng, trước ngày 05 tháng sau", "ngày 15 và ngày 30 hằng tháng".
import { addDays } from '../../kernel/day.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, dayInMonth, has, itemWith, reading, rhythmReading } from '../reading/readings.rule.js';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export const everyMonthOn: Phrase = {
  name: 'every-month-on',
  shape: /^(F?U*B?U*h?d+J*EY?|J*EY?F?U*B?U*h?d+)$/,
  read(clause, context) {
    const rhythm = itemWith(clause, 'E')!.every;
    if (rhythm !== 'month') {
      return reading({
        kind: 'recurring',
        every: rhythm,
        rule: 'every-other',
        question: ask('day-of-which-month', { words: clause.text }),
      });
    }
    const strict = has(clause, 'B') && !has(clause, 'h');
    const named = clause.items.flatMap((item) => item.days);
    // "từ ngày 20 hằng tháng" tells a start; "từ ngày 01 đến 05 hằng tháng" an end.
    if (has(clause, 'F') && !/\d\D+\d/.test(itemWith(clause, 'd')!.text)) return null;
    const inYear = (year: number) => MONTHS.flatMap((month) => named.map((day) => addDays(dayInMonth(year, month, day), strict ? -1 : 0)));
    return rhythmReading(
      'month',
      Number(itemWith(clause, 'Y')?.slots[0]?.due.slice(0, 4) ?? context.planYear),
      context,
      clause.text,
      inYear,
      { strict: has(clause, 'B'), endsOn: itemWith(clause, 'Y')?.slots.at(-1)?.due ?? null },
    );
  },
  examples: [
    { text: 'Trước ngày 20 hằng tháng', planYear: 2026, kind: 'recurring', nominalDue: '2026-01-19', every: 'month' },
    { text: 'Ngày 25 hàng tháng', planYear: 2021, issuedOn: '2021-03-26', kind: 'recurring', nominalDue: '2021-04-25', every: 'month' },
    { text: 'Hằng tháng (trước ngày 15)', planYear: 2025, kind: 'recurring', nominalDue: '2025-01-14', every: 'month' },
    {
      text: 'Chậm nhất ngày 30 hằng tháng',
      planYear: 2026,
      issuedOn: '2026-02-10',
      kind: 'recurring',
      nominalDue: '2026-02-28',
      every: 'month',
    },
  ],
};
