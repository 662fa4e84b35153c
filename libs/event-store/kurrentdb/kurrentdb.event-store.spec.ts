// The log on a KurrentDB server keeps the contract: on the stand-in with the habits of a server that has much to do, or on a real
// server when KURRENTDB_URL names one.
import { kurrentdb, settingsOf, type TestServer } from '../../../test/support/kurrentdb.js';
import { durableEventStoreContract, eventStoreContract } from '../port/event-store.contract.js';
import type { EventStore } from '../port/event-store.js';
import { openKurrentEventStore } from './kurrentdb.event-store.js';

let server: TestServer;
beforeAll(async () => void (server = await kurrentdb({ seed: 42, showsAfterMs: 3, losesOneIn: 100 })));
afterAll(() => server.stop());

/** What a server takes in one append when nobody has said otherwise, less the envelope. */
const LARGEST = 1024 * 1024 - 4096;

async function opened() {
  // A lost answer is looked for after a tenth of the time.
  const settings = { ...settingsOf(server.freshSettings()), timeoutMs: 1000, patienceMs: 10_000 };
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
