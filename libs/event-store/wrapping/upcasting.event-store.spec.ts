// Readers see newest shapes, and the store underneath keeps the contract of every log.
import { eventStoreContract } from '../port/event-store.contract.js';
import { openMemoryEventStore } from '../memory/memory.event-store.js';
import { upcastingEventStore } from './upcasting.event-store.js';

eventStoreContract('upcasting', () => {
  const store = upcastingEventStore(openMemoryEventStore(), []);
  return Promise.resolve({ store, dispose: () => store.close() });
});
