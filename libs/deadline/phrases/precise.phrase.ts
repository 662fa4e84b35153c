// "Quý IV/2026 (trước ngày 15/12)", "Năm 2026, quý I": a period made precise by a day or period inside it.
import { daysBetween, printDay } from '../../kernel/day.rule.js';
import type { Phrase, Reading } from '../reading/phrase.types.rule.js';
import { ask, doubtOf, endReading, has, relatedReading, slotsIn } from '../reading/readings.rule.js';
import type { Clause } from '../reading/clauses.rule.js';
import type { Slot } from '../reading/item.types.rule.js';

/** Whether the second of the two terms stands in brackets opened after the first. */
function inBrackets(clause: Clause): boolean {
  const [one, other] = clause.items.filter((item) => item.slots.length > 0);
  const between = clause.text.slice(one!.end - clause.at, other!.at - clause.at);
  return between.includes('(') && !between.includes(')');
}

const lengthOf = (slots: readonly Slot[]): number => daysBetween(slots[0]!.start, slots.at(-1)!.due);

function contradiction(one: readonly Slot[], other: readonly Slot[]): Reading {
  const latest = [...one, ...other].reduce((last, slot) => (slot.due > last.due ? slot : last));
  return { ...endReading(latest), question: ask('two-readings') };
}

export const precise: Phrase = {
  name: 'precise',
  shape: /^U*([YHNQMR]U*B?U*h?V?[QMDHN]|[YHNQ]U*[LR]|B?U*[DM][QHNY])$/,
  read(clause) {
    const slots = slotsIn(clause);
    const itemSlots = clause.items.map((item) => item.slots).filter((each) => each.length > 0);
    const [one, other] = [itemSlots[0]!, itemSlots[1]!];
    const [outer, inner] = lengthOf(one) >= lengthOf(other) ? [one, other] : [other, one];
    const contained = inner[0]!.start >= outer[0]!.start && inner.at(-1)!.due <= outer.at(-1)!.due;
    // In brackets both are meant to say the same: "Quý II/2026 (30/9/2026)" contradicts itself.
    if (!contained) return inBrackets(clause) && !has(clause, 'B') ? contradiction(one, other) : null;
    // "2021-2025, Quý II" does not say of which year.
    const anyYear = outer.every((slot) => slot.unit === 'year') && outer.length > 1 && !inner[0]!.yearPrinted;
    const question = anyYear ? ask('which-year', { due: printDay(inner.at(-1)!.due) }) : doubtOf(...slots);
    if (inner.length > 1) return { ...endReading(inner.at(-1)!), startsOn: inner[0]!.start, question };
    const yearPrinted = slots.some((slot) => slot.yearPrinted);
    const result = has(clause, 'B') ? relatedReading(clause, inner[0]!) : endReading(inner[0]!);
    return { ...result, yearPrinted, question };
  },
  examples: [
    { text: 'Quý IV/2026 (trước ngày 15/12)', planYear: 2026, kind: 'date', nominalDue: '2026-12-14' },
    { text: 'Năm 2026, quý I', planYear: 2026, kind: 'quarter', nominalDue: '2026-03-31' },
    { text: 'Năm 2025 (Quý IV)', planYear: 2025, kind: 'quarter', nominalDue: '2025-12-31' },
    { text: 'Tháng 6 (Quý II/2026)', planYear: 2026, kind: 'month', nominalDue: '2026-06-30' },
  ],
};
