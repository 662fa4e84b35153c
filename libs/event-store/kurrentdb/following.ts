// Following $all: as far as it goes now, or on and on. A connection that drops is taken up again after the last event that was
// handed on, so that nothing is missing and nothing comes twice. The places that the server names on its way over what is not ours
// are not gone on from: several releases name places where they have not been.
import { streamNameFilter, type AllStreamResolvedEvent } from '@kurrent/kurrentdb-client';
import { RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';
import { noteWait, waitedMs } from '../port/shared-patience.js';
import type { Connection } from './client.js';
import { NoAnswerError, passing, type Fault } from './faults.js';
import { pause, pauseAfter } from './patience.js';
import { place, type Reader } from './reading.js';
import { fromRecord, isOfAnother, toNumber } from './records.js';
import type { KurrentSettings } from './settings.js';

/** Records the server looks at in one go. */
const WINDOW = 1000;

export interface Connected {
  connection: Connection;
  reader: Reader;
  settings: KurrentSettings;
  /** Aborted when the store is closed. */
  closing: AbortSignal;
  /** What to throw when patience is over. */
  exhausted(fault: Fault): Promise<unknown>;
}

/** What was handed on last; anything up to it is passed over. */
interface Cursor {
  position: number;
}

/** A cursor that others watch. */
interface Watched extends Cursor {
  /** What lies in the log and was not handed on yet, as far as anybody has looked. */
  owed: number;
  /** How far the log has been looked through for it. */
  looked: number;
}

function taken(resolved: AllStreamResolvedEvent, cursor: Cursor, prefix: string): StoredEvent | null {
  const record = resolved.link ?? resolved.event;
  const commit = resolved.commitPosition ?? record?.position.commit;
  if (!record || commit === undefined) return null;
  const position = toNumber(commit);
  if (position <= cursor.position) return null;
  cursor.position = position;
  if (isOfAnother(record, prefix)) return null;
  return fromRecord(record, prefix, position);
}

/** Ends where the log ends when it gets there. */
export async function* followToEnd(connected: Connected, after: number): AsyncGenerator<StoredEvent> {
  const { reader, settings, closing } = connected;
  const cursor: Cursor = { position: after };
  let begun = performance.now();
  let until = begun + settings.patienceMs - waitedMs();
  for (let failures = 1; ; failures += 1) {
    try {
      for await (const resolved of reader.all(cursor.position)) {
        if (closing.aborted) throw new RefusedError(refuse('store-closed'));
        const event = taken(resolved, cursor, settings.prefix);
        if (!event) continue;
        yield event;
        failures = 1;
        begun = performance.now();
        until = begun + settings.patienceMs;
      }
      noteWait(begun, performance.now(), failures > 1);
      return;
    } catch (error) {
      const fault = passing(error);
      if (fault === null) throw error;
      if (performance.now() >= until) {
        noteWait(begun, performance.now(), true);
        throw await connected.exhausted(fault);
      }
      await pause(Math.min(pauseAfter(failures), until - performance.now()), closing);
    }
  }
}

/**
 * Goes on until it is aborted or the store is closed, however often the connection is lost; `onLost` is told of it, and with null as
 * often as the server is known to serve us.
 */
export async function* followLive(
  connected: Connected,
  after: number,
  signal: AbortSignal,
  onLost: (error: unknown) => void = () => undefined,
): AsyncGenerator<StoredEvent> {
  const over = AbortSignal.any([signal, connected.closing]);
  const cursor: Watched = { position: after, owed: 0, looked: after };
  let failures = 0;
  let lost = false;
  const found = () => {
    // Confirmed is not served: who owes us something has to bring it first.
    if (cursor.position < cursor.owed) return;
    [failures, lost] = [0, false];
    onLost(null);
  };
  while (!over.aborted) {
    let fault: Fault | null = 'unreachable';
    try {
      yield* subscription(connected, cursor, over, found);
    } catch (error) {
      if (over.aborted) return;
      fault = passing(error);
      if (fault === null) throw error;
    }
    failures += 1;
    // A connection that is merely renewed is no loss; a server that says nothing any more is one.
    if (!lost && (failures >= 2 || fault === 'deadline')) {
      lost = true;
      onLost(await connected.exhausted(fault));
    }
    await pause(pauseAfter(failures), over);
  }
}

/** Looks at what has come into the log since it was looked at last, up to the first event that the follower has yet to be given. */
async function lookAhead(reader: Reader, cursor: Watched, silentMs: number): Promise<void> {
  const end = await reader.end(silentMs);
  cursor.looked = Math.max(cursor.looked, cursor.position);
  if (end <= cursor.looked) return;
  for await (const { event, link, commitPosition } of reader.all(cursor.looked, 2)) {
    const position = toNumber(commitPosition ?? (link ?? event)!.position.commit);
    if (position <= cursor.looked) continue;
    cursor.looked = position;
    cursor.owed = position;
    return;
  }
  cursor.looked = end;
}

/**
 * Fails when the server does not confirm in time, says nothing and does not answer either when it is asked, or answers that there is
 * more and still brings nothing.
 */
async function* subscription(
  { connection, reader, settings }: Connected,
  cursor: Watched,
  over: AbortSignal,
  found: () => void,
): AsyncGenerator<StoredEvent> {
  const tell = connection.trial('the rest');
  let heard = false;
  let asking = false;
  /** While what has come is being worked on, nothing is missed. */
  let waits = true;
  const subscribed = connection.client.subscribeToAll({
    fromPosition: place(cursor.position),
    requiresLeader: true,
    filter: streamNameFilter({ prefixes: [settings.prefix], maxSearchWindow: WINDOW }),
  });
  const unconfirmed = setTimeout(() => subscribed.destroy(new NoAnswerError()), settings.timeoutMs);
  let beating: NodeJS.Timeout | undefined;
  const beat = (): void => {
    if (asking) return;
    if (heard) {
      heard = false;
      return found();
    }
    if (waits && subscribed.readableLength === 0 && cursor.position < cursor.owed) return void subscribed.destroy(new NoAnswerError());
    asking = true;
    lookAhead(reader, cursor, settings.heartbeatMs)
      .then(
        () => subscribed.destroyed || found(),
        (error: Error) => void subscribed.destroy(error),
      )
      .finally(() => (asking = false));
  };
  subscribed.on('confirmation', () => {
    if (subscribed.destroyed) return;
    clearTimeout(unconfirmed);
    beating ??= setInterval(beat, settings.heartbeatMs);
    tell(null);
    found();
  });
  subscribed.on('error', tell);
  // Also when nobody takes what comes any more, so that this never gets to its end.
  subscribed.once('close', () => {
    clearTimeout(unconfirmed);
    clearInterval(beating);
  });
  const stop = () => void subscribed.destroy();
  over.addEventListener('abort', stop);
  try {
    if (over.aborted) return;
    for await (const resolved of subscribed) {
      [heard, waits] = [true, false];
      const event = taken(resolved, cursor, settings.prefix);
      if (event) yield event;
      waits = true;
    }
  } finally {
    over.removeEventListener('abort', stop);
    subscribed.destroy();
    // Not awaited: a connection that never came about is not given up either.
    void subscribed.unsubscribe().catch(() => undefined);
  }
}
