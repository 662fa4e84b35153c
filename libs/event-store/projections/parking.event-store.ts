// A store whose readers stop where the read models stopped: what waits there is decided on by nobody and followed by nobody.
import { RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';
import type { Projections } from './projections.js';
import { isSetAside, setAside } from '../port/parked.js';

export function parkingEventStore(store: EventStore, projections: Pick<Projections, 'parked' | 'isParked'>): EventStore {
  const holds = ({ stream, position }: StoredEvent): boolean => projections.isParked(stream, position);
  const why = (stream: string) => projections.parked().find((each) => each.stream === stream)!;
  const told = (event: StoredEvent): StoredEvent => {
    if (isSetAside(event) || !holds(event)) return event;
    return setAside(event, { reason: why(event.stream).reason, type: event.type });
  };
  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    async read(stream, fromRevision, limit) {
      const events = await store.read(stream, fromRevision, limit);
      if (events.some(holds)) throw new RefusedError(refuse('stream-held', { ...why(stream) }));
      return events;
    },
    async *follow(position, options) {
      for await (const event of store.follow(position, options)) yield told(event);
    },
    async at(position) {
      const event = await store.at(position);
      return event && told(event);
    },
    close: () => store.close(),
  };
}
