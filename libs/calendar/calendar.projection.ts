// Every change of the calendar in its order: what the product brought along and the notices that were loaded.
import type { CalendarYear } from '../deadline/calendars/calendar.types.rule.js';
import type { Instant, Projection } from '../kernel/index.js';
import { CALENDAR_STREAM } from './calendar.commands.js';
import type { CalendarEvent, CalendarPaper } from './calendar.events.js';

export interface CalendarChange {
  /** Revision on the stream. */
  revision: number;
  at: Instant;
  by: string;
  /** Set for what the product brought along. */
  adopted: { version: string; years: CalendarYear[] } | null;
  /** Set for a notice. */
  loaded: { year: CalendarYear; papers: CalendarPaper[]; source: string; reason: string | null } | null;
}

export const calendarProjection: Projection<CalendarChange> = {
  name: 'calendar_changes',
  version: 1,
  keys: (event) => (event.stream === CALENDAR_STREAM ? [String(event.revision).padStart(9, '0')] : []),
  evolve(_row, stored) {
    const { revision, recordedAt, by } = stored;
    const event = stored as unknown as CalendarEvent;
    const change = { revision, at: recordedAt, by: by.user };
    if (event.type === 'CalendarAdopted') return { ...change, adopted: event.data, loaded: null };
    const { year, documents, days, source, reason } = event.data;
    const noticed = { year, documents: documents.map(({ number }) => number), days };
    return { ...change, adopted: null, loaded: { year: noticed, papers: documents, source, reason } };
  },
  indexes: {},
};
