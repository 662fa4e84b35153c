// Trying again while the server is away, and not waiting for ever for an answer.
import { noteWait, waitedMs } from '../port/shared-patience.js';
import { NoAnswerError, passing, type Fault } from './faults.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

export const pauseAfter = (failures: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));

/** Resolves after so long, or at once when the signal is aborted. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });

/** @throws NoAnswerError */
export function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerError()), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export interface Patience {
  timeoutMs: number;
  patienceMs: number;
  /** Aborted when the store is closed: what runs is not tried again. */
  signal: AbortSignal;
}

/** Work that has waited as long as it may is still given so much, so that a log that is back answers it. */
const LEAST_MS = 200;

/**
 * Does the work until it succeeds, fails for good, or patience is over; then `exhausted` says with what. It takes no longer than a call
 * may take, or than patience lasts, whichever is more; and the calls of one request together no longer than that. `isOver` tells work
 * that nobody waits for it any more.
 */
export async function persist<T>(
  work: (isOver: () => boolean) => Promise<T>,
  { timeoutMs, patienceMs, signal }: Patience,
  exhausted: (fault: Fault) => Promise<unknown>,
): Promise<T> {
  const begun = performance.now();
  const spent = waitedMs();
  const until = begun + patienceMs - spent;
  const end = begun + Math.max(LEAST_MS, Math.max(patienceMs, timeoutMs) - spent);
  for (let failures = 1; ; failures += 1) {
    let isOver = false;
    try {
      const answer = await inTime(
        work(() => isOver),
        Math.min(timeoutMs, end - performance.now()),
      );
      noteWait(begun, performance.now(), failures > 1);
      return answer;
    } catch (error) {
      isOver = true;
      const fault = passing(error);
      if (fault === null) throw error;
      if (signal.aborted || performance.now() >= until) {
        noteWait(begun, performance.now(), true);
        throw await exhausted(fault);
      }
      await pause(Math.min(pauseAfter(failures), until - performance.now()), signal);
    }
  }
}
