// The one place that knows the time. Everything else is given it.
import type { Instant } from './day.rule.js';

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that stands still until it is moved: for simulation, samples and stories. */
export class VirtualClock implements Clock {
  #now: Instant;
  constructor(start: Instant) {
    this.#now = start;
  }
  now(): Instant {
    return this.#now;
  }
  /** Moves forward to `instant`; an earlier instant is ignored, because time does not run back. */
  moveTo(instant: Instant): void {
    if (Date.parse(instant) > Date.parse(this.#now)) this.#now = new Date(Date.parse(instant)).toISOString();
  }
}
