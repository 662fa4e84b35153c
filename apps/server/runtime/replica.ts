// The read models beside one of several processes: they follow the log by themselves, say when they have caught up with it,
// and make whoever has just written elsewhere wait until they have seen that too.
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusedError, refuse, toInstant, toMillis, type Instant } from '../../../libs/kernel/index.js';
import { faultWords } from '../../../libs/application/fault-words.js';
import type { Application } from '../../../libs/application/ports/application.types.js';

/** How long a request waits for what its sender has just written. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 1_000;

type Source = Pick<Application, 'projections' | 'catchUp' | 'followLog' | 'clock' | 'texts'>;

export interface ReplicaState {
  ready: boolean;
  /** Since when the log cannot be followed, and why; null while it can. */
  fault: { since: Instant; detail: string } | null;
}

export class Replica {
  readonly #application: Source;
  readonly #report: (line: string) => void;
  readonly #stop = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #ready = false;
  #fault: ReplicaState['fault'] = null;

  readonly #ticks: () => number;
  #heardAt: number;

  /** @param ticks milliseconds of a steady clock */
  constructor(application: Source, report: (line: string) => void, ticks: () => number = () => performance.now()) {
    this.#application = application;
    this.#report = report;
    this.#ticks = ticks;
    this.#heardAt = ticks();
  }

  state(): ReplicaState {
    return { ready: this.#ready, fault: this.#fault };
  }

  /** Seconds for which the log could not be followed; 0 while it can. */
  behindSeconds(): number {
    return this.#fault ? Math.max(0, toMillis(this.#application.clock.now()) - toMillis(this.#fault.since)) / 1000 : 0;
  }

  /** Everything that was in the log at the start has been seen. */
  isReady(): void {
    this.#ready = true;
  }

  /** Goes on following until it is stopped; what others write is seen at once. */
  follow(): void {
    this.#following = this.#follow();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.#application.catchUp();
        this.#note(null);
        await this.#application.followLog({ signal, onLost: (error) => this.#note(error) });
      } catch (error) {
        this.#note(error);
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** The log was heard of, or it is lost; and then since it was heard of last. */
  #note(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    const { clock, texts } = this.#application;
    const silentMs = Math.max(0, Math.round(this.#ticks() - this.#heardAt));
    if (error === null) {
      this.#heardAt = this.#ticks();
      if (this.#fault === null) return;
      this.#fault = null;
      this.#report(texts.cli.serve.logBack(Math.round(silentMs / 1000)));
    } else if (this.#fault === null) {
      const detail = faultWords(error, texts);
      this.#fault = { since: toInstant(toMillis(clock.now()) - silentMs), detail };
      this.#report(texts.cli.serve.logAway(detail));
    }
  }

  /** @throws RefusedError `replica-behind` when the read models do not come to `position` in a while */
  async seen(position: number): Promise<void> {
    const { projections } = this.#application;
    if (projections.position() >= position) return;
    const enough = new AbortController();
    const there = Promise.all([this.#application.catchUp(position), projections.waitFor(position)]).catch(() => undefined);
    await Promise.race([there, sleep(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
    if (projections.position() < position) throw new RefusedError(refuse('replica-behind', { position }));
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }
}
