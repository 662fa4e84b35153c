// Turns the cycle at a steady beat, one turn at a time. A turn that fails is reported and the next one tries again. Where
// several processes share a log, the beat is theirs together and each keeps it alive.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RefusedError, type Instant } from '../../libs/kernel/index.js';
import { BEAT_MS, type Drive, type DriveOf } from './drive.js';
import { TurnFault } from './engine.js';
import type { House, StepRun } from './house.types.js';

export const PULSE = Symbol('pulse');

/** How one step of the cycle last went. */
export interface StepTurn {
  name: string;
  at: Instant;
  seconds: number;
  fault: string | null;
}

/** One turn of the cycle. */
export interface Turn {
  at: Instant;
  seconds: number;
  /** What went wrong, each step by its name; null when nothing did. */
  fault: string | null;
  /** The steps that were reached, in their order. */
  steps: readonly StepTurn[];
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
  /** How each step went the last time it was reached. */
  readonly #steps = new Map<string, StepTurn>();
  /** Streams whose trouble has been reported. */
  #told = new Set<string>();

  constructor(house: House, report: (line: string) => void, watchers: Watchers, driveOf: DriveOf) {
    this.#house = house;
    this.#report = report;
    this.#watchers = watchers;
    this.#driveOf = driveOf;
  }

  /** When the last turn ended and what went wrong in it. */
  last(): { at: Instant | null; fault: string | null; steps: readonly StepTurn[] } {
    return { at: this.#at, fault: this.#fault, steps: [...this.#steps.values()] };
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

  /** What has a sentence is no riddle: the operator reads that, and no stack. */
  #say(name: string, error: unknown): string {
    const sentence = error instanceof RefusedError ? this.#house.texts.refusal(error.refusal) : null;
    this.#report(`${name}: ${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
    return `${name}: ${sentence ?? (error instanceof Error ? error.message : String(error))}`;
  }

  /** A stream on which something broke is reported once; the chore says the same to people. */
  #tellTroubles(): void {
    const troubles = this.#house.troubles.all();
    for (const { stream, detail } of troubles) if (!this.#told.has(stream)) this.#report(`${stream}: ${detail}`);
    this.#told = new Set(troubles.map(({ stream }) => stream));
  }

  async #run(): Promise<void> {
    const start = performance.now();
    let runs: readonly StepRun[] = [];
    const faults: string[] = [];
    try {
      runs = (await this.#house.cycle()).steps;
    } catch (error) {
      if (error instanceof TurnFault) runs = error.steps;
      else faults.push(this.#say('cycle', error));
    }
    const at = this.#house.clock.now();
    const steps = runs.map(({ name, seconds, error }): StepTurn => {
      const fault = error === null ? null : this.#say(name, error);
      if (fault !== null) faults.push(fault);
      return { name, at, seconds, fault };
    });
    for (const step of steps) this.#steps.set(step.name, step);
    this.#tellTroubles();
    this.#at = at;
    this.#fault = faults.length > 0 ? faults.join('; ') : null;
    this.#watchers.turned({ at, seconds: (performance.now() - start) / 1000, fault: this.#fault, steps });
  }

  /** Lets the turn under way end. */
  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#turn;
    await this.#drive?.close();
  }
}
