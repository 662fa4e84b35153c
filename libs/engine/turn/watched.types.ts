// What the watch over the log looks at; made where the log is opened, because it reads the log as it lies there.
import type { EventStore } from '../../event-store/port/event-store.js';
import type { LogWitness } from '../../event-store/transfer/log-witness.js';
import type { SteadyClock } from '../../kernel/steady-clock.js';
import type { Refusal } from '../../kernel/index.js';

export interface Watched {
  /** As it was written: later versions lift old events to other shapes. */
  log: EventStore;
  witness: LogWitness;
  clock: SteadyClock;
  /** Why the last append was not written; null when it was. */
  writeFault(): Refusal | null;
  /** Where the log lies, or what follows it. */
  folder: string;
}
