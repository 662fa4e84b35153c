// "Tháng 6, 12", "15/6 và 15/12/2026", "trước ngày 15/6, 15/12": several milestones, the last one is the deadline.
import { printDay } from '../../kernel/day.rule.js';
import type { Phrase } from '../reading/phrase.types.rule.js';
import { doubtOf, endReading, has, relatedReading, slotsIn } from '../reading/readings.rule.js';

export const list: Phrase = {
  name: 'list',
  shape: /^U*B?U*L$/,
  read(clause) {
    const slots = slotsIn(clause);
    if (slots.every((slot) => slot.unit === 'year')) return null;
    const each = slots.map((slot) => (has(clause, 'B') ? relatedReading(clause, slot) : endReading(slot)));
    const last = each.reduce((latest, one) => (one.due! > latest.due! ? one : latest));
    const milestones = each.map((one) => ({ due: one.due!, text: clause.text }));
    const params = { ...last.params, count: milestones.length, due: printDay(last.due!) };
    return { ...last, rule: 'last-of-several', params, startsOn: null, milestones, question: doubtOf(...slots) };
  },
  examples: [
    { text: 'Tháng 6, 12', planYear: 2026, kind: 'month', nominalDue: '2026-12-31', milestones: ['2026-06-30', '2026-12-31'] },
    { text: '15/6 và 15/12/2026', planYear: 2026, kind: 'date', nominalDue: '2026-12-15', milestones: ['2026-06-15', '2026-12-15'] },
    { text: 'Trước ngày 15/6, 15/12', planYear: 2025, kind: 'date', nominalDue: '2025-12-14', milestones: ['2025-06-14', '2025-12-14'] },
    { text: 'Quý II, IV năm 2022', planYear: 2022, kind: 'quarter', nominalDue: '2022-12-31', milestones: ['2022-06-30', '2022-12-31'] },
  ],
};
