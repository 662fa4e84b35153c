// Which events the streams hold, as far as this process has seen them. The server tells a repeated write only where the expected
// revision is that of the first time, and for `any` only from memory; so an append asks here first.
import { RefusedError, refuse, type NewEvent } from '../../kernel/index.js';

interface Seen {
  /** Revision by id. */
  revisions: Map<string, number>;
  /** The first revision not seen. */
  next: number;
}

const MOST_IDS = 100_000;

export class KnownIds {
  /** The stream used last comes last. */
  readonly #streams = new Map<string, Seen>();
  #count = 0;

  /** The first revision of the stream that has not been seen. */
  next(stream: string): number {
    return this.#streams.get(stream)?.next ?? 0;
  }

  /** Notes consecutive events; what does not join what is known is passed over. */
  note(stream: string, first: number, ids: readonly string[]): void {
    const seen = this.#streams.get(stream) ?? { revisions: new Map<string, number>(), next: 0 };
    this.#streams.delete(stream);
    this.#streams.set(stream, seen);
    if (first > seen.next) return;
    for (const id of ids.slice(seen.next - first)) {
      seen.revisions.set(id, seen.next);
      seen.next += 1;
      this.#count += 1;
    }
    this.#forget();
  }

  /** Revision of the last of these events when all of them are here already, null when none is. @throws RefusedError `event-id-reused` */
  find(stream: string, events: readonly NewEvent[]): number | null {
    const revisions = this.#streams.get(stream)?.revisions;
    const places = events.map(({ id }) => revisions?.get(id));
    const [first] = places;
    const reused = events.find((_, index) => places[index] !== (first === undefined ? undefined : first + index));
    if (reused) throw new RefusedError(refuse('event-id-reused', { stream, id: reused.id }));
    return places.at(-1) ?? null;
  }

  /** The stream written to last is kept, however long it is. */
  #forget(): void {
    for (const [stream, { revisions }] of this.#streams) {
      if (this.#count <= MOST_IDS || this.#streams.size === 1) return;
      this.#streams.delete(stream);
      this.#count -= revisions.size;
    }
  }
}
