// What lies in the log and is not understood: an alarm for each stream that waits behind it, and the others go on.
import { choresProjection } from '../../libs/chore/chores.projection.js';
import { isRefusal, RefusedError } from '../../libs/kernel/index.js';
import { stableKey } from '../../libs/kernel/ids.js';
import { taskOfStream } from '../../libs/task/task.fold.rule.js';
import type { House } from './house.types.js';

/** Opens a chore for each stream that has come to wait; one that a person has closed stays closed. */
export async function raiseAlarms(house: House): Promise<void> {
  const { projections, chores, self, clock } = house;
  for (const { stream, position, type, reason } of projections.held()) {
    const key = `event-${stableKey(stream, position)}`;
    if (projections.get(choresProjection, key)) continue;
    const params = { position, type, stream, detail: reason };
    const opened = await chores.open({ key, kind: 'event-set-aside', params, task: taskOfStream(stream), agency: null }, self, clock.now());
    if (isRefusal(opened)) throw new RefusedError(opened);
  }
}

/** One stream that waits does not hold up the others; its alarm is raised where the log is followed. */
export async function unlessHeld<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedError && error.refusal.code === 'stream-held') return otherwise;
    throw error;
  }
}
