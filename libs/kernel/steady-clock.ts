// A clock that never says less than what has been recorded: a machine's clock may be set back, and the log may not.
import type { Clock } from './clock.js';
import { toInstant, toMillis, type Instant } from './day.rule.js';

/** What network time sets right, and processes of one log differ by. */
const TOLERATED_MS = 300_000;

export class SteadyClock implements Clock {
  readonly #machine: Clock;
  #latest = 0;

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  /** An event was recorded at this moment. */
  recorded(at: Instant): void {
    this.#latest = Math.max(this.#latest, toMillis(at));
  }

  /** What the machine says, and never a moment before the last one on record. */
  now(): Instant {
    const now = this.#machine.now();
    return toMillis(now) < this.#latest ? toInstant(this.#latest) : now;
  }

  /** The machine's time and the last one on record, where the machine is behind by more than such clocks differ. */
  behind(): { machine: Instant; recorded: Instant } | null {
    const machine = this.#machine.now();
    return this.#latest - toMillis(machine) > TOLERATED_MS ? { machine, recorded: toInstant(this.#latest) } : null;
  }
}
