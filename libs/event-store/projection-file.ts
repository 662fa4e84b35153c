// The file of the read models: tables with their checkpoints. It can be thrown away at any time, because the log can fill it again.
import { rmSync } from 'node:fs';
import { RefusedError, type Projection, type StoredEvent } from '../kernel/index.js';
import { createTable, openTable, shapeOf, type ProjectionTable } from './projection-table.js';
import { openDatabase, storeError, type FileKind, type SqliteDatabase } from './sqlite-file.js';

const PROJECTION_FILE: FileKind = {
  applicationId: 0x4448_4842, // "DHHB": Đúng Hạn, hình bóng
  schemaVersion: 1,
  // A power cut may cost the last rows together with their checkpoint: they are projected again.
  synchronous: 'NORMAL',
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

export interface FoldedTable {
  projection: Projection<unknown>;
  rows: ProjectionTable;
  checkpoint: Checkpoint;
}

export interface ProjectionFile {
  tables: ReadonlyMap<string, FoldedTable>;
  /** Folds events into every table that has not seen them, in one transaction with the checkpoints. */
  apply(events: readonly StoredEvent[]): void;
  /** How far somebody else who follows the log has come; 0 when unknown. */
  bookmark(name: string): number;
  setBookmark(name: string, position: number): void;
  close(): void;
}

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
    const anew = (projection: Projection<unknown>): Checkpoint => {
      const start = { position: 0, event: null };
      createTable(db, projection);
      mark(projection, shapeOf(projection), start);
      return start;
    };
    const checkpoints = projections.map((projection) => db.transaction(() => currentCheckpoint(db, projection) ?? anew(projection))());
    const tables = new Map(
      projections.map((projection, index) => [
        projection.name,
        { projection, rows: openTable(db, projection), checkpoint: checkpoints[index]! } as FoldedTable,
      ]),
    );
    const readBookmark = db.prepare<[string], number>('SELECT position FROM bookmarks WHERE name = ?').pluck();
    const writeBookmark = db.prepare(
      'INSERT INTO bookmarks (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
    );
    return {
      tables,
      bookmark: (name) => readBookmark.get(name) ?? 0,
      setBookmark: (name, position) => void writeBookmark.run(name, position),
      apply(events) {
        const last = events.at(-1)!;
        const behind = [...tables.values()].filter(({ checkpoint }) => checkpoint.position < last.position);
        const reached = { position: last.position, event: last.id };
        db.transaction(() => {
          for (const table of behind) {
            foldInto(table, events);
            mark(table.projection, shapeOf(table.projection), reached);
          }
        })();
        for (const table of behind) table.checkpoint = reached;
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
function foldInto({ projection, rows, checkpoint }: FoldedTable, events: readonly StoredEvent[]): void {
  const touched = new Map<string, unknown>();
  for (const event of events) {
    if (event.position <= checkpoint.position) continue;
    for (const key of projection.keys(event)) {
      const before = touched.has(key) ? touched.get(key) : rows.get(key);
      touched.set(key, projection.evolve(before, event, key));
    }
  }
  for (const [key, row] of touched) {
    if (row === null) rows.remove(key);
    else rows.put(key, row);
  }
}
