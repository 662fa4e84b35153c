// The civil-service calendar: which days the offices work. Data comes from calendars/*.json; this is only arithmetic.
import { dayFromNumber, dayNumber, weekdayOfNumber, type Day } from '../kernel/day.rule.js';

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
  /** Whether a day that is not as its weekday says is worked, by its number: every schedule steps through hundreds of days. */
  readonly exceptions: ReadonlyMap<number, boolean>;
}

export function loadCalendar(data: CalendarData): Calendar {
  const days = data.years.flatMap((year) => year.days);
  return {
    version: data.version,
    years: new Map(data.years.map((year) => [year.year, year])),
    special: new Map(days.map((day) => [day.date, day])),
    exceptions: new Map(days.map((day) => [dayNumber(day.date), day.kind === 'swapped-work'])),
  };
}

/** A year whose notice is not loaded yet: its days are computed from weekends alone and may still change. */
export const isProvisional = (calendar: Calendar, day: Day): boolean => !calendar.years.has(Number(day.slice(0, 4)));

const isWorked = (calendar: Calendar, day: number): boolean => calendar.exceptions.get(day) ?? weekdayOfNumber(day) <= 5;

export const isWorkingDay = (calendar: Calendar, day: Day): boolean => isWorked(calendar, dayNumber(day));

/** The `count`th working day after (before) the day of this number. */
function step(calendar: Calendar, day: number, direction: 1 | -1, count = 1): number {
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
 */
export const addWorkingDays = (calendar: Calendar, day: Day, count: number): Day =>
  dayFromNumber(step(calendar, dayNumber(day), count > 0 ? 1 : -1, Math.abs(count)));

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
