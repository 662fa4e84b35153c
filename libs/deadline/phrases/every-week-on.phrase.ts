// "Thứ Sáu hằng tuần", "trước 16h00 thứ Năm hằng tuần".
import { addDays, dayNumber, makeDay, weekday } from '../../kernel/day.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import { has, itemWith, rhythmReading } from '../reading/readings.rule.js';

export const everyWeekOn: Phrase = {
  name: 'every-week-on',
  shape: /^(U*B?h?VJ*E|J*EB?h?V)$/,
  read(clause, context) {
    if (itemWith(clause, 'E')!.every !== 'week') return null;
    const back = has(clause, 'B') && !has(clause, 'h') ? -1 : 0;
    const wanted = itemWith(clause, 'V')!.weekday!;
    const days = (year: number) => {
      const first = makeDay(year, 1, 1);
      const start = addDays(first, ((wanted - weekday(first) + 7) % 7) + back);
      const weeks = Math.floor((dayNumber(makeDay(year, 12, 31)) - dayNumber(start)) / 7) + 1;
      return Array.from({ length: weeks }, (_, week) => addDays(start, week * 7));
    };
    return { ...rhythmReading('week', context.planYear, context, clause.text, days, { strict: has(clause, 'B') }), milestones: [] };
  },
  examples: [
    { text: 'Thứ Sáu hằng tuần', planYear: 2026, kind: 'recurring', nominalDue: '2026-01-02', every: 'week' },
    { text: 'Trước 16h00 thứ Năm hằng tuần', planYear: 2026, kind: 'recurring', nominalDue: '2026-01-01', every: 'week' },
    { text: 'Trước thứ 6 hàng tuần', planYear: 2025, issuedOn: '2025-01-06', kind: 'recurring', nominalDue: '2025-01-09', every: 'week' },
  ],
};
