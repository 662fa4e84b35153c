// Where stories are played: on the log and the queue of one process, and on those of several.
import { openKurrentEventStore } from '../../libs/event-store/kurrentdb.event-store.js';
import { readKurrentSettings } from '../../libs/event-store/kurrentdb/settings.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory.event-store.js';
import { isRefusal } from '../../libs/kernel/index.js';
import { bullmqQueue } from '../../libs/queue/bullmq.queue.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import type { Queue } from '../../libs/queue/queue.js';
import { startStandIn, type StandIn } from '../support/eventstore/server.js';
import { startRedis, type RedisServer } from '../support/redis.js';

/** The parts that differ; each play gets its own. */
export interface Stage {
  store: EventStore;
  queue: Queue;
  shared: boolean;
}

export const embeddedStage = async (): Promise<Stage> => ({ store: openMemoryEventStore(), queue: embeddedQueue(), shared: false });

let servers: Promise<[StandIn, RedisServer]> | null = null;
let plays = 0;

/** Started when the first story of a file needs them. With KURRENTDB_URL set, the events lie on that server. */
export async function clusterStage(): Promise<Stage> {
  servers ??= Promise.all([startStandIn(), startRedis()]);
  const [log, redis] = await servers;
  const name = `play-${process.pid}-${(plays += 1)}-`;
  const settings = readKurrentSettings({
    DUNGHAN_KURRENTDB_URL: process.env['KURRENTDB_URL'] ?? `kurrentdb://127.0.0.1:${log.port}?tls=false`,
    DUNGHAN_KURRENTDB_PREFIX: name,
  });
  if (settings === null || isRefusal(settings)) throw new Error('the settings of the store are wrong');
  const queue = bullmqQueue({
    connection: { host: '127.0.0.1', port: redis.port },
    prefix: name,
    onError: (error, job) => process.emitWarning(`job ${job.id} (${job.kind}) failed: ${String(error)}`),
    onConnection: () => undefined,
  });
  return { store: await openKurrentEventStore(settings), queue, shared: true };
}

export async function closeStages(): Promise<void> {
  const [log, redis] = (await servers) ?? [];
  await Promise.all([log?.stop(), redis?.dispose()]);
}
