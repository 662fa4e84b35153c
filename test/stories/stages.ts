// Where stories are played: on the log and the queue of one process, and on those of several.
import { openKurrentEventStore } from '../../libs/event-store/kurrentdb/kurrentdb.event-store.js';
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory/memory.event-store.js';
import { bullmqQueue } from '../../libs/queue/bullmq.queue.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import type { Queue } from '../../libs/queue/queue.js';
import { kurrentdb, settingsOf, type TestServer } from '../support/kurrentdb.js';
import { startRedis, type RedisServer } from '../support/redis.js';

/** The parts that differ; each play gets its own. */
export interface Stage {
  store: EventStore;
  queue: Queue;
  shared: boolean;
}

export const embeddedStage = async (): Promise<Stage> => ({ store: openMemoryEventStore(), queue: embeddedQueue(), shared: false });

/** What a handler throws is a warning in the report of the tests. */
export const redisQueue = ({ port, url }: RedisServer, prefix: string): Queue =>
  bullmqQueue({
    connection: { host: '127.0.0.1', port },
    target: url,
    prefix,
    onError: (error, job) => process.emitWarning(`job ${job.id} (${job.kind}) failed: ${String(error)}`),
    onConnection: () => undefined,
  });

let servers: Promise<[TestServer, RedisServer]> | null = null;

/** Started when the first story of a file needs them. With KURRENTDB_URL set, the events lie on that server. */
export async function clusterStage(): Promise<Stage> {
  servers ??= Promise.all([kurrentdb(), startRedis()]);
  const [log, redis] = await servers;
  const settings = settingsOf(log.freshSettings());
  const queue = redisQueue(redis, settings.prefix);
  return { store: await openKurrentEventStore(settings), queue, shared: true };
}

export async function closeStages(): Promise<void> {
  const [log, redis] = (await servers) ?? [];
  await Promise.all([log?.stop(), redis?.dispose()]);
}
