// The port to the log. Append is the only way a fact enters; the log is also the outbox that everything else follows.
import type { NewEvent, StoredEvent } from '../../kernel/index.js';

/** `none`: the stream must not exist yet. A number: the revision of its last event. `any`: no expectation. */
export type Expected = 'none' | 'any' | number;

export interface Appended {
  /** Revision of the last event of the append in its stream. */
  revision: number;
  /** Position of the last event of the append in the log: the one it is read with later. */
  position: number;
}

/** Someone else wrote to the stream first: read again and decide again. */
export class WrongRevisionError extends Error {
  constructor(
    readonly stream: string,
    readonly expected: Expected,
    readonly actual: number | null,
  ) {
    super(`stream ${stream}: expected ${expected}, found ${actual ?? 'no stream'}`);
    this.name = 'WrongRevisionError';
  }
}

export interface FollowOptions {
  signal?: AbortSignal;
  /** Told when a follower that goes on waiting loses the log, and with null when it has it: at the start, again, and from time to time. */
  onLost?: (error: unknown) => void;
}

/**
 * Positions rise strictly and say nothing else: one log counts its events, another counts bytes. They belong to one log and
 * mean nothing in another. Data of an event is a JSON object.
 */
export interface EventStore {
  /**
   * Appends all events or none, durably, before it resolves. Appending the same event ids to the same stream again
   * returns the first answer and stores nothing, whatever `expected` says.
   * @throws WrongRevisionError
   */
  append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended>;
  /** The events of one stream in order from a revision on, at most `limit` of them; an empty list when it does not exist. */
  read(stream: string, fromRevision?: number, limit?: number): Promise<StoredEvent[]>;
  /** Every event after `position` (0 = from the start), in order, until the end of the log; with `signal`, goes on waiting for new ones until it is aborted. */
  follow(position: number, options?: FollowOptions): AsyncIterable<StoredEvent>;
  /** The event at exactly this position; null when none lies there. The position may come from another log. */
  at(position: number): Promise<StoredEvent | null>;
  close(): Promise<void>;
}
