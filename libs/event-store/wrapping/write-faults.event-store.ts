// A log that remembers whether it can be written: a full disk refuses each order with a sentence, and the health of the service is
// asked by somebody else.
import { RefusedError, type Refusal } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';

export interface WritableLog {
  store: EventStore;
  /** Why the last append was not written; null when it was, or when its refusal was about the event alone. */
  fault(): Refusal | null;
}

/** Troubles of the place where the log lies. */
const OF_THE_PLACE = /^(store-(full|read-only|io-error|locked|corrupt)|kurrentdb-)/;

export function writableLog(log: EventStore): WritableLog {
  let fault: Refusal | null = null;
  const store: EventStore = {
    async append(stream, expected, events) {
      try {
        const appended = await log.append(stream, expected, events);
        fault = null;
        return appended;
      } catch (error) {
        if (error instanceof RefusedError && OF_THE_PLACE.test(error.refusal.code)) fault = error.refusal;
        throw error;
      }
    },
    read: (stream, fromRevision, limit) => log.read(stream, fromRevision, limit),
    follow: (position, options) => log.follow(position, options),
    at: (position) => log.at(position),
    close: () => log.close(),
  };
  return { store, fault: () => fault };
}
