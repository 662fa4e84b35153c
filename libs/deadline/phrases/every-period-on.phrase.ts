// "Trước ngày 15 tháng cuối quý", "ngày 20 của tháng cuối hằng quý", "ngày 05 tháng sau", "ngày 15 tháng cuối quý II/2026".
import { addDays } from '../../kernel/day.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import { dayInMonth, has, itemWith, reading, rhythmReading } from '../reading/readings.rule.js';
import { printDay } from '../../kernel/day.rule.js';

export const everyPeriodOn: Phrase = {
  name: 'every-period-on',
  shape: /^(J*E?U*B?U*h?zJ*E?|zY|BzY)$/,
  read(clause, context) {
    const { every, month, day, quarter } = itemWith(clause, 'z')!.periodDay!;
    const rhythm = itemWith(clause, 'E')?.every;
    if (rhythm && rhythm !== every) return null;
    const strict = has(clause, 'B') && !has(clause, 'h');
    const back = strict ? -1 : 0;
    const year = Number(itemWith(clause, 'Y')?.slots[0]?.due.slice(0, 4) ?? context.planYear);
    const at = (of: number, period: number) => {
      const end = dayInMonth(of, period + month - 1, day);
      return addDays(strict && day === null ? dayInMonth(of, period + month - 1, 1) : end, back);
    };
    if (quarter !== null) {
      const due = at(year, quarter * 3 - 2);
      const rule = strict ? 'day-before' : 'named-day';
      return reading({
        kind: 'date',
        due,
        strict: has(clause, 'B'),
        rule,
        params: { due: printDay(due), named: printDay(addDays(due, 1)) },
        yearPrinted: has(clause, 'Y'),
      });
    }
    const starts = every === 'month' ? Array.from({ length: 12 }, (_, index) => index + 1) : [1, 4, 7, 10];
    return rhythmReading(every, year, context, clause.text, (of) => starts.map((start) => at(of, start)), {
      strict: has(clause, 'B'),
      endsOn: itemWith(clause, 'Y')?.slots.at(-1)?.due ?? null,
    });
  },
  examples: [
    { text: 'Trước ngày 15 tháng cuối quý', planYear: 2021, kind: 'recurring', nominalDue: '2021-03-14', every: 'quarter' },
    {
      text: 'Chậm nhất ngày 20 của tháng cuối hằng quý',
      planYear: 2026,
      issuedOn: '2026-04-01',
      kind: 'recurring',
      nominalDue: '2026-06-20',
      every: 'quarter',
    },
    { text: 'Hằng tháng, trước ngày 05 của tháng sau', planYear: 2025, kind: 'recurring', nominalDue: '2025-02-04', every: 'month' },
    { text: 'Ngày 15 tháng cuối quý II/2026', planYear: 2026, kind: 'date', nominalDue: '2026-06-15' },
  ],
};
