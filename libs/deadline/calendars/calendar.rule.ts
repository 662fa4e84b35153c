// The civil-service calendar: which days the offices work. Years that a notice fixed are data (calendars/*.json, and notices loaded
// later); every other year is computed from the law (lawful-year.rule) and provisional.
import { dayFromNumber, dayNumber, makeDay, toMillis, weekdayOfNumber, type Day, type Instant } from '../../kernel/day.rule.js';
import type { CalendarData, CalendarYear, SpecialDay } from './calendar.types.rule.js';
import { FIRST_COMPUTED_YEAR, lawfulYear, LAST_COMPUTED_YEAR } from './lawful-year.rule.js';

export interface Calendar {
  readonly version: string;
  /** Those that a notice fixed. */
  readonly years: ReadonlyMap<number, CalendarYear>;
  /** Whether a day that is not as its weekday says is worked, by its number: every schedule steps through hundreds of days. */
  exception(day: number): boolean | undefined;
  /** What was in force before it, and until when; null for the first. */
  readonly before: Before | null;
}

interface Before {
  calendar: Calendar;
  until: Instant;
}

const FIRST = dayNumber(makeDay(FIRST_COMPUTED_YEAR, 1, 1));
const LAST = dayNumber(makeDay(LAST_COMPUTED_YEAR, 12, 31));

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** @param before what it takes the place of */
export function loadCalendar({ version, years: noticed }: CalendarData, before: Before | null = null): Calendar {
  const years = new Map(noticed.map((year) => [year.year, year]));
  const exceptions = new Map<number, boolean>();
  /** Years from `first` to before `end` are in `exceptions`, which grows by whole years as far as it is asked. */
  let [first, end] = [1, 0];
  let [from, until] = [Infinity, -Infinity];
  const add = (year: number): void => {
    for (const { date, kind } of (years.get(year) ?? lawfulYear(year))?.days ?? [])
      exceptions.set(dayNumber(date), kind === 'swapped-work');
  };
  const grow = (day: number): void => {
    const year = yearOf(dayFromNumber(Math.min(Math.max(day, FIRST), LAST)));
    if (end < first) [first, end] = [year, year];
    while (first > year) add(--first);
    while (end <= year) add(end++);
    [from, until] = [first === FIRST_COMPUTED_YEAR ? -Infinity : dayNumber(makeDay(first, 1, 1)), dayNumber(makeDay(end, 1, 1))];
    if (end > LAST_COMPUTED_YEAR) until = Infinity;
  };
  return {
    version,
    years,
    exception(day) {
      if (day < from || day >= until) grow(day);
      return exceptions.get(day);
    },
    before,
  };
}

/** The calendar as it was in force at a moment: what is over keeps the calendar it was judged with. */
export function calendarAt(calendar: Calendar, at: Instant): Calendar {
  let found = calendar;
  while (found.before && toMillis(at) < toMillis(found.before.until)) found = found.before.calendar;
  return found;
}

/** As it can be stored. */
export const calendarData = ({ version, years }: Calendar): CalendarData => ({ version, years: [...years.values()] });

/** The year as its notice or, without one, the law has it; null for a year beyond what can be computed. */
export const calendarYear = (calendar: Calendar, year: number): CalendarYear | null => calendar.years.get(year) ?? lawfulYear(year);

/** What a day is when it is not as its weekday says. */
export const specialDay = (calendar: Calendar, day: Day): SpecialDay | null =>
  calendarYear(calendar, yearOf(day))?.days.find(({ date }) => date === day) ?? null;

/** A day of a year whose notice is not loaded: computed from the law, it may still change. */
export const isProvisional = (calendar: Calendar, day: Day): boolean => !calendar.years.has(yearOf(day));

/** The year whose notice a day waits for; null when it has it. */
export const provisionalYear = (calendar: Calendar, day: Day | null): number | null =>
  day !== null && isProvisional(calendar, day) ? yearOf(day) : null;

const isWorked = (calendar: Calendar, day: number): boolean => calendar.exception(day) ?? weekdayOfNumber(day) <= 5;

export const isWorkingDay = (calendar: Calendar, day: Day): boolean => isWorked(calendar, dayNumber(day));

/** The `count`th working day after (before) the day of this number. */
function step(calendar: Calendar, day: number, direction: 1 | -1, count = 1): number {
  // What is no day would be stepped from for ever.
  if (!Number.isFinite(day)) throw new RangeError('not a day of the calendar');
  let next = day;
  for (let left = count; left > 0;) {
    next += direction;
    if (isWorked(calendar, next)) left--;
  }
  return next;
}

/**
 * The working day `count` working days after `day` (before it when negative). The day itself is not counted
 * (Civil Code 2015, art. 147.2); `count` 0 gives `day` back.
 * @throws RangeError when `day` is none
 */
export const addWorkingDays = (calendar: Calendar, day: Day, count: number): Day =>
  dayFromNumber(step(calendar, dayNumber(day), count > 0 ? 1 : -1, Math.abs(count)));

/** The first working day after a term of so many working days from `day`, which is not counted itself. */
export const termPassedOn = (calendar: Calendar, day: Day, workingDays: number): Day => addWorkingDays(calendar, day, workingDays + 1);

/** The day itself if worked, else the next working day (Civil Code 2015, art. 148.5). */
export const rollForward = (calendar: Calendar, day: Day): Day => (isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1));

/** The day itself if worked, else the working day before it. */
export const rollBack = (calendar: Calendar, day: Day): Day => (isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1));

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  const last = dayNumber(to);
  for (let day = dayNumber(from) + 1; day <= last; day++) if (isWorked(calendar, day)) count++;
  return count;
}
