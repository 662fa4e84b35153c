// Turns the cycle at a steady beat, one turn at a time. A turn that fails is reported and the next one tries again. Where
// several processes share a log, the beat is theirs together and each keeps it alive.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RefusedError, type Instant } from '../../libs/kernel/index.js';
import { BEAT_MS, type Drive, type DriveOf } from './drive.js';
import type { House } from './house.types.js';

export const PULSE = Symbol('pulse');

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
  readonly #driveOf: DriveOf;
  #drive: Drive | null = null;
  #turn: Promise<void> | null = null;
  #stopped = false;
  #at: Instant | null = null;
  #fault: string | null = null;

  constructor(house: House, report: (line: string) => void, afterTurn: (turn: Turn) => void, driveOf: DriveOf) {
    this.#house = house;
    this.#report = report;
    this.#afterTurn = afterTurn;
    this.#driveOf = driveOf;
  }

  /** When the last turn ended and what went wrong in it. */
  last(): { at: Instant | null; fault: string | null } {
    return { at: this.#at, fault: this.#fault };
  }

  /** From now on; the first beat is at once. */
  start(): Promise<void> {
    this.#drive ??= this.#driveOf(() => this.turn());
    return this.beat();
  }

  @Interval(BEAT_MS)
  async beat(): Promise<void> {
    if (!this.#stopped) await this.#drive?.beat();
  }

  turn(): Promise<void> {
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
      // What has a sentence is no riddle: the operator reads that, and no stack.
      const sentence = error instanceof RefusedError ? this.#house.texts.refusal(error.refusal) : null;
      this.#fault = sentence ?? (error as Error).message;
      this.#report(sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    }
    this.#at = this.#house.clock.now();
    this.#afterTurn({ at: this.#at, seconds: (performance.now() - start) / 1000, fault: this.#fault });
  }

  /** Lets the turn under way end. */
  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#turn;
    await this.#drive?.close();
  }
}
