// The file of the read models: tables with their checkpoints. It can be thrown away at any time, because the log can fill it again.
import { rmSync } from 'node:fs';
import { RefusedError, type Projection, type StoredEvent } from '../kernel/index.js';
import { createIndexes, createTable, openTable, shapeOf, type Indexed, type ProjectionTable } from './projection-table.js';
import { isSetAside, type SetAsideReason } from './set-aside.js';
import { openDatabase, storeError, type FileKind, type SqliteDatabase } from './sqlite-file.js';

const PROJECTION_FILE: FileKind = {
  applicationId: 0x4448_4842, // "DHHB": Đúng Hạn, hình bóng
  schemaVersion: 1,
  // Rows are read and written whole, and many are larger than a quarter of the usual page.
  pageSize: 8192,
  // A replay writes the same pages many times: it copies them into the file every 64 MB, not every 8.
  walPages: 8000,
  schema: `CREATE TABLE checkpoints (
    name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, shape TEXT NOT NULL, position INTEGER NOT NULL, event TEXT
  ) STRICT;
  CREATE TABLE bookmarks (name TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL) STRICT`,
};

/** How far a table has come. `event` is the id of the event at `position`, by which another log is noticed. */
export interface Checkpoint {
  position: number;
  event: string | null;
}

/** A row that events have touched since the last write: how the table finds it now (null: not at all), and what it shall become. */
interface Touched {
  before: Indexed | null;
  now: unknown;
}

/** A stream that is not folded any further, because this event of it is not understood. */
export interface HeldStream {
  stream: string;
  position: number;
  type: string;
  reason: SetAsideReason;
}

export interface FoldedTable {
  projection: Projection<unknown>;
  rows: ProjectionTable;
  checkpoint: Checkpoint;
  touched: Map<string, Touched>;
}

export interface ProjectionFile {
  tables: ReadonlyMap<string, FoldedTable>;
  /** Folds events in memory into every table that has not seen them; returns how many rows wait to be written. */
  fold(events: readonly StoredEvent[]): number;
  /** Writes what was folded, in one transaction with the checkpoints. */
  write(reached: Checkpoint): void;
  /** Streams that wait behind an event that was set aside. */
  held(): HeldStream[];
  /** Makes the indexes of tables that have been filled for the first time. */
  finish(): void;
  /** Drops what was folded and not written. */
  forget(): void;
  /** How far somebody else who follows the log has come; 0 when unknown. */
  bookmark(name: string): number;
  setBookmark(name: string, position: number): void;
  close(): void;
}

/** Made when it is missing, because files of earlier versions have none. */
const HELD = `CREATE TABLE IF NOT EXISTS held (
  stream TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, type TEXT NOT NULL, reason TEXT NOT NULL
) STRICT`;

/** Reasons to throw the file away instead of refusing to work. */
const DISPOSABLE = new Set(['store-not-a-database', 'store-corrupt', 'store-foreign', 'store-newer']);

export const isSpoilt = (error: unknown): boolean => error instanceof RefusedError && DISPOSABLE.has(error.refusal.code);

export function openProjectionFile(file: string, projections: readonly Projection<unknown>[]): ProjectionFile {
  try {
    return open(file, projections);
  } catch (error) {
    if (!isSpoilt(error)) throw error;
    removeProjectionFile(file);
    return open(file, projections);
  }
}

export function removeProjectionFile(file: string): void {
  if (file === ':memory:') return;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

function open(file: string, projections: readonly Projection<unknown>[]): ProjectionFile {
  const db = openDatabase(file, PROJECTION_FILE);
  try {
    const save = db.prepare(`INSERT INTO checkpoints (name, version, shape, position, event) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET version = excluded.version, shape = excluded.shape, position = excluded.position, event = excluded.event`);
    const mark = ({ name, version }: Projection<unknown>, shape: string, { position, event }: Checkpoint) =>
      save.run(name, version, shape, position, event);
    const move = db.prepare('UPDATE checkpoints SET position = ?, event = ? WHERE name IN (SELECT value FROM json_each(?))');
    const anew = (projection: Projection<unknown>): Checkpoint => {
      const start = { position: 0, event: null };
      createTable(db, projection);
      mark(projection, shapeOf(projection), start);
      return start;
    };
    const checkpoints = projections.map((projection) => db.transaction(() => currentCheckpoint(db, projection) ?? anew(projection))());
    const tables = new Map<string, FoldedTable>(
      projections.map((projection, index) => [
        projection.name,
        { projection, rows: openTable(db, projection), checkpoint: checkpoints[index]!, touched: new Map() },
      ]),
    );
    const all = [...tables.values()];
    db.exec(HELD);
    const readHeld = db.prepare<[], HeldStream>('SELECT stream, position, type, reason FROM held ORDER BY position');
    const writeHeld = db.prepare('INSERT OR REPLACE INTO held (stream, position, type, reason) VALUES (?, ?, ?, ?)');
    let heldInFile: ReadonlyMap<string, HeldStream> = new Map(readHeld.all().map((each) => [each.stream, each]));
    let held = new Map(heldInFile);
    /** Whether the event may be folded: it is understood, and so is all before it in its stream. */
    const isClear = (event: StoredEvent): boolean => {
      const before = held.get(event.stream);
      if (!before && isSetAside(event)) held.set(event.stream, { stream: event.stream, position: event.position, ...event.data });
      return !held.has(event.stream) || (before !== undefined && event.position < before.position);
    };
    let finished = false;
    const readTogether = db.transaction((work: () => void) => work());
    const readBookmark = db.prepare<[string], number>('SELECT position FROM bookmarks WHERE name = ?').pluck();
    const writeBookmark = db.prepare(
      'INSERT INTO bookmarks (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
    );
    return {
      tables,
      bookmark: (name) => readBookmark.get(name) ?? 0,
      setBookmark: (name, position) => void writeBookmark.run(name, position),
      fold(events) {
        // One transaction, because a lock for each row read costs more than the row.
        readTogether(() => events.filter(isClear).forEach((event) => all.forEach((table) => foldInto(table, event))));
        return all.reduce((waiting, { touched }) => waiting + touched.size, 0);
      },
      write(reached) {
        const behind = all.filter(({ checkpoint }) => checkpoint.position < reached.position);
        db.transaction(() => {
          behind.forEach(writeRows);
          move.run(reached.position, reached.event, JSON.stringify(behind.map(({ projection }) => projection.name)));
          for (const { stream, position, type, reason } of held.values()) writeHeld.run(stream, position, type, reason);
        })();
        heldInFile = new Map(held);
        for (const table of behind) {
          table.checkpoint = reached;
          table.touched.clear();
        }
      },
      held: () => [...held.values()],
      finish() {
        if (finished) return;
        db.transaction(() => projections.forEach((projection) => createIndexes(db, projection)))();
        finished = true;
      },
      forget() {
        for (const { touched } of all) touched.clear();
        held = new Map(heldInFile);
      },
      close: () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw storeError(error, file);
  }
}

/** Null when there is no table of this version and shape. */
function currentCheckpoint(db: SqliteDatabase, projection: Projection<unknown>): Checkpoint | null {
  const found = db
    .prepare<[string, number, string], Checkpoint>('SELECT position, event FROM checkpoints WHERE name = ? AND version = ? AND shape = ?')
    .get(projection.name, projection.version, shapeOf(projection));
  return found ?? null;
}

/** Each touched row is read once and written once, however many of the events touch it. */
function foldInto({ projection, rows, checkpoint, touched }: FoldedTable, event: StoredEvent): void {
  if (event.position <= checkpoint.position) return;
  for (const key of projection.keys(event)) {
    const row = touched.get(key) ?? read(rows, key);
    row.now = projection.evolve(row.now, event, key);
    touched.set(key, row);
  }
}

function read(rows: ProjectionTable, key: string): Touched {
  const now = rows.get(key);
  return { before: now === null ? null : rows.indexed(now), now };
}

function writeRows({ rows, touched }: FoldedTable): void {
  for (const [key, { before, now }] of touched) {
    if (now !== null) rows.put(key, now, before);
    else if (before !== null) rows.remove(key);
  }
}
