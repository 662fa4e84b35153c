// The log beside what a service has seen of it, for whoever asks on the machine; and the acceptance of what is not the same.
import { existsSync } from 'node:fs';
import { acceptDifferences, isLater, latestAcceptance } from '../audit/acceptance.service.js';
import { dataPaths } from '../event-store/sqlite/data-folder.js';
import { openLogWitness, type Difference, type Witnessed } from '../event-store/transfer/log-witness.js';
import type { KurrentGiven } from '../event-store/kurrentdb/settings.js';
import { openEventStore } from '../event-store/open-event-store.js';
import { systemClock } from '../kernel/clock.js';
import { orThrow, RefusedError, refuse, type Actor } from '../kernel/index.js';
import type { Recording } from '../engine/turn/ports.types.js';

export interface Compared extends Omit<Witnessed, 'checkedAt'> {
  /** Whether somebody has accepted the log as it is, and the service has not taken it for its new measure yet. */
  acceptedSince: boolean;
}

/** Reads and writes nothing else. @throws RefusedError `audit.log-unseen` where no service has run */
export async function compareLog(data: string, given: KurrentGiven): Promise<Compared> {
  const { folder, witness: file, events } = dataPaths(data);
  if (!existsSync(file)) throw new RefusedError(refuse('audit.log-unseen', { folder }));
  const witness = openLogWitness(file, { readOnly: true });
  try {
    const log = await openEventStore(given, events, { readOnly: true });
    try {
      const acceptance = await latestAcceptance(log);
      const { begunAt, position, events: seen } = witness.state();
      if (isLater(acceptance, witness.accepted())) return { begunAt, position, events: seen, differences: [], acceptedSince: true };
      const differences = await witness.check(log, systemClock.now());
      return { begunAt, position, events: seen, differences, acceptedSince: false };
    } finally {
      await log.close();
    }
  } finally {
    witness.close();
  }
}

/** Puts on record that somebody answers for the log as it is. @throws RefusedError */
export async function acceptLog(application: Recording, differences: readonly Difference[], body: unknown, by: Actor): Promise<void> {
  if (differences.some(({ kind }) => kind === 'unreadable')) throw new RefusedError(refuse('audit.log-unreadable'));
  orThrow(await acceptDifferences(application.store, [...differences], body, by, application.clock.now()));
}
