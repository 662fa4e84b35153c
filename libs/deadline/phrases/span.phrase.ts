// "Quý III, IV/2021", "Tháng 5-6/2026", "Từ 01/01/2026 đến 30/6/2026": from the first to the last day; the last one counts.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { doubtOf, endReading, has, relatedReading, slotsIn } from '../reading/readings.rule.js';

export const span: Phrase = {
  name: 'span',
  shape: /^(F?U*R|Fh?[DMQHNY]h?U*B?h?[DMQHNY]h?|F[DMQHNY]U*R)$/,
  read(clause) {
    const slots = slotsIn(clause);
    const first = slots[0]!;
    const last = slots.at(-1)!;
    if (slots.every((slot) => slot.unit === 'year') || first.start > last.due) return null;
    const end = has(clause, 'B') ? relatedReading(clause, last) : endReading(last);
    // "từ Quý IV/2025 đến năm 2028" runs over several years.
    const several = last.unit === 'year' && first.start.slice(0, 4) < last.due.slice(0, 4);
    return { ...end, kind: several ? 'multi-year' : end.kind, startsOn: first.start, question: doubtOf(...slots) ?? end.question };
  },
  examples: [
    { text: 'Quý III, IV/2021', planYear: 2021, kind: 'quarter', nominalDue: '2021-12-31', startsOn: '2021-07-01' },
    { text: 'Quý II-III', planYear: 2021, kind: 'quarter', nominalDue: '2021-09-30' },
    { text: 'Quý III/2025 - Quý II/2026', planYear: 2025, kind: 'quarter', nominalDue: '2026-06-30', startsOn: '2025-07-01' },
    { text: 'Từ 01/01/2026 đến 30/6/2026', planYear: 2026, kind: 'date', nominalDue: '2026-06-30', startsOn: '2026-01-01' },
    { text: 'Từ tháng 3 đến trước ngày 15/6/2026', planYear: 2026, kind: 'date', nominalDue: '2026-06-14', startsOn: '2026-03-01' },
    { text: 'Tháng 11/2025 - 3/2026', planYear: 2025, kind: 'month', nominalDue: '2026-03-31' },
  ],
};
