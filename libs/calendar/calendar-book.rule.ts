// The calendar in force as the log has it, with those that were in force before.
import { loadCalendar, type Calendar } from '../deadline/calendars/calendar.rule.js';
import type { CalendarData, CalendarYear } from '../deadline/calendars/calendar.types.rule.js';
import type { CalendarChange } from './calendar.projection.js';

type Change = Pick<CalendarChange, 'at' | 'adopted' | 'loaded'>;

/** A notice counts more than what the product brings along, whichever came first: somebody loaded it here. */
const withYears = (base: CalendarData, loaded: ReadonlyMap<number, CalendarYear>): CalendarYear[] => [
  ...base.years.filter(({ year }) => !loaded.has(year)),
  ...loaded.values(),
];

/** A change, and the calendar as it left it. */
export interface Recorded<Of extends Change = CalendarChange> {
  change: Of;
  calendar: Calendar;
}

/**
 * A version is that of the product's calendar and, after `+`, how many notices were loaded: it names one state of the days.
 * @param shipped in force as long as the log names none
 */
export function calendarHistory<Of extends Change>(shipped: CalendarData, changes: readonly Of[]): Recorded<Of>[] {
  let base = shipped;
  let count = 0;
  const loaded = new Map<number, CalendarYear>();
  let calendar = loadCalendar(shipped);
  return changes.map((change) => {
    if (change.adopted) base = change.adopted;
    if (change.loaded) {
      loaded.set(change.loaded.year.year, change.loaded.year);
      count += 1;
    }
    const version = count === 0 ? base.version : `${base.version}+${count}`;
    // What the product brings along and is now on record was in force already.
    if (version !== calendar.version) calendar = loadCalendar({ version, years: withYears(base, loaded) }, { calendar, until: change.at });
    return { change, calendar };
  });
}

/** The calendar in force after all of these changes. */
export const calendarFrom = (shipped: CalendarData, changes: readonly Change[]): Calendar =>
  calendarHistory(shipped, changes).at(-1)?.calendar ?? loadCalendar(shipped);
