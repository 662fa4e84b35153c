// The end of whatever works on Redis, which may be away for good: the process ends all the same.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';

/** Redis has so long to learn of what is over; what it does not learn, it repeats. */
const FAREWELL_MS = 2_000;

/** @param connections BullMQ leaves open those that it was given */
export async function farewell(ending: Promise<unknown>, connections: readonly Redis[]): Promise<void> {
  const ended = new AbortController();
  await Promise.race([ending, sleep(FAREWELL_MS, undefined, { signal: ended.signal }).catch(() => undefined)]);
  ended.abort();
  for (const client of connections) client.disconnect();
}
