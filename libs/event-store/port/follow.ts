// Following a log page by page, and waiting at its end until someone appends.
import { breathe } from '../../kernel/breathe.js';
import { RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';

/** How long a follower waits before it looks whether another process has appended. */
const RECHECK_MS = 250;

export interface News {
  /** Wakes every follower of this process. */
  announce(): void;
  /** Resolves at the next announcement, at abortion, or when it is time to look again. */
  wait(signal: AbortSignal): Promise<void>;
}

export function news(): News {
  const waiting = new Set<() => void>();
  return {
    announce() {
      for (const wake of waiting) wake();
    },
    wait: (signal) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, RECHECK_MS);
        signal.addEventListener('abort', wake);
        waiting.add(wake);
      }),
  };
}

export interface Log {
  /** The next events after `position`, as many as one page holds; empty at the end. */
  page(position: number): StoredEvent[];
  closed(): boolean;
  news: News;
}

export const closedError = () => new RefusedError(refuse('store-closed'));

export async function* followLog(log: Log, position: number, signal?: AbortSignal): AsyncGenerator<StoredEvent> {
  let last = position;
  for (;;) {
    if (signal?.aborted || (signal && log.closed())) return;
    if (log.closed()) throw closedError();
    const page = log.page(last);
    for (const event of page) {
      if (signal?.aborted) return;
      last = event.position;
      yield event;
    }
    // Pages are read without a break, and between two of them the process does something else.
    if (page.length > 0) await breathe();
    else if (signal) await log.news.wait(signal);
    else return;
  }
}
