// Wrong tokens, links and secrets, counted by the address they come from, of IPv6 by its network. A right one is never counted, so that
// whoever guesses keeps out nobody but himself.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 20;
/** Addresses that are remembered: who has not come for the longest time is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** Counts one; seconds until the next may be answered, or null while there were few. */
export type FailedAttempts = (request: FastifyRequest) => Promise<number | null>;

export async function failedAttempts(fastify: FastifyInstance): Promise<FailedAttempts> {
  // Not for every request: only what has failed is counted.
  await fastify.register(rateLimit, { global: false, max: MOST_IN_WINDOW, timeWindow: WINDOW_MS, cache: MOST_ADDRESSES });
  const count = fastify.createRateLimit();
  return async (request) => {
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded ? Math.max(1, counted.ttlInSeconds) : null;
  };
}
