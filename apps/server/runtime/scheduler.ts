// Turns the cycle at a steady beat, one turn at a time. A turn that fails is reported and the next one tries again. Where
// several processes share a log, the beat is theirs together and each keeps it alive.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RefusedError, type Instant } from '../../../libs/kernel/index.js';
import { BEAT_MS, type TurnTrigger, type TurnTriggerOf } from './turn-trigger.js';
import { TurnFault } from '../../../libs/engine/turn/engine.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import type { StepRun } from '../../../libs/engine/turn/engine.types.js';

type SchedulerPorts = Pick<Application, 'clock' | 'cycle' | 'texts' | 'troubles'>;

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
export class Scheduler implements OnApplicationShutdown {
  readonly #application: SchedulerPorts;
  readonly #report: (line: string) => void;
  readonly #watchers: Watchers;
  readonly #triggerOf: TurnTriggerOf;
  #trigger: TurnTrigger | null = null;
  #turn: Promise<void> | null = null;
  #stopped = false;
  #at: Instant | null = null;
  #fault: string | null = null;
  /** How each step went the last time it was reached. */
  readonly #steps = new Map<string, StepTurn>();
  /** Streams whose trouble has been reported. */
  #told = new Set<string>();

  constructor(application: SchedulerPorts, report: (line: string) => void, watchers: Watchers, triggerOf: TurnTriggerOf) {
    this.#application = application;
    this.#report = report;
    this.#watchers = watchers;
    this.#triggerOf = triggerOf;
  }

  /** When the last turn ended and what went wrong in it. */
  last(): { at: Instant | null; fault: string | null; steps: readonly StepTurn[] } {
    return { at: this.#at, fault: this.#fault, steps: [...this.#steps.values()] };
  }

  /** From now on; the first beat is at once. */
  start(): Promise<void> {
    this.#trigger ??= this.#triggerOf(() => this.turn());
    return this.tick();
  }

  @Interval(BEAT_MS)
  async tick(): Promise<void> {
    if (this.#stopped || !this.#trigger) return;
    const before = this.#at;
    await this.#trigger.tick();
    // A turn under way is told of when it ends, so that one that hangs is not taken for life.
    if (this.#turn === null && this.#at === before) this.#watchers.idled(this.#application.clock.now(), this.#fault);
  }

  turn(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#turn ??= this.#run().finally(() => (this.#turn = null));
    return this.#turn;
  }

  /** What has a sentence is no riddle: the operator reads that, and no stack. */
  #say(name: string, error: unknown): string {
    const sentence = error instanceof RefusedError ? this.#application.texts.refusal(error.refusal) : null;
    this.#report(`${name}: ${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
    return `${name}: ${sentence ?? (error instanceof Error ? error.message : String(error))}`;
  }

  /** A stream on which something broke is reported once; the operator task says the same to people. */
  #tellTroubles(): void {
    const troubles = this.#application.troubles.all();
    for (const { stream, detail } of troubles) if (!this.#told.has(stream)) this.#report(`${stream}: ${detail}`);
    this.#told = new Set(troubles.map(({ stream }) => stream));
  }

  async #run(): Promise<void> {
    const start = performance.now();
    let runs: readonly StepRun[] = [];
    const faults: string[] = [];
    try {
      runs = (await this.#application.cycle()).steps;
    } catch (error) {
      if (error instanceof TurnFault) runs = error.steps;
      else faults.push(this.#say('cycle', error));
    }
    const at = this.#application.clock.now();
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
    await this.#trigger?.close();
  }
}
