// What a process has seen of the log, kept outside it: how far it went, and a digest of each hundred events. A log that was cut, lost its
// tail or was edited in place is an ordinary file to everything else; beside this one it is not.
import { createHash } from 'node:crypto';
import { RefusedError, type Instant, type StoredEvent } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';
import { lineOf } from './log-lines.js';
import { isSetAside } from '../port/parked.js';
import { openDatabase, storeError, type FileKind, type SqliteDatabase } from '../sqlite/sqlite-file.js';

/**
 * `shorter`: after `since` there are `events` fewer than were seen. `hole`: between `since` and `until` `events` are missing. `changed`:
 * between them something is not what it was. `unreadable`: what comes after `since` cannot be read, because an event is missing or broken.
 */
export interface Difference {
  kind: 'shorter' | 'hole' | 'changed' | 'unreadable';
  since: number;
  until: number | null;
  events: number | null;
}

interface Segment {
  /** Positions of its first and its last event. */
  first: number;
  last: number;
  events: number;
  /** Each event's digest is over the one before and its canonical line. */
  digest: string;
  lastId: string;
}

export interface Witnessed {
  /** When the first event was noted; null before. */
  begunAt: Instant | null;
  /** Of the last event noted; 0 before the first. */
  position: number;
  events: number;
  /** When the whole log was last compared. */
  checkedAt: Instant | null;
  differences: Difference[];
}

export interface LogWitness {
  /**
   * Notes what is new. When what was seen last is not there any more the whole log is compared, and while it differs nothing is noted:
   * what was seen stays the measure until the log is put back or accepted as it is.
   */
  note(log: EventStore, now: Instant): Promise<void>;
  /** Compares the whole log with what was seen. Reads it once, in order, and holds one page of it. */
  check(log: EventStore, now: Instant): Promise<Difference[]>;
  /** Takes the log as it is for what was seen. @param acceptance event by which somebody has answered for that */
  learn(log: EventStore, now: Instant, acceptance: string | null): Promise<void>;
  /** The acceptance that was carried out last. */
  accepted(): string | null;
  state(): Witnessed;
  close(): void;
}

const WITNESS_FILE: FileKind = {
  applicationId: 0x44484e57, // "DHNW"
  schemaVersion: 1,
  schema: `
    CREATE TABLE segments (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, events INTEGER NOT NULL, digest TEXT NOT NULL, last_id TEXT NOT NULL) STRICT;
    CREATE TABLE differences (kind TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, events INTEGER) STRICT;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
};

const SEGMENT_EVENTS = 100;
/** Segments that are written, or read, at a time. */
const AT_A_TIME = 500;
const COLUMNS = 'first, last, events, digest, last_id AS lastId';

const chained = (digest: string, event: StoredEvent): string =>
  createHash('sha256')
    .update(`${digest}\n${lineOf(event)}`)
    .digest('hex');

const extended = (open: Segment | null, event: StoredEvent): Segment =>
  open === null || open.events >= SEGMENT_EVENTS
    ? { first: event.position, last: event.position, events: 1, digest: chained('', event), lastId: event.id }
    : { ...open, last: event.position, events: open.events + 1, digest: chained(open.digest, event), lastId: event.id };

/** Neighbours of one kind are one difference. */
function joined(differences: readonly Difference[]): Difference[] {
  const result: Difference[] = [];
  for (const next of differences) {
    const before = result.at(-1);
    const touches = before && before.kind === next.kind && before.until !== null && before.until >= next.since - 1;
    if (touches)
      result[result.length - 1] = {
        ...before,
        until: next.until,
        events: before.events === null ? null : before.events + (next.events ?? 0),
      };
    else result.push(next);
  }
  return result;
}

/** What is compared with the log, segment by segment: the one that is still open as it is now, though it grows meanwhile. */
function* segmentsOf(db: SqliteDatabase): Generator<Segment> {
  const open = db.prepare<[], Segment>(`SELECT ${COLUMNS} FROM segments ORDER BY first DESC LIMIT 1`).get();
  if (!open) return;
  const page = db.prepare<[number, number, number], Segment>(
    `SELECT ${COLUMNS} FROM segments WHERE first > ? AND first < ? ORDER BY first LIMIT ?`,
  );
  for (let after = -1; ;) {
    const segments = page.all(after, open.first, AT_A_TIME);
    yield* segments;
    if (segments.length < AT_A_TIME) break;
    after = segments.at(-1)!.first;
  }
  yield open;
}

const isUnreadable = (error: unknown): boolean => error instanceof RefusedError && error.refusal.code === 'store-corrupt';

/** Reads the log beside what was seen of it. */
async function compare(log: EventStore, segments: Generator<Segment>): Promise<Difference[]> {
  const found: Difference[] = [];
  let segment = segments.next().value as Segment | undefined;
  let [digest, count, position, before] = ['', 0, 0, 0];
  const settle = ({ first, last, events, digest: seen }: Segment): void => {
    if (count < events) found.push({ kind: 'hole', since: before, until: last, events: events - count });
    else if (digest !== seen) found.push({ kind: 'changed', since: first, until: last, events: null });
    segment = segments.next().value as Segment | undefined;
    [digest, count, before] = ['', 0, last];
  };
  try {
    for await (const event of log.follow(0)) {
      if (isSetAside(event)) continue;
      while (segment && event.position > segment.last) settle(segment);
      if (!segment) break;
      [digest, count, position] = [chained(digest, event), count + 1, event.position];
      if (position === segment.last) settle(segment);
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return [...joined(found), { kind: 'unreadable', since: position, until: null, events: null }];
  }
  let missing = -count;
  for (; segment; segment = segments.next().value as Segment | undefined) missing += segment.events;
  return missing > 0 ? [...joined(found), { kind: 'shorter', since: position, until: null, events: missing }] : joined(found);
}

/** @param file outside the log; `readOnly` compares and notes nothing */
export function openLogWitness(file: string, { readOnly = false } = {}): LogWitness {
  const db = openDatabase(file, WITNESS_FILE, { readOnly, busyMs: 2000 });
  // Each note is one write to the disk, and none is made where nothing has happened.
  if (!readOnly) db.pragma('synchronous = FULL');
  const latest = db.prepare<[], Segment>(`SELECT ${COLUMNS} FROM segments ORDER BY first DESC LIMIT 1`);
  const total = db.prepare<[], number>('SELECT coalesce(sum(events), 0) FROM segments').pluck();
  const fact = db.prepare<[string], string>('SELECT value FROM facts WHERE name = ?').pluck();
  const differences = db.prepare<[], Difference>('SELECT kind, since, until, events FROM differences ORDER BY since');

  function written<T>(work: () => T): T {
    try {
      return db.transaction(work).immediate();
    } catch (error) {
      throw storeError(error, file);
    }
  }
  const remember = (name: string, value: string): unknown =>
    db.prepare('INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, value);
  const keep = (segments: Iterable<Segment>): void => {
    const put = db.prepare(
      `INSERT INTO segments VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (first) DO UPDATE SET last = excluded.last, events = excluded.events, digest = excluded.digest, last_id = excluded.last_id`,
    );
    for (const { first, last, events, digest, lastId } of segments) put.run(first, last, events, digest, lastId);
  };

  async function extend(log: EventStore, now: Instant): Promise<void> {
    let open = latest.get() ?? null;
    let fresh = new Map<number, Segment>();
    const flush = (): void => {
      if (fresh.size === 0) return;
      const segments = fresh;
      fresh = new Map();
      written(() => {
        if (fact.get('begunAt') === undefined) remember('begunAt', now);
        keep(segments.values());
      });
    };
    for await (const event of log.follow(open?.last ?? 0)) {
      if (isSetAside(event)) continue;
      open = extended(open, event);
      fresh.set(open.first, open);
      if (fresh.size >= AT_A_TIME) flush();
    }
    flush();
  }

  async function check(log: EventStore, now: Instant): Promise<Difference[]> {
    const found = await compare(log, segmentsOf(db));
    // What was found first stays until it is over: what is appended since stands in the place of what is missing, and hides it.
    const known = differences.all();
    const kept = found.length > 0 && known.length > 0 ? known : found;
    if (!readOnly)
      written(() => {
        db.exec('DELETE FROM differences');
        const put = db.prepare('INSERT INTO differences VALUES (?, ?, ?, ?)');
        for (const { kind, since, until, events } of kept) put.run(kind, since, until, events);
        remember('checkedAt', now);
      });
    return kept;
  }

  return {
    async note(log, now) {
      if (differences.all().length > 0) return;
      const open = latest.get();
      if (open && (await log.at(open.last))?.id !== open.lastId && (await check(log, now)).length > 0) return;
      await extend(log, now);
    },
    check,
    async learn(log, now, acceptance) {
      written(() => {
        db.exec('DELETE FROM segments; DELETE FROM differences');
        if (acceptance !== null) remember('accepted', acceptance);
      });
      await extend(log, now);
    },
    accepted: () => fact.get('accepted') ?? null,
    state: () => ({
      begunAt: fact.get('begunAt') ?? null,
      position: latest.get()?.last ?? 0,
      events: total.get() ?? 0,
      checkedAt: fact.get('checkedAt') ?? null,
      differences: differences.all(),
    }),
    close: () => void db.close(),
  };
}
