// Weeks of the digest: named as ISO 8601 names them, each with the moment its digest goes out and the moment it is of.
import { addWorkingDays, isWorkingDay, type Calendar } from '../deadline/calendars/calendar.rule.js';
import { addDays, dayNumber, dayOf, instantAt, makeDay, toMillis, weekday, type Day, type Instant } from '../kernel/index.js';

const pad = (value: number): string => String(value).padStart(2, '0');

export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** `2021-W14`: the ISO week in which a day falls. */
export function weekOf(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = Number(thursday.slice(0, 4));
  return `${year}-W${pad(Math.floor((dayNumber(thursday) - dayNumber(makeDay(year, 1, 1))) / 7) + 1)}`;
}

/** The first working day of the week that holds `day`; null when the whole week is off. */
export function firstWorkingDay(calendar: Calendar, day: Day): Day | null {
  const monday = mondayOf(day);
  const first = isWorkingDay(calendar, monday) ? monday : addWorkingDays(calendar, monday, 1);
  return mondayOf(first) === monday ? first : null;
}

export interface DigestWeek {
  week: string;
  /** When it goes out: the first working day of the week, at the hour of the policy. */
  sendAt: Instant;
  /** What its figures are of: 24:00 of the day before. */
  asOf: Instant;
}

/** The digest of the week that holds `day`; null when nobody works in that week. @param time `HH:MM` */
export function digestWeek(calendar: Calendar, day: Day, time: string): DigestWeek | null {
  const first = firstWorkingDay(calendar, day);
  return first ? { week: weekOf(first), sendAt: instantAt(first, time), asOf: instantAt(first) } : null;
}

/** The latest digest whose hour has come by `now`; the week before counts while this week's hour has not come. */
export function digestDue(calendar: Calendar, now: Instant, time: string): DigestWeek {
  for (let day = mondayOf(dayOf(now)); ; day = addDays(day, -7)) {
    const week = digestWeek(calendar, day, time);
    if (week && toMillis(week.sendAt) <= toMillis(now)) return week;
  }
}

/** The first digest after `now`. */
export function nextDigest(calendar: Calendar, now: Instant, time: string): DigestWeek {
  for (let day = mondayOf(dayOf(now)); ; day = addDays(day, 7)) {
    const week = digestWeek(calendar, day, time);
    if (week && toMillis(week.sendAt) > toMillis(now)) return week;
  }
}

/** The digests after the one of `last` (the day its figures end on) and before `owed`, in order: weeks that nobody was told about. */
export function missedWeeks(calendar: Calendar, last: Instant, owed: DigestWeek, time: string): DigestWeek[] {
  const missed: DigestWeek[] = [];
  for (
    let week = nextDigest(calendar, instantAt(dayOf(last), time), time);
    week.week < owed.week;
    week = nextDigest(calendar, week.sendAt, time)
  )
    missed.push(week);
  return missed;
}
