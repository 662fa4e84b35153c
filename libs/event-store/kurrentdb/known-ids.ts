// Which events the streams hold, as far as this process has seen them. The server tells a repeated write only where the expected
// revision is that of the first time, and for `any` only from memory; so an append asks here first. What is known of a stream is its
// beginning: others may have gone on.
import { RefusedError, refuse, type NewEvent } from '../../kernel/index.js';

const MOST_IDS = 100_000;

export class KnownIds {
  /** Ids by revision of the streams used lately, and of those used before them, which are forgotten when there are too many. */
  #lately = new Map<string, string[]>();
  #before = new Map<string, string[]>();
  /** Of those used lately. */
  #count = 0;

  /** The first revision of the stream that has not been seen. */
  next(stream: string): number {
    return this.#ids(stream).length;
  }

  /** Notes consecutive events; what does not join what is known is passed over. */
  note(stream: string, first: number, ids: readonly string[]): void {
    const known = this.#ids(stream);
    if (first > known.length || ids.length === 0) return;
    if (!this.#lately.has(stream)) {
      this.#lately.set(stream, known);
      this.#count += known.length;
    }
    for (const id of ids.slice(known.length - first)) {
      known.push(id);
      this.#count += 1;
    }
    this.#forget();
  }

  /** Revision of the last of these events when all of them are here already, null when none is. @throws RefusedError `event-id-reused` */
  find(stream: string, events: readonly NewEvent[]): number | null {
    const known = this.#ids(stream);
    const places = events.map(({ id }) => known.lastIndexOf(id));
    const [first = -1] = places;
    const reused = events.find((_, index) => places[index] !== (first < 0 ? -1 : first + index));
    if (reused) throw new RefusedError(refuse('event-id-reused', { stream, id: reused.id }));
    return first < 0 ? null : first + events.length - 1;
  }

  #ids(stream: string): string[] {
    return this.#lately.get(stream) ?? this.#before.get(stream) ?? [];
  }

  /** The stream noted last stays known, however long it is. */
  #forget(): void {
    if (this.#count <= MOST_IDS / 2) return;
    this.#before = this.#lately;
    this.#lately = new Map();
    this.#count = 0;
  }
}
