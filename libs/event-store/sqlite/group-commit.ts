// Appends that arrive while others are on their way to the disk share the next transaction, so that many writers pay for one
// write to the disk, and nobody else waits for it.
import { isBusy, type SqliteDatabase } from './sqlite-file.js';

interface Waiting<T> {
  /** Runs inside the transaction. */
  work: () => T;
  resolve(value: T): void;
  reject(error: unknown): void;
  since: number;
}

type Outcome<T> = { value: T } | { error: unknown };

export interface GroupCommit<T> {
  run(work: () => T): Promise<T>;
  /** Resolves when everything handed in has been answered. */
  settled(): Promise<void>;
}

/** How soon to try again when another process is writing. */
const RETRY_MS = 10;

/**
 * @param patienceMs how long an append waits for another process before it fails with SQLITE_BUSY
 * @param toDisk resolves when all that is committed would survive a power cut; until then no append is answered
 * @param committed called after each transaction, before its appends are answered
 */
export function groupCommit<T>(db: SqliteDatabase, patienceMs: number, toDisk: () => Promise<void>, committed: () => void): GroupCommit<T> {
  const statement = (sql: string) => db.prepare(sql);
  const [begin, commit, rollback] = [statement('BEGIN IMMEDIATE'), statement('COMMIT'), statement('ROLLBACK')];
  const [open, release, undo] = [statement('SAVEPOINT one'), statement('RELEASE one'), statement('ROLLBACK TO one')];
  let queue: Waiting<T>[] = [];
  let underWay = false;
  let whenSettled: (() => void)[] = [];

  /** One append that fails leaves the others of its transaction alone. */
  function attempt(work: () => T): Outcome<T> {
    open.run();
    try {
      const value = work();
      release.run();
      return { value };
    } catch (error) {
      // On a full disk SQLite may have given up the whole transaction.
      if (!db.inTransaction) throw error;
      undo.run();
      release.run();
      return { error };
    }
  }

  function transaction(group: readonly Waiting<T>[]): Outcome<T>[] {
    begin.run();
    try {
      const outcomes = group.map((each) => attempt(each.work));
      commit.run();
      return outcomes;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      throw error;
    }
  }

  /** All together; when the transaction as a whole fails, each on its own, so that one too large for the disk fails alone. */
  function outcomesOf(group: readonly Waiting<T>[]): Outcome<T>[] {
    try {
      return transaction(group);
    } catch (error) {
      if (isBusy(error) || group.length === 1) return group.map(() => ({ error }));
      return group.flatMap((each) => outcomesOf([each]));
    }
  }

  async function flush(): Promise<void> {
    const group = queue;
    queue = [];
    const outcomes = await onDisk(outcomesOf(group));
    const waiting = group.filter((each, index) => isPatient(each, outcomes[index]!));
    const unanswered = new Set(waiting);
    queue = [...waiting, ...queue];
    committed();
    group.forEach((each, index) => {
      const outcome = outcomes[index]!;
      if ('value' in outcome) each.resolve(outcome.value);
      else if (!unanswered.has(each)) each.reject(outcome.error);
    });
    underWay = false;
    if (queue.length > 0) schedule(waiting.length > 0 ? RETRY_MS : 0);
    else settle();
  }

  /** What was written and did not reach the disk has failed: nobody may rely on it. */
  async function onDisk(outcomes: Outcome<T>[]): Promise<Outcome<T>[]> {
    if (!outcomes.some((outcome) => 'value' in outcome)) return outcomes;
    try {
      await toDisk();
      return outcomes;
    } catch (error) {
      return outcomes.map((outcome) => ('value' in outcome ? { error } : outcome));
    }
  }

  const isPatient = (each: Waiting<T>, outcome: Outcome<T>) =>
    'error' in outcome && isBusy(outcome.error) && performance.now() - each.since < patienceMs;

  function schedule(delay: number): void {
    if (underWay) return;
    underWay = true;
    if (delay > 0) setTimeout(() => void flush(), delay);
    else setImmediate(() => void flush());
  }

  function settle(): void {
    const waiting = whenSettled;
    whenSettled = [];
    for (const resolve of waiting) resolve();
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        queue.push({ work, resolve, reject, since: performance.now() });
        schedule(0);
      }),
    settled: () => (queue.length === 0 && !underWay ? Promise.resolve() : new Promise((resolve) => whenSettled.push(resolve))),
  };
}
