// The log in memory, for tests and for the simulation. It keeps JSON text, so that it forgets and copies what a file would.
import type { NewEvent, StoredEvent } from '../../kernel/index.js';
import { checkAppend, type Known, type Place } from '../port/append-check.js';
import type { Appended, EventStore, Expected } from '../port/event-store.js';
import { closedError, followLog, news } from '../port/follow.js';

const PAGE = 1000;

export function openMemoryEventStore(): EventStore {
  const log: string[] = [];
  const streams = new Map<string, number[]>();
  const places = new Map<string, Place>();
  const arrivals = news();
  let closed = false;

  const known: Known = {
    find: (id) => places.get(id),
    head(stream) {
      const positions = streams.get(stream);
      return positions ? positions.length - 1 : null;
    },
  };
  const at = (position: number) => JSON.parse(log[position - 1]!) as StoredEvent;

  function write(stream: string, first: number, events: readonly NewEvent[]): Appended {
    const lines = events.map((event, index) => {
      const { id, type, version, recordedAt, occurredOn = null, by, correlationId, causationId, data } = event;
      const place = { stream, revision: first + index, position: log.length + index + 1 };
      const stored: StoredEvent = { id, type, version, ...place, recordedAt, occurredOn, by, correlationId, causationId, data };
      return { id, place, line: JSON.stringify(stored) };
    });
    const positions = streams.get(stream) ?? [];
    for (const { id, place, line } of lines) {
      log.push(line);
      positions.push(place.position);
      places.set(id, place);
    }
    streams.set(stream, positions);
    return { revision: first + events.length - 1, position: log.length };
  }

  return {
    async append(stream: string, expected: Expected, events: readonly NewEvent[]) {
      if (closed) throw closedError();
      if (events.length === 0) throw new RangeError('an append needs at least one event');
      const check = checkAppend(known, stream, expected, events);
      if ('already' in check) return check.already;
      const appended = write(stream, check.next, events);
      arrivals.announce();
      return appended;
    },
    async read(stream, fromRevision = 0, limit = Infinity) {
      if (closed) throw closedError();
      return (streams.get(stream) ?? []).slice(fromRevision, fromRevision + limit).map(at);
    },
    follow: (position, { signal } = {}) =>
      followLog(
        {
          page: (after) => log.slice(after, after + PAGE).map((line) => JSON.parse(line) as StoredEvent),
          closed: () => closed,
          news: arrivals,
        },
        position,
        signal,
      ),
    async at(position) {
      if (closed) throw closedError();
      return position >= 1 && position <= log.length ? at(position) : null;
    },
    async close() {
      closed = true;
      arrivals.announce();
    },
  };
}
