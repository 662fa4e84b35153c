// A store whose readers see every event in its newest shape, whoever reads: deciders, projections, the trail. What is
// stored stays as it was written. What no feature understands is told in its place and never taken for an event.
import { RefusedError, refuse, upcast, type StoredEvent, type Upcaster } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';
import { isSetAside, setAside, type SetAsideReason } from '../port/parked.js';

/** @param versions current version of each event type; without it every type is let through */
export function upcastingEventStore(
  store: EventStore,
  upcasters: readonly Upcaster[],
  versions?: Readonly<Record<string, number>>,
): EventStore {
  function newest(event: StoredEvent): StoredEvent {
    if (!versions || isSetAside(event)) return event;
    const known = Object.hasOwn(versions, event.type) ? versions[event.type]! : null;
    const aside = (reason: SetAsideReason) => setAside(event, { reason, type: event.type });
    if (known === null) return aside('type-unknown');
    if (event.version > known) return aside('version-newer');
    if (typeof event.data !== 'object' || event.data === null || Array.isArray(event.data)) return aside('not-json');
    try {
      return upcast(event, upcasters);
    } catch {
      return aside('data-broken');
    }
  }
  const lift = (event: StoredEvent): StoredEvent => (versions ? newest(event) : upcast(event, upcasters));

  return {
    append: (stream, expected, events) => store.append(stream, expected, events),
    /** Nothing is decided on a history that is understood in part. */
    async read(stream, fromRevision, limit) {
      const events = (await store.read(stream, fromRevision, limit)).map(lift);
      const held = events.find(isSetAside);
      if (held) throw new RefusedError(refuse('stream-held', { stream, position: held.position, ...held.data }));
      return events;
    },
    async *follow(position, options) {
      for await (const event of store.follow(position, options)) yield lift(event);
    },
    async at(position) {
      const event = await store.at(position);
      return event && lift(event);
    },
    close: () => store.close(),
  };
}
