// The calendar as the log has it, as the catalogue knows it.
import { aboutNobody, streamKind, type Feature } from '../kernel/index.js';
import { CALENDAR_EVENT_VERSIONS, type CalendarEvents } from './calendar.events.js';
import { calendarProjection } from './calendar.projection.js';

export const calendarFeature: Feature = {
  name: 'calendar',
  streams: { calendar: streamKind<CalendarEvents>(CALENDAR_EVENT_VERSIONS, aboutNobody) },
  projections: [calendarProjection],
  rights: ['calendar.load', 'calendar.preview'],
};
