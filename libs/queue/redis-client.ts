// A connection to Redis that neither hangs nor gives up for good.
import { Redis, type RedisOptions } from 'ioredis';

export interface ClientOptions {
  /** Workers wait for Redis as long as it takes; who calls gets an error soon. */
  patient: boolean;
  /** A connection on which a command has had no answer for so long is dead, although nobody has closed it. */
  silenceMs?: number;
  /** When it is, a lost connection is let go. */
  isClosed(): boolean;
}

const SILENCE_MS = 5_000;
/** A worker's own command may wait so long at the server before it is answered (BullMQ). */
const LONGEST_BLOCK_MS = 10_000;

export const redisClient = (connection: RedisOptions, { patient, silenceMs = SILENCE_MS, isClosed }: ClientOptions): Redis =>
  new Redis({
    ...connection,
    maxRetriesPerRequest: patient ? null : 1,
    disconnectTimeout: 200,
    socketTimeout: patient ? silenceMs + LONGEST_BLOCK_MS : silenceMs,
    // A command that waits for a connection which never becomes ready is not reached by the other limits.
    ...(!patient && { commandTimeout: 2 * silenceMs }),
    // The name of the server may by now be that of another, which takes writes.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
    // BullMQ makes more connections of the same kind; none of them may outlive us.
    retryStrategy: (times) => (isClosed() ? null : Math.min(times * 100, 2_000)),
  });
