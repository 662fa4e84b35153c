// The folder that holds everything an embedded service knows, and the lock that keeps a second service out of it.
import Database from 'better-sqlite3';
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RefusedError, refuse } from '../../kernel/index.js';
import { isBusy, keepPrivate, named } from './sqlite-file.js';

/** Where things lie in a data folder; who only reads beside a running service needs no more than this. */
export interface DataPaths {
  folder: string;
  events: string;
  /** Disposable: rebuilt from the events. */
  projections: string;
  /** The same for commands beside the service. */
  commands: string;
  /** What was seen of the log, kept outside it. */
  witness: string;
  /** Messages as `.eml` files when no SMTP server is configured. */
  outbox: string;
  /** Keys that sign links and return addresses; losing them makes those in mails already sent worthless, and nothing else. */
  signingKeys: string;
}

export interface DataFolder extends DataPaths {
  /** Lets another process in. */
  close(): void;
}

export function dataPaths(path: string): DataPaths {
  const folder = resolve(path);
  return {
    folder,
    events: join(folder, 'events.db'),
    projections: join(folder, 'projections.db'),
    commands: join(folder, 'commands.db'),
    witness: join(folder, 'log-witness.db'),
    outbox: join(folder, 'outbox'),
    signingKeys: join(folder, 'signing-keys.json'),
  };
}

/**
 * Creates the folder when it is not there and holds it until `close` or the end of the process, however it ends.
 * @throws RefusedError `data-folder-in-use`, `store-…`
 */
export function openDataFolder(path: string): DataFolder {
  const paths = dataPaths(path);
  return named(paths.folder, () => {
    for (const folder of [paths.folder, paths.outbox]) ownFolder(folder);
    const release = lock(join(paths.folder, 'lock.db'), paths.folder);
    return { ...paths, close: release };
  });
}

/** For its owner alone, also one that was made otherwise; that of somebody else keeps the mode he gave it. */
function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  try {
    chmodSync(path, 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/**
 * A transaction held open: the operating system gives the lock back when the process dies.
 * @throws RefusedError `data-folder-in-use`
 */
export function lock(file: string, folder: string): () => void {
  keepPrivate(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch (error) {
    db.close();
    throw isBusy(error) ? new RefusedError(refuse('data-folder-in-use', { folder })) : error;
  }
}
