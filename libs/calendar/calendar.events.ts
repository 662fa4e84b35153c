// What happens to the civil-service calendar: the one the product brings along is put on record, and notices fix years of it.
import type { SpecialDay, CalendarYear } from '../deadline/calendars/calendar.types.rule.js';
import type { Day, FactOf } from '../kernel/index.js';

/** A notice or decision that fixes days of a year. */
export interface CalendarPaper {
  number: string;
  date: Day | null;
}

export interface CalendarEvents {
  /** Stream `calendar`. The calendar of the product, whole: once for each of its versions. */
  CalendarAdopted: { version: string; years: CalendarYear[] };
  /** The days of a year as its notices have them. A later one for the same year replaces it, with a reason. */
  CalendarYearLoaded: { year: number; documents: CalendarPaper[]; days: SpecialDay[]; source: string; reason: string | null };
}

export type CalendarEvent = FactOf<CalendarEvents>;
export const CALENDAR_EVENT_VERSIONS: Record<keyof CalendarEvents, number> = { CalendarAdopted: 1, CalendarYearLoaded: 1 };
