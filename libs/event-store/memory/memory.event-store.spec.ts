// The log in memory keeps the contract of every log.
import { eventStoreContract } from '../port/event-store.contract.js';
import { openMemoryEventStore } from './memory.event-store.js';

eventStoreContract('memory event store', async () => {
  const store = openMemoryEventStore();
  return { store, dispose: () => store.close() };
});
