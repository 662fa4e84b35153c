// Orders to the calendar.
import type { CalendarYear } from '../deadline/calendars/calendar.types.rule.js';
import type { CalendarEvents } from './calendar.events.js';

export const CALENDAR_STREAM = 'calendar';

export interface AdoptCalendar {
  type: 'AdoptCalendar';
  version: string;
  years: CalendarYear[];
}

/** `known`: whether the calendar in force has a notice of that year. */
export type LoadYear = { type: 'LoadYear'; known: boolean } & CalendarEvents['CalendarYearLoaded'];

export type CalendarCommand = AdoptCalendar | LoadYear;
