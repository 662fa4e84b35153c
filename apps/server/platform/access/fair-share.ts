// What strangers ask is made for a few at a time, and for all of them together in half of the time of this process: whoever comes with more
// waits in line, and everything else, from the cycle to who is known, goes on.
import { performance } from 'node:perf_hooks';
import { RefusedError, refuse } from '../../../../libs/kernel/index.js';

const AT_ONCE = 4;
const WAITING = 100;
/** Milliseconds of work that may be done at a stretch; what has been used comes back at the rate of their share. */
const BURST_MS = 2_000;
const SHARE = 0.5;
const RETRY_SECONDS = 5;

/** A steady clock, and how much of its time this process was at work; in milliseconds. */
export interface Meter {
  ticks(): number;
  worked(): number;
}

const meter: Meter = { ticks: () => performance.now(), worked: () => performance.eventLoopUtilization().active };

export class FairShare {
  readonly #meter: Meter;
  readonly #line: (() => void)[] = [];
  #served = 0;
  #left = BURST_MS;
  #ticks: number;
  #worked: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(given: Meter = meter) {
    this.#meter = given;
    this.#ticks = given.ticks();
    this.#worked = given.worked();
  }

  /**
   * Resolves when it is one's turn, with what ends it.
   * @throws RefusedError `answers-busy` when too many wait; `request-gone` when `signal` says that nobody waits any more
   */
  async turn(signal: AbortSignal): Promise<() => void> {
    this.#settle();
    if (this.#line.length > 0 || !this.#isFree()) await this.#wait(signal);
    else this.#served += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#settle();
      this.#served -= 1;
      this.#next();
    };
  }

  async #wait(signal: AbortSignal): Promise<void> {
    if (this.#line.length >= WAITING) throw new RefusedError(refuse('answers-busy', { seconds: RETRY_SECONDS }));
    let leave = (): void => undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        leave = () => {
          const at = this.#line.indexOf(resolve);
          if (at >= 0) this.#line.splice(at, 1);
          reject(new RefusedError(refuse('request-gone')));
        };
        signal.addEventListener('abort', leave, { once: true });
        this.#line.push(resolve);
        this.#next();
      });
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #isFree(): boolean {
    return this.#served < AT_ONCE && this.#left > 0;
  }

  /** While anybody is served, what this process works is taken for work on that. */
  #settle(): void {
    const [ticks, worked] = [this.#meter.ticks(), this.#meter.worked()];
    if (this.#served > 0) this.#left -= worked - this.#worked;
    this.#left = Math.min(BURST_MS, this.#left + (ticks - this.#ticks) * SHARE);
    [this.#ticks, this.#worked] = [ticks, worked];
  }

  #next(): void {
    while (this.#line.length > 0 && this.#isFree()) {
      this.#served += 1;
      this.#line.shift()!();
    }
    if (this.#line.length === 0 || this.#served > 0 || this.#timer) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#settle();
        this.#next();
      },
      Math.ceil(-this.#left / SHARE) + 1,
    ).unref();
  }
}
