// Turns the cycle at a steady beat, one turn at a time. A turn that fails is reported and the next one tries again.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RefusedError, type Instant } from '../../libs/kernel/index.js';
import type { House } from './house.types.js';

export const PULSE = Symbol('pulse');
const BEAT_MS = 15_000;

/** One turn of the cycle. */
export interface Turn {
  at: Instant;
  seconds: number;
  fault: string | null;
}

@Injectable()
export class Pulse implements OnApplicationShutdown {
  readonly #house: House;
  readonly #report: (line: string) => void;
  readonly #afterTurn: (turn: Turn) => void;
  #turn: Promise<void> | null = null;
  #stopped = false;
  #at: Instant | null = null;
  #fault: string | null = null;

  constructor(house: House, report: (line: string) => void, afterTurn: (turn: Turn) => void) {
    this.#house = house;
    this.#report = report;
    this.#afterTurn = afterTurn;
  }

  /** When the last turn ended and what went wrong in it. */
  last(): { at: Instant | null; fault: string | null } {
    return { at: this.#at, fault: this.#fault };
  }

  @Interval(BEAT_MS)
  beat(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#turn ??= this.#run().finally(() => (this.#turn = null));
    return this.#turn;
  }

  async #run(): Promise<void> {
    const start = performance.now();
    try {
      await this.#house.cycle();
      this.#fault = null;
    } catch (error) {
      this.#fault = error instanceof RefusedError ? this.#house.texts.refusal(error.refusal) : (error as Error).message;
      this.#report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.#at = this.#house.clock.now();
    this.#afterTurn({ at: this.#at, seconds: (performance.now() - start) / 1000, fault: this.#fault });
  }

  /** Lets the turn under way end. */
  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#turn;
  }
}
