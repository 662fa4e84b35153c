// Gives orders to the calendar: puts the one of the product on record, and loads the notices of years.
import type { CalendarData } from '../deadline/calendars/calendar.types.rule.js';
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import type { Actor, Instant, Refusal } from '../kernel/index.js';
import { CALENDAR_STREAM, type CalendarCommand } from './calendar.commands.js';
import type { CalendarNotice } from './calendar.requests.js';
import { calendarDecider, type CalendarState } from './calendar.decider.js';
import { CALENDAR_EVENT_VERSIONS } from './calendar.events.js';

type Answer = Promise<Handled<CalendarState> | Refusal>;

export interface LoadOrder {
  notice: CalendarNotice;
  source: string;
  reason: string | null;
  /** Whether the calendar in force has a notice of that year. */
  known: boolean;
}

export interface CalendarService {
  /** Done once for each version that ships. */
  adopt(shipped: CalendarData, by: Actor, now: Instant): Answer;
  /** The same notice twice changes nothing. */
  load(order: LoadOrder, by: Actor, now: Instant): Answer;
}

export function calendarService(store: EventStore): CalendarService {
  const give = (command: CalendarCommand, by: Actor, now: Instant): Answer =>
    handle(store, calendarDecider, CALENDAR_EVENT_VERSIONS, CALENDAR_STREAM, command, { now, by });
  return {
    adopt: ({ version, years }, by, now) => give({ type: 'AdoptCalendar', version, years }, by, now),
    load: ({ notice, source, reason, known }, by, now) => give({ type: 'LoadYear', ...notice, source, reason, known }, by, now),
  };
}
