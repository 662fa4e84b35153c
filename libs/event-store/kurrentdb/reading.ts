// Reading from the server, once: a stream, or $all as far as it goes now. What fails is tried again by those who call.
import {
  AccessDeniedError,
  BACKWARDS,
  END,
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
import { toNumber } from './records.js';
import type { KurrentSettings } from './settings.js';

/** The server is silent while it passes over what others have written; meanwhile it says when it is asked that it lives. */
const SEARCH_MS = 60_000;
/** A part of the time of a call: asked after that much silence, a server that hangs is known for one after twice that. */
const SILENCE = 1 / 4;

export type Reader = ReturnType<typeof reader>;

export function reader(connection: Connection, { credentials, prefix, timeoutMs, heartbeatMs }: KurrentSettings) {
  const common = { direction: FORWARDS, requiresLeader: true, ...(credentials ? { credentials } : {}) } as const;
  const filter = streamNameFilter({ prefixes: [prefix] });
  /** The connection hears how it ends. */
  function asked<T>(ask: (client: KurrentDBClient) => AsyncIterable<T>, limits: Partial<Limits> = {}): AsyncGenerator<T> {
    const tell = connection.trial('reading');
    return timely(ask(connection.client), { silentMs: timeoutMs, lives: null, ...limits }, tell);
  }
  async function anything(silentMs = timeoutMs): Promise<void> {
    for await (const _ of asked<AllStreamResolvedEvent>((client) => client.readAll({ ...common, maxCount: 1 }), { silentMs })) return;
  }
  const silentMs = Math.min(heartbeatMs, timeoutMs * SILENCE);
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
    /** Where the log ends now; 0 while it is empty. */
    async end(silentMs: number): Promise<number> {
      const last = { ...common, direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
      for await (const { event, link, commitPosition } of asked<AllStreamResolvedEvent>((client) => client.readAll(last), { silentMs }))
        return toNumber(commitPosition ?? (link ?? event)!.position.commit);
      return 0;
    },
    /** Anything at all, to see whether the server serves us. */
    anything,
    /** $all from a position on, the event at the position included; only streams of this application. */
    all(position: number, maxCount = Number.MAX_SAFE_INTEGER): AsyncGenerator<AllStreamResolvedEvent> {
      return asked((client) => client.readAll({ ...common, filter, maxCount, fromPosition: place(position) }), {
        silentMs,
        lives: () => anything(silentMs),
      });
    },
  };
}

export const place = (position: number) => (position === 0 ? START : { commit: BigInt(position), prepare: BigInt(position) });

interface Limits {
  /** How long nothing may come. */
  silentMs: number;
  /** Asked then: when it succeeds, the silence is that of a server at work, which may last longer. */
  lives: (() => Promise<void>) | null;
}

/** Ends with NoAnswerError when nothing comes for too long. */
async function* timely<T>(given: AsyncIterable<T>, { silentMs, lives }: Limits, tell: (error: unknown) => void): AsyncGenerator<T> {
  const iterator = given[Symbol.asyncIterator]();
  let fail: (error: unknown) => void = () => undefined;
  const stalled = new Promise<never>((_, reject) => (fail = reject));
  stalled.catch(() => undefined);
  let waiting: number | null = null;
  const silence = (): void => {
    if (waiting === null) return;
    if (!lives || performance.now() - waiting >= SEARCH_MS) return fail(new NoAnswerError());
    lives().then(() => timer.refresh(), fail);
  };
  const timer = setTimeout(silence, silentMs);
  try {
    for (;;) {
      waiting = performance.now();
      timer.refresh();
      const { done, value } = await Promise.race([iterator.next(), stalled]);
      waiting = null;
      tell(null);
      if (done) return;
      yield value;
    }
  } catch (error) {
    tell(error);
    throw error;
  } finally {
    waiting = null;
    clearTimeout(timer);
    // Not awaited: a server that does not answer does not answer this either.
    void iterator.return?.();
  }
}
