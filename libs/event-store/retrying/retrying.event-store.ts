// A log for what must be put on record although it is away for longer than its own patience: tried again until it is there,
// or until the process gives up. An event keeps its id over all tries, so it is stored once.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusedError } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';

/** Between two tries; each of them has the patience of the log itself. */
const PAUSE_MS = 1_000;

/** What passes: the log is unreachable, has no leader, is full or held by another process. */
const AWAY = new Set([
  'kurrentdb-unreachable',
  'kurrentdb-deadline',
  'kurrentdb-no-leader',
  'kurrentdb-outcome-unknown',
  'store-full',
  'store-locked',
]);

export const isAway = (error: unknown): boolean => error instanceof RefusedError && AWAY.has(error.refusal.code);

/**
 * Closing it leaves the log itself open.
 * @param over when aborted, what is not stored yet fails with the error of its last try
 */
export function retryingEventStore(store: EventStore, over: AbortSignal, pauseMs = PAUSE_MS): EventStore {
  // Whatever waits listens: as many as there are messages under way.
  setMaxListeners(0, over);
  async function endure<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isAway(error) || over.aborted) throw error;
        await sleep(pauseMs, undefined, { signal: over }).catch(() => undefined);
      }
    }
  }
  return {
    append: (stream, expected, events) => endure(() => store.append(stream, expected, events)),
    read: (stream, fromRevision, limit) => endure(() => store.read(stream, fromRevision, limit)),
    follow: (position, options) => store.follow(position, options),
    at: (position) => endure(() => store.at(position)),
    close: () => Promise.resolve(),
  };
}
