// The log on a KurrentDB (EventStoreDB) server: for applications that are larger than one machine. docs/decisions says what was checked
// against the server's own rules.
import { setMaxListeners } from 'node:events';
import { RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';
import type { EventStore, FollowOptions } from '../port/event-store.js';
import { closedError } from '../port/follow.js';
import { connect } from './client.js';
import { maybeMisplaced, refusal } from './faults.js';
import { followLive, followToEnd, type Connected } from './following.js';
import { persist } from './patience.js';
import { obstacle } from './probe.js';
import { reader, type Reader } from './reading.js';
import { fromRecord, positionOf, toNumber } from './records.js';
import { target, type KurrentSettings } from './settings.js';
import { writer } from './writing.js';

/** @throws RefusedError `kurrentdb-…` when there is no such server, it lets nobody in, or it is something else */
export async function openKurrentEventStore(settings: KurrentSettings): Promise<EventStore> {
  const connection = connect(settings);
  const closing = new AbortController();
  // Whatever waits for the server listens: as many as there are calls under way.
  setMaxListeners(0, closing.signal);
  const server = target(settings);
  const read = reader(connection, settings);
  const connected: Connected = {
    connection,
    reader: read,
    settings,
    closing: closing.signal,
    async exhausted(fault) {
      if (closing.signal.aborted) return closedError();
      if (fault !== 'unreachable') return new RefusedError(refuse(`kurrentdb-${fault}`, { server }));
      return new RefusedError(refuse('kurrentdb-unreachable', { server, obstacle: await obstacle(settings) }));
    },
  };
  const patience = { ...settings, signal: closing.signal };
  const running = new Set<Promise<unknown>>();

  /** Tried again while the server is away; errors get their names. */
  const attempt = <T>(work: (isOver: () => boolean) => Promise<T>, stream = ''): Promise<T> =>
    persist(work, patience, connected.exhausted).catch((error: unknown) => {
      throw refusal(error, server, stream);
    });

  /** What has begun is ended before the connection is given up. */
  function ask<T>(work: () => Promise<T>): Promise<T> {
    if (closing.signal.aborted) return Promise.reject(closedError());
    const run = work();
    running.add(run);
    void run.catch(() => undefined).finally(() => running.delete(run));
    return run;
  }

  async function* follow(position: number, { signal, onLost }: FollowOptions): AsyncGenerator<StoredEvent> {
    try {
      for await (const event of signal ? followLive(connected, position, signal, onLost) : followToEnd(connected, position)) {
        write.passed(event);
        yield event;
      }
    } catch (error) {
      throw refusal(error, server, '');
    }
  }

  const write = writer(connection, read, settings);
  const store: EventStore = {
    async append(stream, expected, events) {
      if (events.length === 0) throw new RangeError('an append needs at least one event');
      return ask(() => write(stream, expected, events, (work) => attempt(work, stream)));
    },
    async read(stream, fromRevision = 0, limit = Infinity) {
      const records = await ask(() => attempt(() => write.records(stream, fromRevision, limit), stream));
      return records.map((record) => fromRecord(record, settings.prefix, positionOf(record)));
    },
    async *follow(position, options = {}) {
      if (closing.signal.aborted) {
        if (options.signal) return;
        throw closedError();
      }
      yield* follow(position, options);
    },
    at: (position) => ask(() => attempt(() => eventAt(read, settings, position))),
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      await connection.close();
    },
  };
  try {
    // The server is asked before anything rests on it.
    await attempt(() => read.anything());
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function eventAt(read: Reader, { prefix }: KurrentSettings, position: number): Promise<StoredEvent | null> {
  try {
    for await (const { event, link, commitPosition } of read.all(position, 1)) {
      const record = link ?? event;
      const found = record && toNumber(commitPosition ?? record.position.commit);
      return record && found === position ? fromRecord(record, prefix, position) : null;
    }
    return null;
  } catch (error) {
    if (!maybeMisplaced(error)) throw error;
    // When the server answers otherwise, it was that.
    await read.anything();
    return null;
  }
}
