// Runs the read models: each follows the log from its own checkpoint. Replaying them never acts, so they can be rebuilt at will.
import { type Projection, type Rows, type StoredEvent } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';
import { closedError } from '../port/follow.js';
import {
  BrokenFoldError,
  isSpoilt,
  openProjectionFile,
  removeProjectionFile,
  type Checkpoint,
  type ParkedStream,
  type ProjectionFile,
} from './projection-file.js';
import { isSetAside } from '../port/parked.js';
import type { ProjectionTable } from './projection-table.js';
import { storeError } from '../sqlite/sqlite-file.js';

export interface CatchUpOptions {
  /** Stops after this position. */
  upTo?: number;
  /**
   * Called for each event that no table had seen, after the rows that contain it are stored. On a new file that is the whole log,
   * and an event is never told twice by one file; so who reacts must be able to do so again, and finds in the rows what a process
   * that died in between has missed.
   */
  onEvent?: (event: StoredEvent) => void;
  /** Called after each batch with the position reached. */
  onProgress?: (position: number) => void;
  /** What comes in the log right after a position, as a follower was given it: where the rows have come so far, nothing is read again. */
  given?: { after: number; events: readonly StoredEvent[] };
}

export interface Projections extends Rows {
  /** Folds what is new in the log and resolves with the position reached. */
  catchUp(store: EventStore, options?: CatchUpOptions): Promise<number>;
  /** Throws all rows away and folds the log from its start. */
  rebuild(store: EventStore, options?: Pick<CatchUpOptions, 'onProgress'>): Promise<number>;
  /** What every table has seen. */
  position(): number;
  /** Resolves when every table has seen the log up to `position`; someone else must catch up. */
  waitFor(position: number): Promise<void>;
  count<Row>(projection: Projection<Row>, index: string, value: string | number): number;
  /**
   * Streams that are not folded any further, each because of an event that is not understood. A program that understands it
   * folds the log anew.
   */
  parked(): readonly ParkedStream[];
  /** Whether what lies at this position of a stream waits; without one, whatever comes to it. */
  isParked(stream: string, position?: number): boolean;
  /** How far a follower that reacts to the log has come; kept beside the rows, and lost with them. 0 when unknown. */
  checkpoint(name: string): number;
  setCheckpoint(name: string, position: number): void;
  close(): void;
}

/** A transaction ends after so many events or touched rows: many, so that a replay writes each row seldom; few enough for memory. */
const BATCH_EVENTS = 50_000;
const BATCH_ROWS = 30_000;
/** Events folded at a stretch. */
const CHUNK = 500;
/** Bookmark: position of the first event of the log these rows were folded from. */
const LOG_BEGINS = 'log-begins';

interface Batch {
  /** Of the last event; null when there is none. */
  reached: Checkpoint | null;
  size: number;
  unfolded: StoredEvent[];
  /** To be told to the caller. */
  fresh: StoredEvent[];
}

const emptyBatch = (): Batch => ({ reached: null, size: 0, unfolded: [], fresh: [] });

interface Waiter {
  position: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** @param file a file of its own, or `:memory:`; one that is corrupt or not ours is thrown away */
export function openProjections(
  file: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of different shapes live in one list
  projections: readonly Projection<any>[],
): Projections {
  let tables: ProjectionFile = openProjectionFile(file, projections);
  /** The log these rows are known to come from. */
  let verified: EventStore | null = null;
  let spoilt = false;
  let closed = false;
  let running: Promise<unknown> = Promise.resolve();
  let waiters: Waiter[] = [];

  const positions = () => [...tables.tables.values()].map(({ checkpoint }) => checkpoint.position);
  const position = () => (projections.length === 0 ? 0 : Math.min(...positions()));

  function startAgain(): void {
    tables.close();
    removeProjectionFile(file);
    tables = openProjectionFile(file, projections);
    spoilt = false;
  }

  /** Gives errors their names, and remembers when the file has turned out to be broken. */
  function guarded<T>(work: () => T): T {
    if (closed) throw closedError();
    try {
      return work();
    } catch (raw) {
      const error = storeError(raw, file);
      spoilt ||= isSpoilt(error);
      throw error;
    }
  }

  function rowsOf<Row, Answer>(projection: Projection<Row>, ask: (rows: ProjectionTable) => unknown): Answer {
    const table = tables.tables.get(projection.name);
    if (!table) throw new Error(`projection ${projection.name} is not among those opened`);
    return guarded(() => ask(table.rows) as Answer);
  }

  function wake(): void {
    const here = position();
    const ready = waiters.filter((waiter) => waiter.position <= here);
    waiters = waiters.filter((waiter) => waiter.position > here);
    for (const waiter of ready) waiter.resolve();
  }

  /** Rows that come from another log, or from more of this one than there is, are worth nothing. */
  async function verify(store: EventStore): Promise<void> {
    if (spoilt) startAgain();
    if (verified === store) return;
    const furthest = Math.max(0, ...positions());
    const known = [...tables.tables.values()].find(({ checkpoint }) => checkpoint.position === furthest)?.checkpoint;
    if (known && furthest > 0 && (!(await isOf(store, known)) || (await isUnderstood(store)))) startAgain();
    verified = store;
  }

  /** The same log begins at the same position and has the same event where these rows end. */
  async function isOf(store: EventStore, { position, event }: Checkpoint): Promise<boolean> {
    const first = await firstEvent(store);
    // Files that do not say where their log begins are older than logs that begin elsewhere than at 1.
    if (first?.position !== (tables.checkpoint(LOG_BEGINS) || 1)) return false;
    return (await store.at(position))?.id === event;
  }

  /** Whether something that was parked can be read by now; what a fold broke on, when it is not the same fold any more. */
  async function isUnderstood(store: EventStore): Promise<boolean> {
    const refolded = position();
    for (const held of tables.held()) {
      const event = await store.at(held.position);
      if (event && !isSetAside(event) && (held.reason !== 'data-broken' || held.position > refolded)) return true;
    }
    return false;
  }

  async function run(store: EventStore, { upTo = Infinity, onEvent, onProgress, given }: CatchUpOptions): Promise<number> {
    await verify(store);
    const seen = Math.max(0, ...positions());
    let batch = emptyBatch();
    const fold = () => {
      const waiting = guarded(() => tables.fold(batch.unfolded));
      batch.unfolded = [];
      return waiting;
    };
    const write = () => {
      fold();
      const { reached, fresh } = batch;
      batch = emptyBatch();
      if (!reached) return;
      guarded(() => tables.write(reached));
      wake();
      onProgress?.(position());
      for (const event of fresh) onEvent?.(event);
    };
    if (position() >= upTo) return position();
    const here = position();
    const next = given && here >= given.after ? given.events.filter((event) => event.position > here) : store.follow(here);
    for await (const event of next) {
      if (seen === 0 && batch.size === 0 && position() === 0) guarded(() => tables.setCheckpoint(LOG_BEGINS, event.position));
      batch.unfolded.push(event);
      batch.reached = { position: event.position, event: event.id };
      batch.size += 1;
      if (onEvent && event.position > seen) batch.fresh.push(event);
      const full = batch.size === BATCH_EVENTS || (batch.unfolded.length === CHUNK && fold() >= BATCH_ROWS);
      if (full) write();
      if (event.position >= upTo) break;
    }
    write();
    guarded(() => tables.finish());
    return position();
  }

  /**
   * A file that turns out to be broken on the way is replaced, and the log folded from its start. Where a rule breaks on an event,
   * the same is folded again with care.
   */
  async function heal(store: EventStore, options: CatchUpOptions): Promise<number> {
    for (let [brokeAt, replaced] = [-1, false]; ;) {
      try {
        return await run(store, options);
      } catch (error) {
        // What was folded but not written will be folded again.
        tables.forget();
        if (error instanceof BrokenFoldError && position() > brokeAt) {
          brokeAt = position();
          tables.beCareful();
        } else if (spoilt && !replaced) replaced = true;
        else throw error;
      }
    }
  }

  /** One at a time, in the order asked. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = running.then(work);
    running = turn.catch(() => undefined);
    return turn;
  }

  return {
    catchUp: (store, options = {}) => inTurn(() => heal(store, options)),
    rebuild: (store, { onProgress } = {}) =>
      inTurn(() => {
        guarded(startAgain);
        return heal(store, { onProgress });
      }),
    position,
    waitFor: (wanted) =>
      new Promise((resolve, reject) => {
        if (closed) reject(closedError());
        else if (position() >= wanted) resolve();
        else waiters.push({ position: wanted, resolve, reject });
      }),
    get: (projection, key) => rowsOf(projection, (rows) => rows.look(key)),
    where: (projection, index, value, limit) => rowsOf(projection, (rows) => rows.where(index, value, limit)),
    upTo: (projection, index, value, limit) => rowsOf(projection, (rows) => rows.upTo(index, value, limit)),
    page: (projection, index, range, limit) => rowsOf(projection, (rows) => rows.page(index, range, limit)),
    all: (projection) => rowsOf(projection, (rows) => rows.all()),
    count: (projection, index, value) => rowsOf(projection, (rows) => rows.count(index, value)),
    parked: () => guarded(() => tables.held()),
    isParked: (stream, position = Infinity) => tables.holds(stream, position),
    checkpoint: (name) => guarded(() => tables.checkpoint(name)),
    setCheckpoint: (name, position) => guarded(() => tables.setCheckpoint(name, position)),
    close() {
      closed = true;
      tables.close();
      for (const waiter of waiters) waiter.reject(closedError());
      waiters = [];
    },
  };
}

async function firstEvent(store: EventStore): Promise<StoredEvent | null> {
  for await (const event of store.follow(0)) return event;
  return null;
}
