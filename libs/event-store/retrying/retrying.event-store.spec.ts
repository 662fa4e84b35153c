// What must be recorded waits for the log, is stored once, and gives up only when told to.
import { RefusedError, refuse } from '../../kernel/index.js';
import { retryingEventStore } from './retrying.event-store.js';
import { everything, refusalOf, sampleEvent } from '../port/event-store.contract.js';
import type { EventStore } from '../port/event-store.js';
import { openMemoryEventStore } from '../memory/memory.event-store.js';

const AWAY = () => new RefusedError(refuse('kurrentdb-deadline', { server: 'x' }));

/** A log whose answers are lost so often, after the write. */
function forgetful(store: EventStore, times: number, fault: () => Error): EventStore {
  let left = times;
  return {
    ...store,
    async append(stream, expected, events) {
      const answer = await store.append(stream, expected, events);
      if ((left -= 1) >= 0) throw fault();
      return answer;
    },
  };
}

it('tries again until the answer is there, and stores the events once', async () => {
  const store = openMemoryEventStore();
  const enduring = retryingEventStore(forgetful(store, 3, AWAY), new AbortController().signal, 1);
  expect(await enduring.append('a', 'none', [sampleEvent({ n: 1 })])).toMatchObject({ revision: 0 });
  expect(await everything(store)).toHaveLength(1);
});

it('does not try again what does not pass', async () => {
  const store = openMemoryEventStore();
  const denied = () => new RefusedError(refuse('kurrentdb-access-denied', { server: 'x' }));
  const enduring = retryingEventStore(forgetful(store, 1, denied), new AbortController().signal, 1);
  expect(await refusalOf(enduring.append('a', 'none', [sampleEvent({ n: 1 })]))).toBe('kurrentdb-access-denied');
});

it('gives up with the last error when it is told to', async () => {
  const over = new AbortController();
  const enduring = retryingEventStore(forgetful(openMemoryEventStore(), Infinity, AWAY), over.signal, 3_600_000);
  const asked = refusalOf(enduring.append('a', 'none', [sampleEvent({ n: 1 })]));
  setImmediate(() => over.abort());
  expect(await asked).toBe('kurrentdb-deadline');
});
