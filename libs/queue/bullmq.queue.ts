// The queue on Redis, shared by any number of processes. Redis holds no truth: a job is only the key of work that the
// events know of, so what Redis loses is added again by the next cycle, and what it repeats changes nothing.
import { Queue as BullQueue, Worker } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import { RefusedError, type Refusal } from '../kernel/index.js';
import { farewell } from './farewell.js';
import type { Job, Queue } from './queue.js';
import { redisClient } from './redis-client.js';
import { isExplained, redisFault } from './redis-fault.rule.js';
import { takeoverTimes } from './takeover.rule.js';

export interface BullmqQueueOptions {
  connection: RedisOptions;
  /** The server as users may see it. */
  target: string;
  /** Before every key, so that several systems can share one Redis. */
  prefix: string;
  /** Told of a handler that threw. */
  onError(error: unknown, job: Job): void;
  /** The jobs of a process that died are given to another within so long. */
  takeoverMs?: number;
  /** Redis is taken for away when it leaves a call without an answer for so long. */
  silenceMs?: number;
  /** Told when Redis cannot be reached or answers with an error, and when it is back (null). */
  onConnection(fault: Refusal | null): void;
}

/** Nothing is kept of a job that is over: its id must be free for the next attempt, and its history is in the events. */
const FORGET = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

const TAKEOVER_MS = 30_000;
/** A job whose worker died is given to another so often; then it waits for the next cycle. */
const MOST_STALLS = 3;
/** While something is wrong with Redis, it is asked so often whether it is over. */
const LOOK_AT_FAULT_MS = 1_000;
/** How often `idle` looks again when other processes work too. */
const LOOK_AGAIN_MS = 25;

/** BullMQ takes ids that are neither numbers nor contain colons. */
const idOf = (job: Job): string => `j-${encodeURIComponent(job.id)}`;
const jobOf = (kind: string, id: string | undefined): Job => ({ id: decodeURIComponent((id ?? '').slice(2)), kind });

/** Redis answers, and no longer knows the job that runs or has just ended: it was emptied, or gave the job to somebody else. */
const isForgotten = ({ message }: Error): boolean => /^(Missing (key|lock)|could not renew lock) for job /.test(message);

export function bullmqQueue(options: BullmqQueueOptions): Queue {
  const { connection, target, prefix, onError, onConnection, takeoverMs = TAKEOVER_MS, silenceMs } = options;
  const queues = new Map<string, BullQueue>();
  const workers = new Map<string, Worker>();
  let closed = false;
  let broken: Refusal | null = null;
  let looking: NodeJS.Timeout | undefined;
  let whenDone: (() => void)[] = [];
  const running = new Set<Promise<void>>();

  /** Whoever begins to complain is heard; what is wrong by now is for `look` to find out. */
  const complain = (error: Error): void => {
    if (broken === null && !isForgotten(error)) settle(redisFault(error, target));
  };

  function settle(fault: Refusal | null): void {
    // Closing cuts connections on purpose.
    if (closed) return;
    const isNews = fault?.code !== broken?.code;
    broken = fault;
    if (isNews) onConnection(fault);
    clearTimeout(looking);
    if (fault) looking = setTimeout(() => void look(), LOOK_AT_FAULT_MS).unref();
  }

  /** Whether Redis takes writes again: one that answers may still be a copy, or full, and gives no sign when it is neither any more. */
  async function look(): Promise<void> {
    if (closed || broken === null) return;
    try {
      await callers.set(`${prefix}:writes`, '1', 'PX', LOOK_AT_FAULT_MS);
      settle(null);
    } catch (error) {
      // Another look may have found it well meanwhile.
      if (broken) settle(faultOf(error as Error));
    }
  }

  /** An answer says what is wrong; a call that was not answered knows no more than is known already. */
  const faultOf = (error: Error): Refusal => (isExplained(error) || broken === null ? redisFault(error, target) : broken);

  const connections: Redis[] = [];
  const connect = (patient: boolean): Redis => {
    const client = redisClient(connection, { patient, ...(silenceMs && { silenceMs }), isClosed: () => closed });
    client.on('error', complain).on('ready', () => void look());
    connections.push(client);
    return client;
  };

  const callers = connect(false);
  const ready = new Promise<void>((resolve) => void callers.once('ready', resolve).once('error', () => resolve()));

  function queueOf(kind: string): BullQueue {
    const known = queues.get(kind);
    if (known) return known;
    const queue = new BullQueue(kind, { connection: callers, prefix, skipWaitingForReady: true });
    queue.on('error', complain);
    queues.set(kind, queue);
    return queue;
  }

  const tellDone = (): void => {
    const waiting = whenDone;
    whenDone = [];
    for (const resolve of waiting) resolve();
  };

  /** Something of ours has ended, or it is time to ask what others do. */
  const somethingDone = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      whenDone.push(() => (clearTimeout(timer), resolve()));
    });

  async function pending(): Promise<number> {
    const counts = await Promise.all(
      [...queues.values()].map((queue) => queue.getJobCountByTypes('waiting', 'active', 'prioritized', 'delayed')),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  return {
    async add(job) {
      if (closed) return;
      await ready;
      try {
        await queueOf(job.kind).add(job.kind, {}, { ...FORGET, jobId: idOf(job), priority: job.priority ?? 0 });
        settle(null);
      } catch (error) {
        throw new RefusedError(faultOf(error as Error), { cause: error });
      }
    },
    process(kind, handler, { concurrency = 1, perSecond = null } = {}) {
      if (workers.has(kind)) throw new Error(`jobs of the kind ${kind} have a handler already`);
      queueOf(kind);
      const work = async ({ id }: { id?: string }): Promise<void> => {
        const job = jobOf(kind, id);
        // Its outcome is in the events, and so is whether it is owed again.
        const run = handler(job).catch((error: unknown) => onError(error, job));
        running.add(run);
        await run.finally(() => running.delete(run));
      };
      const worker = new Worker(kind, work, {
        connection: connect(true),
        prefix,
        concurrency,
        ...(perSecond && { limiter: { max: perSecond, duration: 1_000 } }),
        ...takeoverTimes(takeoverMs),
        maxStalledCount: MOST_STALLS,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      });
      worker.on('error', complain).on('completed', tellDone).on('failed', tellDone);
      workers.set(kind, worker);
    },
    async idle() {
      await ready;
      while (!closed && (await pending()) > 0) await somethingDone();
    },
    fault: () => broken,
    async close() {
      closed = true;
      clearTimeout(looking);
      const ending = Promise.all([...workers.values()].map((worker) => worker.close()));
      await Promise.all(running);
      tellDone();
      const ended = ending.then(() => Promise.all([...queues.values()].map((queue) => queue.close())));
      await farewell(ended, connections);
    },
  };
}
