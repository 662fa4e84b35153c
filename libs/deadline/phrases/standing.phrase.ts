// "Thường xuyên", "Thường xuyên, liên tục", "Thường xuyên trong năm 2026", "quanh năm".
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, asksResult, endReading, has, printedEnd, reading, slotsIn } from '../reading/readings.rule.js';

export const standing: Phrase = {
  name: 'standing',
  shape: /^([SJ]*S[SJ]*|S+f?[FU]*[YRQMHN]?G?|F[YQMD]G?S+|S+F[YQMD]G?|[YR]G?S+)$/,
  read(clause) {
    const [first, ...others] = slotsIn(clause);
    // "Quý II, III và thường xuyên" names quarters, which are a deadline of their own.
    const quarters = clause.codes.startsWith('R') && [first!, ...others].some((slot) => slot.unit !== 'year');
    if (quarters) return null;
    // "Hoàn thành trong năm 2026 và duy trì thường xuyên": the result is due, what follows is not.
    if (/^[YR]/.test(clause.codes) && asksResult(clause.text)) return { ...endReading(others.at(-1) ?? first!), startsOn: first!.start };
    // "Năm 2026, thường xuyên" may set the end of the year as a deadline; "thường xuyên trong năm" does not.
    const yearFirst = /^[YR]/.test(clause.codes) && !has(clause, 'G');
    // "thường xuyên đến năm 2030" prints no start.
    const open = has(clause, 'U') && !has(clause, 'F') && slotsIn(clause).length === 1;
    return reading({
      kind: 'standing',
      startsOn: open ? null : (first?.start ?? null),
      endsOn: printedEnd(clause),
      rule: 'standing',
      question: yearFirst ? ask('standing-or-year') : null,
    });
  },
  examples: [
    { text: 'Thường xuyên', planYear: 2021, kind: 'standing', nominalDue: null },
    { text: 'Thường xuyên, liên tục', planYear: 2026, kind: 'standing', nominalDue: null },
    { text: 'Thuong xuyen trong năm 2026', planYear: 2026, kind: 'standing', nominalDue: null, startsOn: '2026-01-01' },
    { text: 'Năm 2026, thường xuyên', planYear: 2026, kind: 'standing', nominalDue: null, ambiguous: true },
    { text: 'Hoàn thành trong năm 2026 và duy trì thường xuyên', planYear: 2026, kind: 'year', nominalDue: '2026-12-31' },
    { text: 'Thường xuyên đến hết năm 2025', planYear: 2026, issuedOn: '2026-06-01', kind: 'standing', nominalDue: null, ambiguous: true },
  ],
};
