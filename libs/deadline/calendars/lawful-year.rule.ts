// A year of the calendar as the law gives it, for as long as its notice is not loaded: the days of the Labour Code with the pattern
// the yearly notices follow, and a day off in lieu for each that falls on a weekend. What a notice may still decide otherwise: which
// days around Tết, on which side of 2/9 the second day lies, and exchanges of working days, of which none are assumed.
import { dayFromNumber, dayNumber, makeDay, weekdayOfNumber } from '../../kernel/day.rule.js';
import { holidays as names } from '../../texts/vi/holidays.js';
import type { CalendarYear, SpecialDay } from './calendar.types.rule.js';
import { FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, lunarYear } from './lunar.rule.js';

interface Holiday {
  /** Number of the day. */
  on: number;
  name: string;
  /** What the day off in lieu is called; null where the law gives none. */
  inLieu: string | null;
}

/** First year of a rule. Years before 1995 are given the days of the Labour Code of 1994. */
const SINCE = {
  /** Law 84/2007/QH11, in force 11/4/2007. */
  hungKings: 2007,
  /** Labour Code of 2012, in force 01/5/2013, after the Tết of that year; four days before. */
  fiveDaysOfTet: 2014,
  /** Labour Code of 2019, in force 01/01/2021. */
  secondNationalDay: 2021,
  /** Resolution 28/2026/QH16; it stands beside the Code and brings no day off in lieu. */
  cultureDay: 2026,
};

export const FIRST_COMPUTED_YEAR = FIRST_LUNAR_YEAR;
export const LAST_COMPUTED_YEAR = LAST_LUNAR_YEAR;

const [MONDAY, TUESDAY, THURSDAY, SATURDAY, SUNDAY] = [1, 2, 4, 6, 7];

const fixed = (year: number, month: number, day: number, name: string): Holiday => ({
  on: dayNumber(makeDay(year, month, day)),
  name,
  inLieu: names.inLieuOf(name),
});

/**
 * Five days: one before mùng 1 and four from it on when that makes the days of one week (mùng 1 a Monday or a Tuesday, as in 2016,
 * 2019, 2022, 2026), else two before and three from it on (2015, 2017, 2018, 2020, 2021, 2023, 2024, 2025).
 */
function daysBeforeTet(year: number, newYear: number): number {
  if (year < SINCE.fiveDaysOfTet) return 1;
  const weekday = weekdayOfNumber(newYear);
  return weekday === MONDAY || weekday === TUESDAY ? 1 : 2;
}

function tet(year: number): Holiday[] {
  const { newYear, lastMonth } = lunarYear(year);
  const first = newYear - daysBeforeTet(year, newYear);
  const count = year < SINCE.fiveDaysOfTet ? 4 : 5;
  return Array.from({ length: count }, (_, index) => {
    const on = first + index;
    const day = on < newYear ? names.lastMonth(lastMonth - (newYear - on) + 1) : names.firstMonth(on - newYear + 1);
    return { on, name: names.tet(year, day), inLieu: names.tetInLieu(dayFromNumber(on)) };
  });
}

/** 2/9 and a day beside it, on the side that joins it to a weekend: 3/9 when 2/9 is a Monday, Thursday or Sunday, else 1/9. */
function nationalDay(year: number): Holiday[] {
  const day = fixed(year, 9, 2, names.nationalDay);
  if (year < SINCE.secondNationalDay) return [day];
  const side = [MONDAY, THURSDAY, SUNDAY].includes(weekdayOfNumber(day.on)) ? 1 : -1;
  return [day, { on: day.on + side, name: names.besideNationalDay, inLieu: names.inLieuOf(names.nationalDay) }];
}

function hungKings(year: number): Holiday[] {
  if (year < SINCE.hungKings) return [];
  return [{ on: lunarYear(year).hungKings, name: names.hungKings, inLieu: names.hungKingsInLieu }];
}

/** No two fall on one day: 10/3 comes on 29/4 at the latest. */
function holidaysOf(year: number): Holiday[] {
  const culture = fixed(year, 11, 24, names.cultureDay);
  return [
    fixed(year, 1, 1, names.newYear),
    ...tet(year),
    ...hungKings(year),
    fixed(year, 4, 30, names.victoryDay),
    fixed(year, 5, 1, names.labourDay),
    ...nationalDay(year),
    ...(year < SINCE.cultureDay ? [] : [{ ...culture, inLieu: null }]),
  ].sort((one, other) => one.on - other.on);
}

/** Each day of rest that a holiday falls on is made up for on the next day worked (art. 111.3), one for one and in their order. */
function inLieuOf(holidays: readonly Holiday[]): SpecialDay[] {
  const taken = new Set(holidays.map(({ on }) => on));
  const found: SpecialDay[] = [];
  for (const { on, inLieu } of holidays) {
    if (inLieu === null || weekdayOfNumber(on) < SATURDAY) continue;
    let day = on + 1;
    while (taken.has(day) || weekdayOfNumber(day) >= SATURDAY) day++;
    taken.add(day);
    found.push({ date: dayFromNumber(day), name: inLieu, kind: 'compensatory' });
  }
  return found;
}

/** @param year from FIRST_COMPUTED_YEAR to LAST_COMPUTED_YEAR */
function compute(year: number): CalendarYear {
  const holidays = holidaysOf(year);
  const days: SpecialDay[] = holidays.map(({ on, name }) => ({ date: dayFromNumber(on), name, kind: 'holiday' }));
  const inOrder = [...days, ...inLieuOf(holidays)].sort((one, other) => (one.date < other.date ? -1 : 1));
  return { year, documents: [], days: inOrder };
}

const computed = new Map<number, CalendarYear>();

/** Computed when it is first asked for; null for a year beyond what can be computed. */
export function lawfulYear(year: number): CalendarYear | null {
  if (year < FIRST_COMPUTED_YEAR || year > LAST_COMPUTED_YEAR) return null;
  const known = computed.get(year) ?? compute(year);
  computed.set(year, known);
  return known;
}
