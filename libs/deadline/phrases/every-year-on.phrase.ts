// "Trước 15/12 hằng năm", "Tháng 3 hàng năm", "Hằng năm, trước ngày 20/11", "Quý IV hằng năm".
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, doubtOf, endReading, has, itemWith, relatedReading, rhythmReading, slotsIn } from '../reading/readings.rule.js';

/** The same day of another year; 29 February gives way to 28. */
function shiftYears(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  const year = Number(moved.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return moved.endsWith('-02-29') && !leap ? `${moved.slice(0, 8)}28` : moved;
}

export const everyYearOn: Phrase = {
  name: 'every-year-on',
  shape: /^(J*F?U*B?U*h?[DMQHNLR]J*E|J*EU*F?B?U*h?[DMQHNLR]|(U*B[DMQHL]){2,6}J*E|J*E(U*B[DMQHL]){2,6}|F[DMQ]U*[DMQY]E|EF[DMQ]U*[DMQY])$/,
  read(clause, context) {
    const slots = slotsIn(clause);
    const rhythm = itemWith(clause, 'E')!.every;
    // "2 lần/năm (tháng 6 và tháng 12)": a list says on which days a finer rhythm falls.
    if (rhythm === null || (rhythm !== 'year' && !has(clause, 'L')) || slots.every((slot) => slot.unit === 'year')) return null;
    if (has(clause, 'F') && slots.length === 1) return null;
    const spans = clause.items.some((item) => item.code === 'R') || has(clause, 'F');
    const counted = spans ? [slots.at(-1)!] : slots;
    const days = counted.map((slot) => (has(clause, 'B') ? relatedReading(clause, slot) : endReading(slot)).due!).sort();
    // "Tháng 3/2026 và hằng năm": a day of one year, and a rhythm.
    const once = slots.some((slot) => slot.yearNamed);
    const printed = slots.find((slot) => slot.yearPrinted);
    const year = printed ? Number(printed.due.slice(0, 4)) : context.planYear;
    const shifted = (of: number) => days.map((day) => shiftYears(day, of - year));
    const result = rhythmReading(rhythm, year, context, clause.text, shifted, { strict: has(clause, 'B'), yearPrinted: true });
    return {
      ...result,
      rule: rhythm === 'year' ? 'every-year-on' : result.rule,
      question: doubtOf(...slots) ?? (once ? ask('dated-or-recurring') : null),
    };
  },
  examples: [
    { text: 'Trước 15/12 hằng năm', planYear: 2026, kind: 'recurring', nominalDue: '2026-12-14', every: 'year' },
    {
      text: 'Trước ngày 15/6 và trước ngày 15/12 hằng năm',
      planYear: 2026,
      kind: 'recurring',
      nominalDue: '2026-12-14',
      every: 'year',
      milestones: ['2026-06-14', '2026-12-14'],
    },
    { text: 'Tháng 3 hàng năm', planYear: 2026, kind: 'recurring', nominalDue: '2026-03-31', every: 'year' },
    { text: 'Hằng năm, trước ngày 20/11', planYear: 2025, kind: 'recurring', nominalDue: '2025-11-19', every: 'year' },
    {
      text: 'Tháng 6 và tháng 12 hằng năm',
      planYear: 2026,
      kind: 'recurring',
      nominalDue: '2026-12-31',
      every: 'year',
      milestones: ['2026-06-30', '2026-12-31'],
    },
    { text: 'Hằng năm (Quý IV)', planYear: 2022, kind: 'recurring', nominalDue: '2022-12-31', every: 'year' },
  ],
};
