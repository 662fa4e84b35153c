// Wrong tokens, links and secrets, counted by the address they come from. A right one is never counted, so that whoever guesses keeps out
// nobody but himself.
import { FifoMap } from 'toad-cache';

const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 20;
/** Addresses that are remembered: the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

interface Attempts {
  count: number;
  since: number;
}

export class FailedAttempts {
  readonly #known = new FifoMap<Attempts>(MOST_ADDRESSES);
  readonly #now: () => number;

  /** @param now milliseconds that only rise */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts one; seconds until the next may be answered, or null while there were few. */
  failed(address: string): number | null {
    const now = this.#now();
    const known = this.#known.get(address);
    const attempts = known && now - known.since < WINDOW_MS ? known : { count: 0, since: now };
    attempts.count += 1;
    this.#known.set(address, attempts);
    return attempts.count > MOST_IN_WINDOW ? Math.max(1, Math.ceil((attempts.since + WINDOW_MS - now) / 1000)) : null;
  }
}
