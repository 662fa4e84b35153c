// One patience for all the calls of one piece of work, as of a request: what one of them has waited for a log that is away, the
// next need not wait again. Work of its own length, as a turn of the cycle, shares nothing.
import { AsyncLocalStorage } from 'node:async_hooks';

/** A call that took longer has waited, however it ended. */
const PROMPT_MS = 1_000;

/** Moments are of one steady clock, in milliseconds. */
export class Waited {
  #total = 0;
  #until = -Infinity;

  get ms(): number {
    return this.#total;
  }

  /** Calls beside each other wait once. */
  add(from: number, to: number): void {
    const begun = Math.max(from, this.#until);
    if (to <= begun) return;
    this.#total += to - begun;
    this.#until = to;
  }
}

const current = new AsyncLocalStorage<Waited>();

/** All that the work asks of the log has one patience together. */
export const sharingPatience = <T>(work: () => T): T => current.run(new Waited(), work);

/** What is done for several has a patience of its own. */
export const forSeveral = <T>(work: () => T): T => current.exit(work);

export const isRequest = (): boolean => current.getStore() !== undefined;

/** How long this work has waited so far. */
export const waitedMs = (): number => current.getStore()?.ms ?? 0;

export function noteWait(from: number, to: number, failed: boolean): void {
  if (failed || to - from > PROMPT_MS) current.getStore()?.add(from, to);
}

/** Waits, and notes how long. */
export async function noted<T>(promise: Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await promise;
  } finally {
    noteWait(begun, performance.now(), false);
  }
}
