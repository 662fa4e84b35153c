// The civil-service calendar: which days the offices work. Data comes from calendars/*.json; this is only arithmetic.
import { addDays, weekday, type Day } from '../kernel/day.rule.js';

/** `swapped-work` is a Saturday or Sunday worked for a weekday given off (`swapped-off`). */
export type SpecialDayKind = 'holiday' | 'compensatory' | 'swapped-off' | 'swapped-work';

export interface SpecialDay {
  date: Day;
  name: string;
  kind: SpecialDayKind;
}

export interface CalendarYear {
  year: number;
  /** The notices and decisions that fixed the year. */
  documents: string[];
  days: SpecialDay[];
}

/** A version of the calendar as it is stored and published. */
export interface CalendarData {
  /** Named by every verdict "late" that was computed with it. */
  version: string;
  years: CalendarYear[];
}

export interface Calendar {
  readonly version: string;
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly special: ReadonlyMap<Day, SpecialDay>;
}

export function loadCalendar(data: CalendarData): Calendar {
  return {
    version: data.version,
    years: new Map(data.years.map((year) => [year.year, year])),
    special: new Map(data.years.flatMap((year) => year.days).map((day) => [day.date, day])),
  };
}

/** A year whose notice is not loaded yet: its days are computed from weekends alone and may still change. */
export const isProvisional = (calendar: Calendar, day: Day): boolean => !calendar.years.has(Number(day.slice(0, 4)));

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const special = calendar.special.get(day);
  if (special) return special.kind === 'swapped-work';
  return weekday(day) <= 5;
}

function step(calendar: Calendar, day: Day, direction: 1 | -1): Day {
  let next = addDays(day, direction);
  while (!isWorkingDay(calendar, next)) next = addDays(next, direction);
  return next;
}

/**
 * The working day `count` working days after `day` (before it when negative). The day itself is not counted
 * (Civil Code 2015, art. 147.2); `count` 0 gives `day` back.
 */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Day {
  let result = day;
  for (let left = Math.abs(count); left > 0; left--) result = step(calendar, result, count > 0 ? 1 : -1);
  return result;
}

/** The day itself if worked, else the next working day (Civil Code 2015, art. 148.5). */
export const rollForward = (calendar: Calendar, day: Day): Day => (isWorkingDay(calendar, day) ? day : step(calendar, day, 1));

/** The day itself if worked, else the working day before it. */
export const rollBack = (calendar: Calendar, day: Day): Day => (isWorkingDay(calendar, day) ? day : step(calendar, day, -1));

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count++;
  return count;
}
