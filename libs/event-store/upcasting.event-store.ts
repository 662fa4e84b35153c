// A store whose readers see every event in its newest shape, whoever reads: deciders, projections, the trail. What is
// stored stays as it was written.
import { upcast, type Upcaster } from '../kernel/index.js';
import type { EventStore } from './event-store.js';

export function upcastingEventStore(store: EventStore, upcasters: readonly Upcaster[]): EventStore {
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    async read(stream, fromRevision, limit) {
      return (await store.read(stream, fromRevision, limit)).map((event) => upcast(event, upcasters));
    },
    async *follow(position, options) {
      for await (const event of store.follow(position, options)) yield upcast(event, upcasters);
    },
    async at(position) {
      const event = await store.at(position);
      return event && upcast(event, upcasters);
    },
    close: () => store.close(),
  };
}
