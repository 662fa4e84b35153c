// Reading from the server, once: a stream, or $all as far as it goes now. What fails is tried again by those who call.
import {
  AccessDeniedError,
  FORWARDS,
  START,
  StreamNotFoundError,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type KurrentDBClient,
  type RecordedEvent,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import type { Connection } from './client.js';
import { NoAnswerError } from './faults.js';
import { inTime } from './patience.js';
import type { KurrentSettings } from './settings.js';

/** The server is silent while it passes over what others have written. */
const SEARCH_MS = 60_000;

export type Reader = ReturnType<typeof reader>;

export function reader(connection: Connection, { credentials, prefix, timeoutMs }: KurrentSettings) {
  const common = { direction: FORWARDS, requiresLeader: true, ...(credentials ? { credentials } : {}) } as const;
  const filter = streamNameFilter({ prefixes: [prefix] });
  /** The connection hears how it ends. */
  function asked<T>(ask: (client: KurrentDBClient) => AsyncIterable<T>, ms = timeoutMs): AsyncGenerator<T> {
    const tell = connection.trial('reading');
    return timely(ask(connection.client), ms, tell);
  }
  return {
    /** Null when there is no such stream. */
    async stream(stream: string, fromRevision: number, limit: number): Promise<RecordedEvent[] | null> {
      const maxCount = Math.min(limit, Number.MAX_SAFE_INTEGER);
      const events = asked<ResolvedEvent>((client) =>
        client.readStream(prefix + stream, { ...common, fromRevision: BigInt(fromRevision), maxCount }),
      );
      try {
        const records: RecordedEvent[] = [];
        for await (const { event } of events) if (event) records.push(event);
        return records;
      } catch (error) {
        if (error instanceof StreamNotFoundError) return null;
        throw error;
      }
    },
    /** Whether somebody has told the server to show no more than a part of the stream. */
    async isCut(stream: string): Promise<boolean> {
      try {
        const asking = connection.client.getStreamMetadata(prefix + stream, {
          requiresLeader: true,
          ...(credentials ? { credentials } : {}),
        });
        const { metadata = {} } = await inTime(asking, timeoutMs);
        return [metadata.truncateBefore, metadata.maxCount, metadata.maxAge].some((each) => each !== undefined);
      } catch (error) {
        // Who may not read the metadata does not know, and waits.
        if (error instanceof AccessDeniedError) return false;
        throw error;
      }
    },
    /** Anything at all, to see whether the server serves us. */
    async anything(): Promise<void> {
      for await (const _ of asked<AllStreamResolvedEvent>((client) => client.readAll({ ...common, maxCount: 1 }))) return;
    },
    /** $all from a position on, the event at the position included; only streams of this house. */
    all(position: number, maxCount = Number.MAX_SAFE_INTEGER): AsyncGenerator<AllStreamResolvedEvent> {
      return asked(
        (client) => client.readAll({ ...common, filter, maxCount, fromPosition: place(position) }),
        Math.max(timeoutMs, SEARCH_MS),
      );
    },
  };
}

export const place = (position: number) => (position === 0 ? START : { commit: BigInt(position), prepare: BigInt(position) });

/** Ends with NoAnswerError when nothing comes for too long. */
async function* timely<T>(given: AsyncIterable<T>, ms: number, tell: (error: unknown) => void): AsyncGenerator<T> {
  const iterator = given[Symbol.asyncIterator]();
  let fail: (error: Error) => void = () => undefined;
  const stalled = new Promise<never>((_, reject) => (fail = reject));
  stalled.catch(() => undefined);
  let waiting = true;
  const timer = setTimeout(() => waiting && fail(new NoAnswerError()), ms);
  try {
    for (;;) {
      waiting = true;
      timer.refresh();
      const { done, value } = await Promise.race([iterator.next(), stalled]);
      waiting = false;
      tell(null);
      if (done) return;
      yield value;
    }
  } catch (error) {
    tell(error);
    throw error;
  } finally {
    clearTimeout(timer);
    // Not awaited: a server that does not answer does not answer this either.
    void iterator.return?.();
  }
}
