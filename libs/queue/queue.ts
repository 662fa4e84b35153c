// The port to the queue. It holds no truth: what is pending is known from the events, and every cycle adds it again.

import type { Refusal } from '../kernel/index.js';

export interface Job {
  /** Key of the work; adding an id that still waits or runs changes nothing. */
  id: string;
  kind: string;
  /** Of what waits, the smaller goes first, and among equals what came first; 0 when left out. */
  priority?: number;
}

export interface Work {
  /** How many of the kind this process runs at once; 1 when left out. */
  concurrency?: number;
  /** How many of the kind begin in a second, over all processes that share the queue; as many as can when left out. */
  perSecond?: number | null;
}

export interface Queue {
  /** @throws RefusedError when it is away */
  add(job: Job): Promise<void>;
  /** One handler a kind. A handler records its own failures as events; one that throws is reported and the job is forgotten. */
  process(kind: string, handler: (job: Job) => Promise<void>, work?: Work): void;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Why jobs cannot be added or taken now; null when they can. */
  fault(): Refusal | null;
  /** Takes no more, lets what runs finish. */
  close(): Promise<void>;
}
