// The file of the read models: tables with their checkpoints. It can be thrown away at any time, because the log can fill it again.
import { SqliteError } from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { RefusedError, type Projection, type StoredEvent } from '../../kernel/index.js';
import { createIndexes, createTable, openTable, shapeOf, type Indexed, type ProjectionTable } from './projection-table.js';
import { isSetAside, type SetAside, type SetAsideReason } from '../port/parked.js';
import { openDatabase, storeError, type FileKind, type SqliteDatabase } from '../sqlite/sqlite-file.js';

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
export interface ParkedStream {
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

/** A rule broke on one of the events, which of them is not known. */
export class BrokenFoldError extends Error {
  constructor(options?: ErrorOptions) {
    super('a fold broke on an event', options);
    this.name = 'BrokenFoldError';
  }
}

export interface ProjectionFile {
  tables: ReadonlyMap<string, FoldedTable>;
  /**
   * Folds events in memory into every table that has not seen them; returns how many rows wait to be written.
   * @throws BrokenFoldError
   */
  fold(events: readonly StoredEvent[]): number;
  /**
   * Writes what was folded, in one transaction with the checkpoints.
   * @throws BrokenFoldError
   */
  write(reached: Checkpoint): void;
  /** Streams that wait behind an event that was parked. */
  held(): ParkedStream[];
  /** Whether what lies at this position of a stream, or is still to come to it, waits. */
  holds(stream: string, position: number): boolean;
  /** Makes the indexes of tables that have been filled for the first time. */
  finish(): void;
  /** Drops what was folded and not written. */
  forget(): void;
  /** Until the next write each event is tried by itself: one on which a rule breaks is parked, and leaves no trace in any table. */
  beCareful(): void;
  /** How far somebody else who follows the log has come; 0 when unknown. */
  checkpoint(name: string): number;
  setCheckpoint(name: string, position: number): void;
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
    const readParked = db.prepare<[], ParkedStream>('SELECT stream, position, type, reason FROM held ORDER BY position');
    const writeParked = db.prepare('INSERT OR REPLACE INTO held (stream, position, type, reason) VALUES (?, ?, ?, ?)');
    let parkedInFile: ReadonlyMap<string, ParkedStream> = new Map(readParked.all().map((each) => [each.stream, each]));
    let held = new Map(parkedInFile);
    const holds = (stream: string, position: number): boolean => {
      const waits = held.get(stream);
      return waits !== undefined && position >= waits.position;
    };
    const hold = ({ stream, position }: StoredEvent, why: SetAside): void => void held.set(stream, { stream, position, ...why });
    let careful = false;
    /** Folds what is understood, and has only such events before it in its stream. */
    const foldIfClear = (event: StoredEvent): void => {
      if (holds(event.stream, event.position)) return;
      if (isSetAside(event)) hold(event, event.data);
      else if (!careful) for (const table of all) foldInto(table, event);
      else if (!foldCarefully(all, event)) hold(event, { type: event.type, reason: 'data-broken' });
    };
    let finished = false;
    const readTogether = db.transaction((work: () => void) => work());
    const readCheckpoint = db.prepare<[string], number>('SELECT position FROM bookmarks WHERE name = ?').pluck();
    const writeCheckpoint = db.prepare(
      'INSERT INTO bookmarks (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
    );
    return {
      tables,
      checkpoint: (name) => readCheckpoint.get(name) ?? 0,
      setCheckpoint: (name, position) => void writeCheckpoint.run(name, position),
      fold(events) {
        // One transaction, because a lock for each row read costs more than the row.
        blameEvents(() => readTogether(() => events.forEach(foldIfClear)));
        return all.reduce((waiting, { touched }) => waiting + touched.size, 0);
      },
      write(reached) {
        const behind = all.filter(({ checkpoint }) => checkpoint.position < reached.position);
        db.transaction(() => {
          blameEvents(() => behind.forEach(writeRows));
          move.run(reached.position, reached.event, JSON.stringify(behind.map(({ projection }) => projection.name)));
          for (const { stream, position, type, reason } of held.values()) writeParked.run(stream, position, type, reason);
        })();
        parkedInFile = new Map(held);
        for (const table of behind) {
          table.checkpoint = reached;
          table.touched.clear();
        }
        careful = false;
      },
      beCareful: () => void (careful = true),
      held: () => [...held.values()],
      holds,
      finish() {
        if (finished) return;
        db.transaction(() => projections.forEach((projection) => createIndexes(db, projection)))();
        finished = true;
      },
      forget() {
        for (const { touched } of all) touched.clear();
        held = new Map(parkedInFile);
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
    refuseBroken(key, row.now);
    touched.set(key, row);
  }
}

/** Whether every table could take the event; where one could not, none has. */
function foldCarefully(tables: readonly FoldedTable[], event: StoredEvent): boolean {
  const folded: [FoldedTable, string, Touched][] = [];
  try {
    for (const table of tables) {
      const { projection, rows, checkpoint, touched } = table;
      for (const key of event.position > checkpoint.position ? projection.keys(event) : []) {
        const { before, now } = touched.get(key) ?? read(rows, key);
        const row = projection.evolve(now, event, key);
        refuseBroken(key, row);
        if (row !== null && !rows.indexed(row).every(isColumn)) return false;
        folded.push([table, key, { before, now: row }]);
      }
    }
  } catch (error) {
    if (isOfTheFile(error)) throw error;
    return false;
  }
  for (const [{ touched }, key, row] of folded) touched.set(key, row);
  return true;
}

const isColumn = (value: unknown): boolean => value === null || typeof value === 'string' || Number.isFinite(value);

/** A row with a member that an event should have filled and did not. */
function refuseBroken(key: unknown, row: unknown): void {
  if (typeof key !== 'string' || typeof row !== 'object') throw new BrokenFoldError();
  for (const member in row) if ((row as Record<string, unknown>)[member] === undefined) throw new BrokenFoldError();
}

/** What SQLite says, or a row of the file that is no JSON: no fault of the events. */
const isOfTheFile = (error: unknown): boolean => error instanceof SqliteError || error instanceof SyntaxError;

function blameEvents<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isOfTheFile(error) ? error : new BrokenFoldError({ cause: error });
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
