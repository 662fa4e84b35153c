// "Từ nay đến hết năm 2026", "Từ ngày ban hành đến 30/6/2026".
import type { Phrase } from '../reading/phrase.types.rule.js';
import { has, relatedReading, endReading, slotsIn } from '../reading/readings.rule.js';

export const fromIssue: Phrase = {
  name: 'from-issue',
  shape: /^fU*B?U*h?[DMQHNYLR]$/,
  read(clause, context) {
    const slot = slotsIn(clause).at(-1)!;
    const end = has(clause, 'B') ? relatedReading(clause, slot) : endReading(slot);
    const several = slot.unit === 'year' && Number(slot.due.slice(0, 4)) > context.planYear;
    return { ...end, kind: several ? 'multi-year' : end.kind, startsOn: context.issuedOn };
  },
  examples: [
    {
      text: 'Từ nay đến hết năm 2026',
      planYear: 2026,
      issuedOn: '2026-02-10',
      kind: 'year',
      nominalDue: '2026-12-31',
      startsOn: '2026-02-10',
    },
    {
      text: 'Từ ngày ban hành đến 30/6/2026',
      planYear: 2026,
      issuedOn: '2026-01-05',
      kind: 'date',
      nominalDue: '2026-06-30',
      startsOn: '2026-01-05',
    },
    { text: 'Từ nay đến trước ngày 01/7/2025', planYear: 2025, kind: 'date', nominalDue: '2025-06-30' },
  ],
};
