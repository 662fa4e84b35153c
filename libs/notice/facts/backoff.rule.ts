// When a message that failed for now is tried again: soon at first, then every six hours for four days and more, the give-up time
// that RFC 5321 section 4.5.4.1 asks of mail.
import { toInstant, toMillis, type Instant } from '../../kernel/index.js';

const MINUTE_MS = 60_000;
const DELAYS_MINUTES = [1, 5, 30, 120, 360] as const;

/** An attempt with this number that fails is the last. */
export const MAX_ATTEMPTS = 22;

/** The moment of the next attempt after attempt number `attempt` (1, 2…) failed at `now`; null: give up. */
export function retryAt(attempt: number, now: Instant): Instant | null {
  if (attempt >= MAX_ATTEMPTS) return null;
  const minutes = DELAYS_MINUTES[Math.min(attempt, DELAYS_MINUTES.length) - 1] ?? DELAYS_MINUTES[0];
  return toInstant(toMillis(now) + minutes * MINUTE_MS);
}

/** Longer than any attempt takes with the timeouts the channels have by default. */
const LEASE_MS = 15 * MINUTE_MS;

/**
 * Attempts recorded before this moment and still without outcome have lost the process that made them.
 * @param startedAt when the only process that sends was started; null when several processes send
 */
export const abandonedBefore = (startedAt: Instant | null, now: Instant): Instant =>
  toInstant(Math.max(startedAt ? toMillis(startedAt) : 0, toMillis(now) - LEASE_MS));
