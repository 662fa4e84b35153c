// Readings that several phrases give: the end of a period, the day before it, a rhythm over the year.
import { addDays, endOfMonth, lastDayOfMonth, makeDay, printDay, type Day } from '../../kernel/day.rule.js';
import type { Every, ReadingContext } from './deadline.types.rule.js';
import type { Reading, Said } from './phrase.types.rule.js';
import type { Clause } from './clauses.rule.js';
import type { Item, Slot } from './item.types.rule.js';
import type { Unit } from './term.types.rule.js';

const NOTHING: Reading = {
  kind: 'unreadable',
  due: null,
  strict: false,
  every: null,
  startsOn: null,
  endsOn: null,
  milestones: [],
  condition: null,
  rule: 'unknown',
  params: {},
  question: null,
  yearPrinted: true,
};

export const reading = (parts: Partial<Reading> & Pick<Reading, 'kind' | 'rule'>): Reading => ({ ...NOTHING, ...parts });

export const ask = (key: string, params: Said['params'] = {}): Said => ({ key, params });

/** All days and periods of a clause, in order. */
export const slotsIn = (clause: Clause): Slot[] => clause.items.flatMap((item) => item.slots);
export const itemWith = (clause: Clause, code: Item['code']): Item | undefined => clause.items.find((item) => item.code === code);
export const has = (clause: Clause, code: Item['code']): boolean => itemWith(clause, code) !== undefined;

/** Where the printed time of a rhythm ends; "từ năm 2027" alone prints no end. */
export function printedEnd(clause: Clause): Day | null {
  const slots = slotsIn(clause);
  const open = slots.length === 1 && has(clause, 'F') && !has(clause, 'U');
  return open ? null : (slots.at(-1)?.due ?? null);
}

export const doubtOf = (...slots: readonly Slot[]): Said | null => {
  const doubt = slots.find((slot) => slot.doubt !== null);
  return doubt ? ask(doubt.doubt!, { due: printDay(doubt.due) }) : null;
};

const RESULT = /hoàn thành|hoàn thiện|xong|ban hành|phê duyệt|xây dựng|duy trì|cập nhật/iu;
/** Words that say something must be there at the end, not only be worked on. */
export const asksResult = (text: string): boolean => RESULT.test(text);

export const kindOf = (unit: Unit) => (unit === 'day' ? 'date' : unit);

const END_RULES: Readonly<Record<Unit, string>> = {
  day: 'named-day',
  month: 'month-end',
  quarter: 'quarter-end',
  'half-year': 'half-year-end',
  'nine-months': 'nine-months-end',
  year: 'year-end',
};

/** Due on the last day of the period, or on the day named. */
export const endReading = (slot: Slot): Reading =>
  reading({
    kind: kindOf(slot.unit),
    due: slot.due,
    startsOn: slot.unit === 'day' ? null : slot.start,
    rule: slot.byLaw ? 'civil-code-146' : END_RULES[slot.unit],
    params: { due: printDay(slot.due) },
    question: doubtOf(slot),
    yearPrinted: slot.yearPrinted,
  });

/** "trước …": done on the day before it begins. */
export function beforeReading(slot: Slot): Reading {
  const due = addDays(slot.start, -1);
  return reading({
    kind: kindOf(slot.unit),
    due,
    strict: true,
    rule: slot.unit === 'day' ? 'day-before' : 'period-before',
    params: { due: printDay(due), named: printDay(slot.start) },
    question: doubtOf(slot),
    yearPrinted: slot.yearPrinted,
  });
}

/** "trước 17 giờ ngày …": still on that day. */
export const beforeHourReading = (slot: Slot): Reading => ({ ...endReading(slot), strict: true, rule: 'hour-of-day' });

/** The reading of a relation and a term: strict, within the day, or to the end. */
export function relatedReading(clause: Clause, slot: Slot): Reading {
  if (!has(clause, 'B')) return endReading(slot);
  return has(clause, 'h') && slot.unit === 'day' ? beforeHourReading(slot) : beforeReading(slot);
}

const MONTHS: Readonly<Record<Exclude<Every, 'week'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The last days of the periods of one year. */
export const periodEnds = (every: Every, year: number): Day[] =>
  every === 'week' ? [] : Array.from({ length: 12 / MONTHS[every] }, (_, index) => endOfMonth(year, (index + 1) * MONTHS[every]));

/** Day `day` of month `month` counted through the year, at most its last day; `month` may be 13 or more. */
export function dayInMonth(year: number, month: number, day: number | null): Day {
  const realYear = year + Math.floor((month - 1) / 12);
  const realMonth = ((month - 1) % 12) + 1;
  const last = lastDayOfMonth(realYear, realMonth);
  return makeDay(realYear, realMonth, Math.min(day ?? last, last));
}

/**
 * A rhythm: `days` gives its days in a year. The next one not before the issue of the document is due, the others of that
 * year are milestones. One whose printed time is over has its last day, which is asked about.
 */
export function rhythmReading(
  every: Every,
  year: number,
  context: ReadingContext,
  text: string,
  days: (year: number) => Day[],
  parts: Partial<Reading> = {},
): Reading {
  const since = [context.issuedOn, parts.startsOn].reduce<Day>((latest, day) => (day && day > latest ? day : latest), '');
  const sinceYear = Number(since.slice(0, 4));
  const endsOn = parts.endsOn ?? null;
  const printed = (of: number): Day[] => days(of).filter((day) => endsOn === null || day <= endsOn);
  const ahead = [year, year + 1, sinceYear, sinceYear + 1]
    .filter((each) => each >= year)
    .map((each) => printed(each).filter((day) => day >= since));
  const over = endsOn === null ? [] : printed(Number(endsOn.slice(0, 4))).slice(-1);
  const due = ahead.find((each) => each.length > 0) ?? over;
  // A yearly task with several days is done when the last of them is.
  const next = every === 'year' ? due.at(-1) : due[0];
  return reading({
    kind: 'recurring',
    due: next ?? null,
    every,
    milestones: due.length > 1 ? due.map((day) => ({ due: day, text })) : [],
    rule: `every-${every}`,
    params: next ? { due: printDay(next) } : {},
    ...parts,
  });
}
