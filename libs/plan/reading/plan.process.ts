// The process in which documents are read, see plan.reader.
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import { loadCalendar } from '../../deadline/calendars/calendar.rule.js';
import type { CalendarData } from '../../deadline/calendars/calendar.types.rule.js';
import { serveRoom } from '../../kernel/serve-room.js';
import type { Language } from '../../texts/index.js';
import { planIn, planOf } from './plan-file.reader.js';

export interface ReadingOrder {
  /** A file, or bytes that lie in none. */
  document: { path: string } | { bytes: Uint8Array; name: string };
  directory: Directory;
  calendar: CalendarData;
  language: Language;
}

serveRoom(({ document, directory, calendar, language }: ReadingOrder) => {
  const around = { directory, calendar: loadCalendar(calendar), language };
  return 'path' in document ? planIn(document.path, around) : planOf(document.bytes, document.name, around);
});
