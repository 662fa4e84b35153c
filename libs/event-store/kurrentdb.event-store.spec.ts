// The log on a KurrentDB server keeps the contract: on the stand-in, or on a real server when KURRENTDB_URL names one.
import { randomUUID } from 'node:crypto';
import { startStandIn, type StandIn } from '../../test/support/eventstore/server.js';
import { isRefusal } from '../kernel/index.js';
import { durableEventStoreContract, eventStoreContract } from './event-store.contract.js';
import type { EventStore } from './event-store.js';
import { openKurrentEventStore } from './kurrentdb.event-store.js';
import { readKurrentSettings, type KurrentSettings } from './kurrentdb/settings.js';

let server: StandIn | null = null;
beforeAll(async () => {
  if (!process.env['KURRENTDB_URL']) server = await startStandIn();
});
afterAll(() => server?.stop());

/** A house of its own for each test, so that nothing need be deleted. */
function settingsOf(): KurrentSettings {
  const settings = readKurrentSettings({
    DUNGHAN_KURRENTDB_URL: process.env['KURRENTDB_URL'] ?? `kurrentdb://127.0.0.1:${server!.port}?tls=false`,
    DUNGHAN_KURRENTDB_PREFIX: `thu-${randomUUID().slice(0, 13)}-`,
    DUNGHAN_KURRENTDB_CA: process.env['KURRENTDB_CA'],
  });
  if (settings === null || isRefusal(settings)) throw new Error('KURRENTDB_URL is not understood');
  return settings;
}

/** What a server takes in one append when nobody has said otherwise, less the envelope. */
const LARGEST = 1024 * 1024 - 4096;

async function opened() {
  const settings = settingsOf();
  const stores: EventStore[] = [];
  const open = async () => {
    const store = await openKurrentEventStore(settings);
    stores.push(store);
    return store;
  };
  return {
    store: await open(),
    reopen: open,
    knowsIdsEverywhere: false,
    largest: LARGEST,
    dispose: async () => void (await Promise.all(stores.map((store) => store.close()))),
  };
}

eventStoreContract('kurrentdb event store', opened);
durableEventStoreContract('kurrentdb event store', opened);
