// Brings a write-ahead log to the disk beside the work of the process: SQLite itself would stop it for the milliseconds that takes.
import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const sync = promisify(fdatasync);

export interface Disk {
  /** Resolves when what was written before the call would survive a power cut. After one failure nothing succeeds any more. */
  reached(): Promise<void>;
  /** @throws the failure after which nobody knows what the disk holds */
  check(): void;
  close(): void;
}

/** @param file the database; its log keeps its place as long as a connection is open */
export function diskOf(file: string): Disk {
  let log: number | null = null;
  let failure: { error: unknown } | null = null;
  const check = (): void => {
    if (failure) throw failure.error;
  };
  return {
    async reached() {
      check();
      try {
        log ??= openSync(`${file}-wal`, 'r+');
        await sync(log);
      } catch (error) {
        // The system may have dropped what it could not write: a second attempt would succeed and prove nothing.
        failure = { error };
        throw error;
      }
    },
    check,
    close() {
      if (log !== null) closeSync(log);
      log = null;
    },
  };
}
