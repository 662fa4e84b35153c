// Stand-ins and stores on them, that are closed when the test is over, and events that are numbers.
import type { StoredEvent } from '../../../libs/kernel/index.js';
import { sampleEvent } from '../../../libs/event-store/port/event-store.contract.js';
import type { EventStore } from '../../../libs/event-store/port/event-store.js';
import { openKurrentEventStore } from '../../../libs/event-store/kurrentdb/kurrentdb.event-store.js';
import type { KurrentSettings } from '../../../libs/event-store/kurrentdb/settings.js';
import { settingsOf } from '../kurrentdb.js';
import { startStandIn, type StandIn, type StandInOptions } from './server.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Done after the test, the last one first. */
export const afterwards = (cleanup: () => Promise<unknown> | void): void => void cleanups.push(cleanup);

export async function standIn(options?: StandInOptions): Promise<StandIn> {
  const server = await startStandIn(options);
  afterwards(() => server.stop());
  return server;
}

/** With the patience of a test. */
export const patientSettings = (url: string, env: Record<string, string> = {}, rest: Partial<KurrentSettings> = {}): KurrentSettings => ({
  ...settingsOf({ DUNGHAN_KURRENTDB_URL: url, ...env }),
  timeoutMs: 5000,
  patienceMs: 5000,
  ...rest,
});

export async function openAt(url: string, rest: Partial<KurrentSettings> = {}): Promise<EventStore> {
  const store = await openKurrentEventStore(patientSettings(url, {}, rest));
  afterwards(() => store.close());
  return store;
}

export const open = (port: number, rest: Partial<KurrentSettings> = {}): Promise<EventStore> =>
  openAt(`kurrentdb://127.0.0.1:${port}?tls=false`, rest);

export const numbered = (n: number) => sampleEvent({ n });

/** Of what is no number of ours, all that it says. */
export const numbers = (events: readonly StoredEvent[]): unknown[] => events.map((event) => (event.data as { n?: number }).n ?? event.data);
