// A log as it stood at a moment: it ends before the first event recorded at or after it. What is folded from it is what
// was known then. Reading only.
import { RefusedError, refuse, toMillis, type Instant, type StoredEvent } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';

async function* prefix(store: EventStore, position: number, end: number): AsyncGenerator<StoredEvent> {
  for await (const event of store.follow(position)) {
    if (toMillis(event.recordedAt) >= end) return;
    yield event;
  }
}

/** Closing it leaves the log itself open. */
export function asOfEventStore(store: EventStore, instant: Instant): EventStore {
  const end = toMillis(instant);
  return {
    append: () => Promise.reject(new RefusedError(refuse('store-past'))),
    async read(stream, fromRevision, limit) {
      const events = await store.read(stream, fromRevision, limit);
      const after = events.findIndex((event) => toMillis(event.recordedAt) >= end);
      return after < 0 ? events : events.slice(0, after);
    },
    follow: (position) => prefix(store, position, end),
    async at(position) {
      const event = await store.at(position);
      return event && toMillis(event.recordedAt) < end ? event : null;
    },
    close: () => Promise.resolve(),
  };
}
