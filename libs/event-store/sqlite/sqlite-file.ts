// SQLite files of this product: how they are opened and what their troubles are called in words a user understands.
import Database from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { RefusedError, refuse } from '../../kernel/index.js';

export type SqliteDatabase = Database.Database;

/** Which kind of file it is, so that another program's database is never taken for ours. */
export interface FileKind {
  applicationId: number;
  /** PRAGMA user_version; a file with a higher one was written by a newer program. */
  schemaVersion: number;
  /** Bytes, for a new file. */
  pageSize?: number;
  /** How many pages the write-ahead log may hold before they are copied into the file. */
  walPages?: number;
  /** Runs once on an empty file. */
  schema: string;
}

export interface OpenOptions {
  readOnly?: boolean;
  /** Longest time one statement may stop the whole process to wait for another process. */
  busyMs?: number;
}

const CODES: readonly [RegExp, string][] = [
  [/^SQLITE_NOTADB/, 'store-not-a-database'],
  [/^SQLITE_CORRUPT/, 'store-corrupt'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'store-full'],
  [/^(SQLITE_READONLY|EACCES|EPERM|EROFS)/, 'store-read-only'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'store-locked'],
  [/^(SQLITE_CANTOPEN|SQLITE_PERM|ENOTDIR|EEXIST|EISDIR|ENOENT)/, 'store-cannot-open'],
  [/^(SQLITE_IOERR|EIO)/, 'store-io-error'],
];

export const errorCode = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(errorCode(error));

/** The refusal behind an error of SQLite, the file system or broken JSON; other errors come back as they are. */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof SyntaxError) return new RefusedError(refuse('store-corrupt', { file }));
  const code = CODES.find(([pattern]) => pattern.test(errorCode(error)))?.[1];
  return code ? new RefusedError(refuse(code, { file })) : error;
}

/** Runs `work` and gives its errors their names. */
export function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error, file);
  }
}

/** @throws RefusedError `store-…` when the file cannot be used; then nothing has been changed in it. */
export function openDatabase(file: string, kind: FileKind, { readOnly = false, busyMs = 250 }: OpenOptions = {}): SqliteDatabase {
  return named(file, () => {
    if (readOnly && !existsSync(file)) throw new RefusedError(refuse('store-missing', { file }));
    if (!readOnly && file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (!readOnly) keepPrivate(file);
    const db = new Database(file, { readonly: readOnly, timeout: busyMs });
    try {
      if (isEmpty(db) && !readOnly) create(db, kind);
      checkKind(db, kind, file);
      if (!readOnly) db.pragma('journal_mode = WAL');
      // Never broken by a power cut, which may cost the last commits: whoever cannot spare them brings them to the disk himself.
      db.pragma('synchronous = NORMAL');
      if (kind.walPages) db.pragma(`wal_autocheckpoint = ${kind.walPages}`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

const OWNER_ONLY = 0o600;

/** Takes a file from everybody but its owner; one of somebody else keeps the mode its owner gave it. */
function forOwnerOnly(file: string): void {
  try {
    chmodSync(file, OWNER_ONLY);
  } catch (error) {
    if (!['ENOENT', 'EPERM', 'EROFS'].includes(errorCode(error))) throw error;
  }
}

/** What lies in these files names people. SQLite gives its write-ahead log the mode of the file, but not to one that is there already. */
export function keepPrivate(file: string): void {
  if (file === ':memory:') return;
  try {
    closeSync(openSync(file, 'a', OWNER_ONLY));
  } catch {
    // What keeps the file from being made keeps the database from being opened, and is named there.
    return;
  }
  for (const each of [file, `${file}-wal`, `${file}-shm`]) forOwnerOnly(each);
}

const number = (db: SqliteDatabase, pragma: string) => Number(db.pragma(pragma, { simple: true }));

const isEmpty = (db: SqliteDatabase) => number(db, 'schema_version') === 0 && number(db, 'application_id') === 0;

function create(db: SqliteDatabase, kind: FileKind): void {
  if (kind.pageSize) db.pragma(`page_size = ${kind.pageSize}`);
  db.transaction(() => {
    // Another process may have been quicker between the look and the lock.
    if (!isEmpty(db)) return;
    db.exec(kind.schema);
    db.pragma(`application_id = ${kind.applicationId}`);
    db.pragma(`user_version = ${kind.schemaVersion}`);
  }).immediate();
}

function checkKind(db: SqliteDatabase, kind: FileKind, file: string): void {
  if (number(db, 'application_id') !== kind.applicationId) throw new RefusedError(refuse('store-foreign', { file }));
  const version = number(db, 'user_version');
  if (version > kind.schemaVersion) throw new RefusedError(refuse('store-newer', { file, version, known: kind.schemaVersion }));
}
