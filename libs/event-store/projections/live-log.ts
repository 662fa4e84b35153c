// The log as an application reads it, with the read models beside it. While a follower is given what is new, a request waits for what it
// has itself written and asks the log nothing; what is no request, or has no such follower, reads the log to its end.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { StoredEvent } from '../../kernel/index.js';
import { isAway } from '../retrying/retrying.event-store.js';
import type { EventStore, FollowOptions } from '../port/event-store.js';
import type { Projections } from './projections.js';
import { forSeveral, isRequest, noted } from '../port/shared-patience.js';

/** So many of the latest events are kept, for who goes through what has happened since a while ago. */
const REMEMBERED = 2_000;
/** How long the follower may take to bring what was written; then the log is read. */
const FOLLOWER_MS = 1_000;
/** What the follower has been given and the read models have not seen is so much at most. */
const MOST_WAITING = 5_000;

const turning = new AsyncLocalStorage<true>();

/** The work reads the log to its end by itself (`catchUp('end')`) when it needs that, and otherwise trusts a follower. */
export const trustingFollower = <T>(work: () => T): T => turning.run(true, work);

export interface LiveLog {
  store: EventStore;
  /**
   * Brings the read models to `to`. Without it: in a request or a turn that a follower serves, to what this process has written;
   * otherwise to the end of the log.
   */
  catchUp(to?: number | 'end'): Promise<void>;
  /** Goes on bringing what is new into the read models until it is aborted. */
  follow(options: FollowOptions & { signal: AbortSignal }): Promise<void>;
}

/** The latest events in order: all that lie after `from`. */
class Memory {
  /** Null: nothing is known. */
  #from: number | null = null;
  #events: StoredEvent[] = [];

  note(event: StoredEvent): void {
    const last = this.#events.at(-1)?.position ?? this.#from;
    // The first is only where memory begins, and rows that are folded anew begin again.
    if (last === null || event.position <= last) [this.#from, this.#events] = [event.position, []];
    else this.#events.push(event);
    if (this.#events.length <= REMEMBERED * 2) return;
    const forgotten = this.#events.splice(0, REMEMBERED);
    this.#from = forgotten.at(-1)!.position;
  }

  /** What lies after a position; null when that is longer ago than memory goes. */
  after(position: number): StoredEvent[] | null {
    return this.#from === null || position < this.#from ? null : this.#events.filter((event) => event.position > position);
  }
}

/** @param onEvent told of each event that the read models see for the first time */
export function liveLog(log: EventStore, projections: Projections, onEvent: (event: StoredEvent) => void): LiveLog {
  const memory = new Memory();
  let written = 0;
  let followed = false;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const note = (event: StoredEvent): void => {
    memory.note(event);
    onEvent(event);
  };

  function read(): Promise<void> {
    next = null;
    const turn: Promise<void> = forSeveral(() => projections.catchUp(log, { onEvent: note }))
      .then(() => undefined)
      .finally(() => {
        if (running === turn) running = null;
      });
    running = turn;
    return turn;
  }

  /**
   * One catching up at a time; all who ask while it is under way share the next, which sees what each of them has appended. When the log
   * turns out to be away, it is so for all who wait: none of them waits as long again.
   */
  function readToEnd(): Promise<void> {
    if (!next && !running) return read();
    next ??= running!.then(read, (error: unknown) => {
      if (!isAway(error)) return read();
      next = null;
      throw error;
    });
    return next;
  }

  async function broughtByFollower(position: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, FOLLOWER_MS)));
    await Promise.race([projections.waitFor(position), late]).finally(() => clearTimeout(timer));
    return projections.position() >= position;
  }

  const isServed = (): boolean => followed && (isRequest() || turning.getStore() === true);

  async function catchUp(to?: number | 'end'): Promise<void> {
    const wanted = to === 'end' ? null : (to ?? (isServed() ? written : null));
    if (wanted !== null && projections.position() >= wanted) return;
    if (wanted !== null && followed && (await broughtByFollower(wanted))) return;
    await noted(readToEnd());
  }

  const store: EventStore = {
    async append(stream, expected, events) {
      const appended = await log.append(stream, expected, events);
      written = Math.max(written, appended.position);
      return appended;
    },
    read: (stream, fromRevision, limit) => log.read(stream, fromRevision, limit),
    async *follow(position, options) {
      if (!options?.signal && isServed()) {
        await catchUp();
        const remembered = memory.after(position);
        if (remembered) return yield* remembered;
      }
      yield* log.follow(position, options);
    },
    at: (position) => log.at(position),
    close: () => log.close(),
  };

  return {
    store,
    catchUp,
    async follow({ signal, onLost }) {
      let after = projections.position();
      let waiting: StoredEvent[] = [];
      let folding: Promise<void> | null = null;
      let broken: { error: unknown } | null = null;
      const fold = async (): Promise<void> => {
        while (waiting.length > 0) {
          const events = waiting;
          waiting = [];
          await projections.catchUp(log, { onEvent: note, given: { after, events } });
          after = events.at(-1)!.position;
        }
      };
      const told = (error: unknown): void => {
        followed = error === null;
        onLost?.(error);
      };
      try {
        for await (const event of log.follow(after, { signal, onLost: told })) {
          waiting.push(event);
          folding ??= fold()
            .catch((error: unknown) => void (broken = { error }))
            .finally(() => (folding = null));
          if (waiting.length >= MOST_WAITING) await folding;
          if (broken) break;
        }
        await folding;
        if (broken) throw (broken as { error: unknown }).error;
      } finally {
        followed = false;
      }
    },
  };
}
