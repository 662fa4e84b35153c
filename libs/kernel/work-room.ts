// Work on what strangers send runs in a process of its own, one piece at a time, within limits of time and memory. Whatever becomes of
// it there, this process goes on answering: a piece that takes too long, or whose asker has gone, is ended with its process. A thread
// would not do: where a single allocation is too large for its heap, V8 ends the whole process and not the thread.
import childProcess, { type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RefusedError, refuse, type Refusal } from './refusal.rule.js';

export interface RoomLimits {
  /** For one piece of work, from when it is begun. */
  seconds: number;
  /** Of the heap of its process. */
  megabytes: number;
  /** Pieces that may wait while one is worked on. */
  waiting: number;
}

/** The sentences of the features whose work it is. */
export interface RoomRefusals {
  tooLong: Refusal;
  tooMuch: Refusal;
}

/** What the process answers to an order. */
export type Told<Answer> = { answer: Answer } | { refusal: Refusal } | { fault: { message: string; stack: string } };

interface Piece {
  order: unknown;
  refusals: RoomRefusals;
  done(told: Told<unknown>): void;
}

/** An idle process keeps its memory for so long. */
const IDLE_SECONDS = 20;
const RETRY_SECONDS = 10;

export class WorkRoom {
  readonly #entry: URL;
  readonly #limits: () => RoomLimits;
  readonly #line: Piece[] = [];
  #child: ChildProcess | null = null;
  #piece: Piece | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param entry the file that serves it, see `serveRoom`. @param limits asked for anew by each piece of work */
  constructor(entry: URL, limits: () => RoomLimits) {
    this.#entry = entry;
    this.#limits = limits;
    process.once('exit', () => this.#close());
  }

  /**
   * @param signal of who asked: gone, the work is ended
   * @throws RefusedError by the order, by a limit, or because too many wait; what a broken process said
   */
  async give<Answer>(order: unknown, refusals: RoomRefusals, signal?: AbortSignal): Promise<Answer> {
    if (signal?.aborted) throw new RefusedError(refuse('request-gone'));
    if (this.#piece && this.#line.length >= this.#limits().waiting)
      throw new RefusedError(refuse('reader-busy', { seconds: RETRY_SECONDS }));
    let leave = (): void => undefined;
    try {
      const told = await new Promise<Told<unknown>>((done) => {
        const piece: Piece = { order, refusals, done };
        leave = () => this.#leave(piece);
        signal?.addEventListener('abort', leave, { once: true });
        this.#line.push(piece);
        this.#next();
      });
      if ('refusal' in told) throw new RefusedError(told.refusal);
      if ('fault' in told) throw Object.assign(new Error(told.fault.message), { stack: told.fault.stack });
      return told.answer as Answer;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  #next(): void {
    if (this.#piece) return;
    clearTimeout(this.#timer);
    const piece = this.#line.shift();
    if (!piece) return this.#rest();
    this.#piece = piece;
    this.#child ??= this.#opened();
    this.#child.ref();
    this.#child.channel?.ref();
    this.#child.send(piece.order as object);
  }

  /** The process waits a while for more, and keeps no process alive meanwhile. */
  #rest(): void {
    this.#child?.unref();
    this.#child?.channel?.unref();
    this.#timer = setTimeout(() => this.#close(), IDLE_SECONDS * 1_000).unref();
  }

  /** It is given none of our settings and secrets, and what it says to nobody (V8 tells at length how it ran out of memory). */
  #opened(): ChildProcess {
    const child = childProcess.fork(fileURLToPath(this.#entry), {
      env: { NODE_ENV: 'production' },
      execArgv: [`--max-old-space-size=${this.#limits().megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const own = (then: () => void) => this.#child === child && then();
    child.on('message', (told) => own(() => (told === 'begun' ? this.#begun() : this.#finish(told as Told<unknown>))));
    child.on('error', ({ message, stack = '' }) => own(() => this.#breakOff({ fault: { message, stack } })));
    child.on('exit', (code, signal) =>
      own(() => {
        // Who runs out of memory is ended by a signal: by V8, or by the system.
        const refusal = signal && this.#piece?.refusals.tooMuch;
        this.#breakOff(refusal ? { refusal } : { fault: { message: `the process ended with ${signal ?? code}`, stack: '' } });
      }),
    );
    return child;
  }

  /** Loading the program is not the document's fault, so time is counted from here. */
  #begun(): void {
    this.#timer = setTimeout(() => {
      if (this.#piece) this.#breakOff({ refusal: this.#piece.refusals.tooLong });
    }, this.#limits().seconds * 1_000);
  }

  #leave(piece: Piece): void {
    const gone = { refusal: refuse('request-gone') };
    if (piece === this.#piece) return this.#breakOff(gone);
    const at = this.#line.indexOf(piece);
    if (at >= 0) this.#line.splice(at, 1);
    piece.done(gone);
  }

  #finish(told: Told<unknown>): void {
    const piece = this.#piece;
    this.#piece = null;
    clearTimeout(this.#timer);
    piece?.done(told);
    this.#next();
  }

  #breakOff(told: Told<unknown>): void {
    this.#close();
    this.#finish(told);
  }

  #close(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill('SIGKILL');
  }
}
