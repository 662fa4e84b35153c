// The log on a KurrentDB (EventStoreDB) server: for houses that are larger than one machine. docs/decisions says what was checked
// against the server's own rules.
import type { RecordedEvent } from '@kurrent/kurrentdb-client';
import { WrongExpectedVersionError, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { RefusedError, refuse, type NewEvent, type StoredEvent } from '../kernel/index.js';
import { WrongRevisionError, type Appended, type EventStore, type Expected } from './event-store.js';
import { closedError } from './follow.js';
import { connect } from './kurrentdb/client.js';
import { passing, refusal, type Fault } from './kurrentdb/faults.js';
import { followLive, followToEnd, type Connected } from './kurrentdb/following.js';
import { KnownIds } from './kurrentdb/known-ids.js';
import { persist } from './kurrentdb/patience.js';
import { obstacle } from './kurrentdb/probe.js';
import { reader, type Reader } from './kurrentdb/reading.js';
import { copyOf, fromRecord, toNumber, toRecord } from './kurrentdb/records.js';
import { target, type KurrentSettings } from './kurrentdb/settings.js';

export interface KurrentEventStore extends EventStore {
  /** Since when and why followers have lost the server; null while all is well. */
  trouble(): Fault | null;
}

/** An append that expects nothing names the revision it saw; so often may another writer be quicker. */
const ATTEMPTS = 50;

/** @throws RefusedError `kurrentdb-…` when there is no such server, it lets nobody in, or it is something else */
export async function openKurrentEventStore(settings: KurrentSettings): Promise<KurrentEventStore> {
  const client = connect(settings);
  const closing = new AbortController();
  const server = target(settings);
  const read = reader(client, settings);
  let lost: Fault | null = null;
  const connected: Connected = {
    client,
    reader: read,
    settings,
    closing: closing.signal,
    report: (fault) => (lost = fault),
    async exhausted(fault) {
      if (closing.signal.aborted) return closedError();
      if (fault !== 'unreachable') return new RefusedError(refuse(`kurrentdb-${fault}`, { server }));
      return new RefusedError(refuse('kurrentdb-unreachable', { server, obstacle: await obstacle(settings) }));
    },
  };
  const patience = { ...settings, signal: closing.signal };
  const running = new Set<Promise<unknown>>();

  /** Tried again while the server is away; errors get their names. */
  const attempt = <T>(work: () => Promise<T>, stream = ''): Promise<T> =>
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

  async function* follow(position: number, signal?: AbortSignal): AsyncGenerator<StoredEvent> {
    try {
      yield* signal ? followLive(connected, position, signal) : followToEnd(connected, position);
    } catch (error) {
      throw refusal(error, server, '');
    }
  }

  const write = writer(client, read, settings);
  const store: KurrentEventStore = {
    async append(stream, expected, events) {
      if (events.length === 0) throw new RangeError('an append needs at least one event');
      return ask(() => write(stream, expected, events, (work) => attempt(work, stream)));
    },
    async read(stream, fromRevision = 0, limit = Infinity) {
      const records = await ask(() => attempt(() => write.records(stream, fromRevision, limit), stream));
      return records.map((record) => fromRecord(record, settings.prefix, positionOf(record)));
    },
    async *follow(position, { signal } = {}) {
      if (closing.signal.aborted) {
        if (signal) return;
        throw closedError();
      }
      yield* follow(position, signal);
    },
    at: (position) => ask(() => attempt(() => eventAt(read, settings, position))),
    trouble: () => lost,
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      await client.dispose();
    },
  };
  try {
    // The server is asked before anything rests on it.
    for await (const _ of store.follow(0)) break;
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

const positionOf = ({ position }: RecordedEvent): number => toNumber(position?.commit ?? 0n);

async function eventAt(read: Reader, { prefix }: KurrentSettings, position: number): Promise<StoredEvent | null> {
  try {
    for await (const { event, link, commitPosition } of read.all(position, 1)) {
      const record = link ?? event;
      const found = record && toNumber(commitPosition ?? record.position.commit);
      return record && found === position ? fromRecord(record, prefix, position) : null;
    }
    return null;
  } catch (error) {
    if (passing(error) !== 'unreachable') throw error;
    // A position inside a record is answered in no better way; when the server answers otherwise, it is that.
    for await (const _ of read.all(0, 1)) break;
    return null;
  }
}

type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** Appends to one stream go one after the other, each knowing which events the stream has. */
function writer(client: KurrentDBClient, read: Reader, { prefix }: KurrentSettings) {
  const known = new KnownIds();
  const turns = new Map<string, Promise<unknown>>();

  /** The records of a stream from a revision on. @throws RefusedError `stream-truncated` when the first of them are gone */
  async function records(stream: string, fromRevision: number, limit: number): Promise<RecordedEvent[]> {
    const found = (await read.stream(stream, fromRevision, limit)) ?? [];
    const first = found[0];
    if (first && Number(first.revision) !== fromRevision) throw new RefusedError(refuse('stream-truncated', { stream }));
    known.note(
      stream,
      fromRevision,
      found.map(({ id }) => id),
    );
    return found;
  }

  const lookOn = (stream: string) => records(stream, known.next(stream), Infinity);
  const headOf = (stream: string): number | null => (known.next(stream) === 0 ? null : known.next(stream) - 1);

  async function already(stream: string, events: readonly NewEvent[]): Promise<Appended | null> {
    const revision = known.find(stream, events);
    if (revision === null) return null;
    const [record] = await records(stream, revision, 1);
    return { revision, position: positionOf(record!) };
  }

  /** Looks as far as the ids must be known; of a stream that is to begin the server knows best. */
  async function prepare(stream: string, expected: Expected): Promise<void> {
    if (expected === 'any' ? known.next(stream) === 0 : expected !== 'none' && known.next(stream) <= expected) await lookOn(stream);
  }

  async function once(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended | 'again'> {
    await prepare(stream, expected);
    const before = await already(stream, events);
    if (before) return before;
    const head = headOf(stream);
    const wanted = expected === 'any' ? (head ?? 'none') : expected;
    if (wanted !== (head ?? 'none')) throw new WrongRevisionError(stream, expected, head);
    try {
      return await write(stream, wanted, events);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      return await overtaken(stream, expected, events, error);
    }
  }

  async function write(stream: string, wanted: 'none' | number, events: readonly NewEvent[]): Promise<Appended> {
    const { nextExpectedRevision, position } = await client.appendToStream(
      prefix + stream,
      events.map((event) => toRecord(event, prefix)),
      { streamState: wanted === 'none' ? 'no_stream' : BigInt(wanted), requiresLeader: true },
    );
    const first = wanted === 'none' ? 0 : wanted + 1;
    const revision = Number(nextExpectedRevision);
    // A stream that was deleted and begun again counts on from where it was.
    if (revision !== first + events.length - 1) throw new RefusedError(refuse('stream-truncated', { stream }));
    known.note(
      stream,
      first,
      events.map(({ id }) => id),
    );
    // A repeated write may be answered without its position.
    const commit = position && position.commit > 0n && position.commit <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(position.commit) : null;
    return { revision, position: commit ?? positionOf((await records(stream, revision, 1))[0]!) };
  }

  /** Somebody was quicker; perhaps it was this very write, whose answer was lost. */
  async function overtaken(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    { actualState }: WrongExpectedVersionError,
  ): Promise<Appended | 'again'> {
    await lookOn(stream);
    const before = await already(stream, events);
    if (before) return before;
    const head = headOf(stream);
    const said = typeof actualState === 'bigint' ? Number(actualState) : null;
    if (said !== null && (head ?? -1) < said) throw new RefusedError(refuse('stream-truncated', { stream }));
    if (expected === 'any') return 'again';
    throw new WrongRevisionError(stream, expected, head);
  }

  async function append(stream: string, expected: Expected, events: readonly NewEvent[], attempt: Attempt): Promise<Appended> {
    for (let count = 1; count <= ATTEMPTS; count += 1) {
      const answer = await attempt(() => once(stream, expected, events));
      if (answer !== 'again') return answer;
    }
    throw new RefusedError(refuse('stream-contended', { stream }));
  }

  function inTurn(stream: string, expected: Expected, events: readonly NewEvent[], attempt: Attempt): Promise<Appended> {
    const twice = events.find(({ id }, index) => events.findIndex((other) => other.id === id) < index);
    if (twice) return Promise.reject(new RefusedError(refuse('event-id-reused', { stream, id: twice.id })));
    // As they are now, whenever their turn comes.
    const copies = events.map(copyOf);
    const turn = (turns.get(stream) ?? Promise.resolve()).then(() => append(stream, expected, copies, attempt));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(stream, settled);
    void settled.then(() => turns.get(stream) === settled && turns.delete(stream));
    return turn;
  }
  return Object.assign(inTurn, { records });
}
