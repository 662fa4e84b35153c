// The log in one SQLite file: the embedded default. What it has acknowledged survives `kill -9` and a power cut.
import { join } from 'node:path';
import type { StoredEvent } from '../../kernel/index.js';
import { checkAppend, type Known, type Place } from '../port/append-check.js';
import { draft, EVENT_FILE, INSERT, SELECT, dataLength, toEvent, withoutGap, type Draft, type EventRow } from './event-rows.js';
import type { Appended, EventStore } from '../port/event-store.js';
import { diskOf } from './disk.js';
import { closedError, followLog, news } from '../port/follow.js';
import { groupCommit } from './group-commit.js';
import { named, openDatabase, storeError, type SqliteDatabase } from './sqlite-file.js';

export interface SqliteEventStoreOptions {
  /** Reads beside a running server; the file must exist. */
  readOnly?: boolean;
  /** How long an append waits for another process that is writing. */
  patienceMs?: number;
  /** A ceiling for the file, in pages of 4 KiB. */
  maxPages?: number;
}

/** A page ends at so many events or so much text, whichever comes first. */
const PAGE_EVENTS = 1000;
const PAGE_CHARACTERS = 4_000_000;

/** @param folderOrFile a data folder, or a file whose name ends in `.db` */
export function openSqliteEventStore(folderOrFile: string, options: SqliteEventStoreOptions = {}): EventStore {
  const { readOnly = false, patienceMs = 5000, maxPages } = options;
  const file = folderOrFile.endsWith('.db') ? folderOrFile : join(folderOrFile, 'events.db');
  const db = openDatabase(file, EVENT_FILE, { readOnly });
  if (maxPages) db.pragma(`max_page_count = ${maxPages}`);

  const arrivals = news();
  const disk = diskOf(file);
  const commits = groupCommit<Appended>(db, patienceMs, disk.reached, arrivals.announce);
  const known = knowledge(db);
  const write = writer(db);
  const read = reader(db, file);
  let closed = false;

  return {
    async append(stream, expected, events) {
      if (closed) throw closedError();
      if (events.length === 0) throw new RangeError('an append needs at least one event');
      const drafts = events.map(draft);
      try {
        disk.check();
        return await commits.run(() => {
          const check = checkAppend(known, stream, expected, events);
          return 'already' in check ? check.already : write(stream, check.next, drafts);
        });
      } catch (error) {
        throw storeError(error, file);
      }
    },
    async read(stream, fromRevision = 0, limit = -1) {
      if (closed) throw closedError();
      return read.stream(stream, fromRevision, limit);
    },
    follow: (position, { signal } = {}) => followLog({ page: read.page, closed: () => closed, news: arrivals }, position, signal),
    async at(position) {
      if (closed) throw closedError();
      return read.at(position);
    },
    async close() {
      if (closed) return;
      closed = true;
      await commits.settled();
      arrivals.announce();
      disk.close();
      db.close();
    },
  };
}

function knowledge(db: SqliteDatabase): Known {
  const find = db.prepare<[string], Place>('SELECT stream, revision, position FROM events WHERE id = ?');
  const head = db.prepare<[string], number>('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1').pluck();
  return { find: (id) => find.get(id), head: (stream) => head.get(stream) ?? null };
}

function writer(db: SqliteDatabase) {
  const insert = db.prepare<unknown[]>(INSERT);
  const top = db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck();
  return (stream: string, firstRevision: number, drafts: readonly Draft[]): Appended => {
    let [revision, position] = [firstRevision - 1, top.get()!];
    for (const { id, rest } of drafts) insert.run(++position, id, stream, ++revision, ...rest);
    return { revision, position };
  };
}

/** Null when the row is broken and something else can be told first. */
function readable(row: EventRow, laterWillDo: boolean): StoredEvent | null {
  try {
    return toEvent(row);
  } catch (error) {
    if (laterWillDo) return null;
    throw error;
  }
}

function reader(db: SqliteDatabase, file: string) {
  const ofStream = db.prepare<[string, number, number]>(`${SELECT} WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`).raw();
  const after = db.prepare<[number]>(`${SELECT} WHERE position > ? ORDER BY position`).raw();
  const exactly = db.prepare<[number]>(`${SELECT} WHERE position = ?`).raw();

  function page(position: number): StoredEvent[] {
    const events: StoredEvent[] = [];
    let characters = 0;
    for (const row of after.iterate(position) as IterableIterator<EventRow>) {
      const event = readable(row, events.length > 0);
      // What is whole is told first, so that whoever follows knows how far the log can be read.
      if (!event || (events.length > 0 && event.position !== position + events.length + 1)) break;
      events.push(event);
      characters += dataLength(row);
      if (events.length === PAGE_EVENTS || characters > PAGE_CHARACTERS) break;
    }
    return withoutGap(events, position + 1, 'position', file);
  }

  return {
    at: (position: number) =>
      named(file, () => {
        const row = exactly.get(position) as EventRow | undefined;
        return row ? toEvent(row) : null;
      }),
    page: (position: number) => named(file, () => page(position)),
    stream: (stream: string, from: number, limit: number) =>
      named(file, () => withoutGap((ofStream.all(stream, from, limit) as EventRow[]).map(toEvent), from, 'revision', file)),
  };
}
