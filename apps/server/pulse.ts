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

/** Whom the pulse tells. */
export interface Watchers {
  /** A turn of this process has ended. */
  turned(turn: Turn): void;
  /** The process is at work although the turns are elsewhere; `fault` is that of its own last turn. */
  idled(at: Instant, fault: string | null): void;
}

@Injectable()
export class Pulse implements OnApplicationShutdown {
  readonly #house: House;
  readonly #report: (line: string) => void;
  readonly #watchers: Watchers;
  readonly #driveOf: DriveOf;
  #drive: Drive | null = null;
  #turn: Promise<void> | null = null;
  #stopped = false;
  #at: Instant | null = null;
  #fault: string | null = null;

  constructor(house: House, report: (line: string) => void, watchers: Watchers, driveOf: DriveOf) {
    this.#house = house;
    this.#report = report;
    this.#watchers = watchers;
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
    if (this.#stopped || !this.#drive) return;
    const before = this.#at;
    await this.#drive.beat();
    // A turn under way is told of when it ends, so that one that hangs is not taken for life.
    if (this.#turn === null && this.#at === before) this.#watchers.idled(this.#house.clock.now(), this.#fault);
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
    this.#watchers.turned({ at: this.#at, seconds: (performance.now() - start) / 1000, fault: this.#fault });
  }

  /** Lets the turn under way end. */
  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#turn;
    await this.#drive?.close();
  }
}
