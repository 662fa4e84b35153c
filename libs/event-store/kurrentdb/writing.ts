// Appending to the server: one after the other in each stream, each knowing which events the stream has.
import { WrongExpectedVersionError, type KurrentDBClient, type RecordedEvent } from '@kurrent/kurrentdb-client';
import { RefusedError, refuse, type NewEvent, type StoredEvent } from '../../kernel/index.js';
import { WrongRevisionError, type Appended, type Expected } from '../port/event-store.js';
import type { Connection } from './client.js';
import { maybeWritten, NoAnswerError, NotShownYetError } from './faults.js';
import { KnownIds } from './known-ids.js';
import { inTime, pause, pauseAfter } from './patience.js';
import type { Reader } from './reading.js';
import { copyOf, positionOf, toRecord } from './records.js';
import type { KurrentSettings } from './settings.js';

/** An append that expects nothing names the revision it saw; so often may another writer be quicker. */
const ATTEMPTS = 50;

/** Appends carry the moment until which they hold, and the server holds it against its own clock. How long to wait is our own matter. */
const CLOCKS_DIFFER_MS = 24 * 3_600_000;

/** So often is a stream looked at that the server calls longer than it shows it, before it is asked to write again. */
const LOOKS = 4;

/** A part of the patience: a write that is not confirmed in a third of it is sent again, and looked for after a tenth already. */
const SEND_AGAIN = 1 / 3;
const LOOK_FOR = 1 / 10;

/** Tries again while the server is away. `isOver` says that a try has been given up, so that it must not write any more. */
type Attempt = <T>(work: (isOver: () => boolean) => Promise<T>) => Promise<T>;

/** Whether events may be in the log although nobody has confirmed it. */
interface Doubt {
  maybeWritten: boolean;
}

/** Why an append was given up that is away for now. */
const AWAY = /^kurrentdb-(unreachable|deadline|no-leader)$/;

/** The refusal of an append says what has become of its events, as far as is known. */
function withOutcome(error: unknown, { maybeWritten }: Doubt): unknown {
  if (!(error instanceof RefusedError) || !AWAY.test(error.refusal.code)) return error;
  const { code, params } = error.refusal;
  if (maybeWritten) return new RefusedError(refuse('kurrentdb-outcome-unknown', { server: params['server'] ?? '', recorded: 'unknown' }));
  return new RefusedError(refuse(code, { ...params, recorded: 'no' }));
}

const truncated = (stream: string) => new RefusedError(refuse('stream-truncated', { stream }));

/** `records` reads a stream, and learns from it; `passed` learns from an event of the log that somebody follows. */
export function writer(connection: Connection, read: Reader, { prefix, timeoutMs }: KurrentSettings) {
  const known = new KnownIds();
  const turns = new Map<string, Promise<unknown>>();

  /** The records of a stream from a revision on. @throws RefusedError `stream-truncated` when the first of them are gone */
  async function records(stream: string, fromRevision: number, limit: number): Promise<RecordedEvent[]> {
    const found = (await read.stream(stream, fromRevision, limit)) ?? [];
    const first = found[0];
    if (first && Number(first.revision) !== fromRevision) throw truncated(stream);
    known.note(
      stream,
      fromRevision,
      found.map(({ id }) => id),
    );
    return found;
  }

  const passed = ({ stream, revision, id }: StoredEvent): void => known.note(stream, revision, [id]);

  /** Where an event lies that is known to be there; it may have been accepted and not be shown yet. */
  async function positionAt(stream: string, revision: number): Promise<number> {
    const [record] = await records(stream, revision, 1);
    if (record) return positionOf(record);
    throw (await read.isCut(stream)) ? truncated(stream) : new NotShownYetError();
  }

  const lookOn = (stream: string) => records(stream, known.next(stream), Infinity);
  const headOf = (stream: string): number | null => (known.next(stream) === 0 ? null : known.next(stream) - 1);

  async function already(stream: string, events: readonly NewEvent[]): Promise<Appended | null> {
    const revision = known.find(stream, events);
    return revision === null ? null : { revision, position: await positionAt(stream, revision) };
  }

  /** Looks as far as the ids must be known; of a stream that is to begin the server knows best. */
  async function prepare(stream: string, expected: Expected): Promise<void> {
    if (expected === 'any' ? known.next(stream) === 0 : expected !== 'none' && known.next(stream) <= expected) await lookOn(stream);
  }

  async function once(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    doubt: Doubt,
    isOver: () => boolean,
  ): Promise<Appended | 'again'> {
    await prepare(stream, expected);
    const before = await already(stream, events);
    if (before) return before;
    const head = headOf(stream);
    const wanted = expected === 'any' ? (head ?? 'none') : expected;
    if (wanted !== (head ?? 'none')) throw new WrongRevisionError(stream, expected, head);
    // Nobody waits for this try any more: what it wrote now would be told to nobody.
    if (isOver()) throw new NoAnswerError();
    // Until the server has said what became of it, also when this try is given up meanwhile.
    const doubted = doubt.maybeWritten;
    doubt.maybeWritten = true;
    try {
      return await writtenOrFound(stream, wanted, events);
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) {
        // Our events have their place after the revision that we named, and the server knows others there.
        doubt.maybeWritten = false;
        return await overtaken(stream, expected, events, error);
      }
      if (!maybeWritten(error)) doubt.maybeWritten = doubted;
      throw error;
    }
  }

  /** The answer to the write; or, when it does not come, what the stream itself says: it may be lost, and a repeated write is dropped. */
  async function writtenOrFound(stream: string, wanted: 'none' | number, events: readonly NewEvent[]): Promise<Appended> {
    const answered = new AbortController();
    try {
      return await Promise.race([write(stream, wanted, events), found(stream, events, answered.signal)]);
    } finally {
      answered.abort();
    }
  }

  /** Settles only when the events are there. */
  async function found(stream: string, events: readonly NewEvent[], answered: AbortSignal): Promise<Appended> {
    for (;;) {
      await pause(timeoutMs * LOOK_FOR, answered);
      if (answered.aborted) return new Promise(() => undefined);
      try {
        await lookOn(stream);
        const there = await already(stream, events);
        if (there) return there;
      } catch {
        // Whoever waits for the answer to the write learns what is wrong with the server.
      }
    }
  }

  /** In time, and the connection hears how it ends. */
  async function asked<T>(ask: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const tell = connection.trial('the rest');
    try {
      const answer = await inTime(ask(connection.client), timeoutMs * SEND_AGAIN);
      tell(null);
      return answer;
    } catch (error) {
      tell(error);
      throw error;
    }
  }

  async function write(stream: string, wanted: 'none' | number, events: readonly NewEvent[]): Promise<Appended> {
    const { nextExpectedRevision, position } = await asked((client) =>
      client.appendToStream(
        prefix + stream,
        events.map((event) => toRecord(event, prefix)),
        { streamState: wanted === 'none' ? 'no_stream' : BigInt(wanted), requiresLeader: true, deadline: CLOCKS_DIFFER_MS },
      ),
    );
    const first = wanted === 'none' ? 0 : wanted + 1;
    const revision = Number(nextExpectedRevision);
    // A stream that was deleted and begun again counts on from where it was.
    if (revision !== first + events.length - 1) throw truncated(stream);
    known.note(
      stream,
      first,
      events.map(({ id }) => id),
    );
    // A repeated write may be answered without its position.
    const commit = position && position.commit > 0n && position.commit <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(position.commit) : null;
    return { revision, position: commit ?? (await positionAt(stream, revision)) };
  }

  /**
   * Somebody was quicker; perhaps it was this very write, whose answer was lost. The server counts what it has accepted, and shows it to
   * readers a while later.
   */
  async function overtaken(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    { actualState }: WrongExpectedVersionError,
  ): Promise<Appended | 'again'> {
    const said = typeof actualState === 'bigint' ? Number(actualState) : -1;
    for (let looks = 1; ; looks += 1) {
      await lookOn(stream);
      const before = await already(stream, events);
      if (before) return before;
      const head = headOf(stream);
      if ((head ?? -1) >= said) {
        if (expected === 'any') return 'again';
        throw new WrongRevisionError(stream, expected, head);
      }
      if (looks === 1 && (await read.isCut(stream))) throw truncated(stream);
      if (looks === LOOKS) throw new NotShownYetError();
      await pause(pauseAfter(looks));
    }
  }

  async function append(stream: string, expected: Expected, events: readonly NewEvent[], attempt: Attempt): Promise<Appended> {
    const doubt: Doubt = { maybeWritten: false };
    try {
      for (let count = 1; count <= ATTEMPTS; count += 1) {
        const answer = await attempt((isOver) => once(stream, expected, events, doubt, isOver));
        if (answer !== 'again') return answer;
      }
    } catch (error) {
      throw withOutcome(error, doubt);
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
  return Object.assign(inTurn, { records, passed });
}
