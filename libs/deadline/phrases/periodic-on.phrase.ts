// "Định kỳ trước ngày 15/6 và 15/12": days of one year, said to come again without saying how often.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, relatedReading, slotsIn } from '../reading/readings.rule.js';

export const periodicOn: Phrase = {
  name: 'periodic-on',
  shape: /^J+U*B?U*h?[DMQHNL]$/,
  read(clause) {
    const each = slotsIn(clause).map((slot) => relatedReading(clause, slot));
    const last = each.reduce((latest, one) => (one.due! > latest.due! ? one : latest));
    const milestones = each.length > 1 ? each.map((one) => ({ due: one.due!, text: clause.text })) : [];
    return { ...last, milestones, question: ask('dated-or-recurring') };
  },
  examples: [
    {
      text: 'Định kỳ trước ngày 15/6 và 15/12',
      planYear: 2026,
      kind: 'date',
      nominalDue: '2026-12-14',
      milestones: ['2026-06-14', '2026-12-14'],
      ambiguous: true,
    },
    { text: 'Định kỳ tháng 11', planYear: 2023, kind: 'month', nominalDue: '2023-11-30', ambiguous: true },
    { text: 'Báo cáo định kỳ vào Quý IV', planYear: 2024, kind: 'quarter', nominalDue: '2024-12-31', ambiguous: true },
  ],
};
