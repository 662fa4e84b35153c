// Ticks at a steady beat on one of any number of processes at a time. Redis keeps the beat and may forget it: every process
// asks for it again, which changes nothing while it is there.
import { Queue as BullQueue, Worker } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import { farewell } from './farewell.js';
import { redisClient } from './redis-client.js';
import { takeoverTimes } from './takeover.rule.js';

export interface TickerOptions {
  connection: RedisOptions;
  prefix: string;
  everyMs: number;
  /** A tick whose process died no longer bars the next one after so long. */
  takeoverMs: number;
  onTick(): Promise<void>;
  onError(error: Error): void;
}

export interface Ticker {
  /** Sees to it that the beat goes on, also after Redis has lost its memory. Never throws. */
  ensure(): Promise<void>;
  /** Lets the tick under way end. */
  close(): Promise<void>;
}

const KIND = 'cycle';

export function bullmqTicker({ connection, prefix, everyMs, takeoverMs, onTick, onError }: TickerOptions): Ticker {
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const note = (error: Error): void => void (closed || onError(error));
  const connect = (patient: boolean): Redis => redisClient(connection, { patient, isClosed: () => closed }).on('error', note);
  const [caller, worked] = [connect(false), connect(true)];
  const queue = new BullQueue(KIND, { connection: caller, prefix, skipWaitingForReady: true });
  const tick = (): Promise<void> => (running = onTick());
  const worker = new Worker(KIND, tick, {
    connection: worked,
    prefix,
    ...takeoverTimes(takeoverMs),
    // A tick whose process died is over; the next one comes by itself.
    maxStalledCount: 1_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  queue.on('error', note);
  worker.on('error', note);
  return {
    async ensure() {
      if (closed) return;
      try {
        await queue.setGlobalConcurrency(1);
        const template = { name: KIND, opts: { removeOnComplete: true, removeOnFail: true } };
        await queue.upsertJobScheduler(KIND, { every: everyMs }, template);
      } catch (error) {
        note(error as Error);
      }
    },
    async close() {
      closed = true;
      const ending = worker.close().then(() => queue.close());
      await running.catch(() => undefined);
      await farewell(ending, [caller, worked]);
    },
  };
}
