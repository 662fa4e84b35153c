// What every store asks before it writes: are these events already here, and is the stream where the writer thinks it is?
import { RefusedError, refuse, type NewEvent } from '../../kernel/index.js';
import { WrongRevisionError, type Appended, type Expected } from './event-store.js';

/** Where an event with a given id lies. */
export interface Place extends Appended {
  stream: string;
}

export interface Known {
  find(id: string): Place | undefined;
  /** Revision of the last event of the stream, null when there is none. */
  head(stream: string): number | null;
}

/**
 * Either the answer of the first time, when all these events are stored already, or the revision the first of them gets.
 * @throws WrongRevisionError, RefusedError `event-id-reused`
 */
export function checkAppend(
  known: Known,
  stream: string,
  expected: Expected,
  events: readonly NewEvent[],
): { already: Appended } | { next: number } {
  const already = earlierAnswer(known, stream, events);
  if (already) return { already };
  const head = known.head(stream);
  const asExpected = expected === 'any' || (expected === 'none' ? head === null : head === expected);
  if (!asExpected) throw new WrongRevisionError(stream, expected, head);
  return { next: head === null ? 0 : head + 1 };
}

function earlierAnswer(known: Known, stream: string, events: readonly NewEvent[]): Appended | null {
  const ids = new Set(events.map((event) => event.id));
  const places = events.map((event) => known.find(event.id));
  const first = places[0];
  const reused = events.find((_, index) => {
    const place = places[index];
    return first ? place?.stream !== stream || place.revision !== first.revision + index : place !== undefined;
  });
  if (reused || ids.size < events.length)
    throw new RefusedError(refuse('event-id-reused', { stream, id: (reused ?? events[0])?.id ?? '' }));
  const last = places.at(-1);
  return last ? { revision: last.revision, position: last.position } : null;
}
