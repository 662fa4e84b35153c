// "Hằng năm", "hàng quý", "định kỳ 06 tháng", "2 lần/năm", "Hằng quý trong năm 2026", "Hằng năm từ 2026".
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, has, itemWith, reading, periodEnds, printedEnd, rhythmReading, slotsIn } from '../reading/readings.rule.js';

export const every: Phrase = {
  name: 'every',
  shape: /^(J*E|J*EF?U*[YR]|F?U*[YR]J*E|J*EF[DMQHN]U*|F[DMQHN]J*E|EG|F?U*[YR]G?E|EF?[YR]G|fE|Ef)$/,
  read(clause, context) {
    const rhythm = itemWith(clause, 'E')!.every;
    const slots = slotsIn(clause);
    const [first] = slots;
    const wholeYears = slots.every((slot) => slot.unit === 'year');
    if (!wholeYears && rhythm === 'year' && (!has(clause, 'F') || slots.length > 1)) return null;
    if (rhythm === null) return reading({ kind: 'recurring', rule: 'every-other', question: ask('odd-rhythm', { words: clause.text }) });
    // "hằng năm đến năm 2030" runs to that year, "hằng năm từ 2027" from it, "(2021-2025)" both.
    const until = has(clause, 'U') && slots.length === 1;
    const begins = first && !until ? Number(first.start.slice(0, 4)) : context.planYear;
    const ends = first && (until || slots.length > 1) ? Number(slots.at(-1)!.due.slice(0, 4)) : Infinity;
    const year = Math.min(Math.max(begins, slots.length === 1 && !until ? begins : context.planYear), ends);
    const startsOn = has(clause, 'f') ? context.issuedOn : until ? null : (first?.start ?? null);
    return rhythmReading(rhythm, year, context, clause.text, (of) => periodEnds(rhythm, of), {
      startsOn,
      endsOn: printedEnd(clause),
      yearPrinted: first?.yearPrinted ?? true,
      question: rhythm === 'year' && year !== context.planYear && /^U*YJ*E$|^J*EY$/.test(clause.codes) ? ask('dated-or-recurring') : null,
    });
  },
  examples: [
    { text: 'Hằng năm', planYear: 2021, kind: 'recurring', nominalDue: '2021-12-31', every: 'year' },
    {
      text: 'Hàng năm (Theo lộ trình của Trung ương)',
      planYear: 2021,
      kind: 'recurring',
      nominalDue: '2021-12-31',
      every: 'year',
      condition: 'Theo lộ trình của Trung ương',
    },
    {
      text: 'Định kỳ 06 tháng',
      planYear: 2026,
      kind: 'recurring',
      nominalDue: '2026-06-30',
      every: 'half-year',
      milestones: ['2026-06-30', '2026-12-31'],
    },
    { text: 'Hằng quý', planYear: 2021, issuedOn: '2021-05-10', kind: 'recurring', nominalDue: '2021-06-30', every: 'quarter' },
    { text: 'Tháng, quý, năm', planYear: 2022, kind: 'recurring', nominalDue: '2022-01-31', every: 'month' },
    { text: 'Hằng tuần', planYear: 2022, kind: 'recurring', nominalDue: null, every: 'week' },
    { text: 'Hằng năm từ năm 2027', planYear: 2026, kind: 'recurring', nominalDue: '2027-12-31', every: 'year', startsOn: '2027-01-01' },
    {
      text: 'Hằng quý đến hết năm 2025',
      planYear: 2026,
      issuedOn: '2026-06-01',
      kind: 'recurring',
      nominalDue: '2025-12-31',
      every: 'quarter',
      ambiguous: true,
    },
  ],
};
