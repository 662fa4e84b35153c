// The calendar of the product is put on record once a version; a year is fixed by its notice, and again only with a reason.
import { refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { CalendarCommand, LoadYear } from './calendar.commands.js';
import type { CalendarEvent, CalendarEvents } from './calendar.events.js';

type Loaded = CalendarEvents['CalendarYearLoaded'];

export interface CalendarState {
  adopted: readonly string[];
  /** The latest notice of each year. */
  years: Readonly<Record<number, Loaded>>;
}

/** Both were parsed by the one schema, which gives their fields one order. */
const sameNotice = (one: Loaded, other: Loaded): boolean =>
  JSON.stringify([one.documents, one.days]) === JSON.stringify([other.documents, other.days]);

function load({ type: _, known, ...data }: LoadYear, state: CalendarState): CalendarEvent[] | Refusal {
  const before = state.years[data.year];
  if (before && sameNotice(before, data)) return [];
  if ((before || known) && data.reason === null) return refuse('calendar.reason-needed', { year: data.year });
  return [{ type: 'CalendarYearLoaded', data, occurredOn: data.documents[0]?.date ?? null }];
}

export const calendarDecider: Decider<CalendarState, CalendarCommand, CalendarEvent> = {
  initial: { adopted: [], years: {} },
  decide(command, state) {
    if (command.type === 'LoadYear') return load(command, state);
    const { version, years } = command;
    return state.adopted.includes(version) ? [] : [{ type: 'CalendarAdopted', data: { version, years } }];
  },
  evolve(state, event) {
    if (event.type === 'CalendarAdopted') return { ...state, adopted: [...state.adopted, event.data.version] };
    return { ...state, years: { ...state.years, [event.data.year]: event.data } };
  },
};
