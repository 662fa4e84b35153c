// The queue and the beat of several processes, on the Redis they share.
import { bullmqQueue } from '../../../libs/queue/bullmq.queue.js';
import { bullmqTicker } from '../../../libs/queue/bullmq.ticker.js';
import type { Queue } from '../../../libs/queue/queue.js';
import type { RedisSettings } from '../../../libs/queue/redis-settings.js';
import type { Texts } from '../../../libs/texts/index.js';
import { BEAT_MS, type TurnTriggerOf } from './turn-trigger.js';
import { jobFaults } from '../../../libs/application/fault-words.js';

type Report = (line: string) => void;

export const sharedQueue = (settings: RedisSettings, words: Texts, report: Report): Queue =>
  bullmqQueue({
    ...settings,
    onError: jobFaults(words, report),
    onConnection: (fault) => report(fault ? words.refusal(fault) : words.cli.serve.queueBack(settings.target)),
  });

/** The cycle turns in one process at a time; each keeps the beat alive. What goes wrong with Redis, the queue tells. */
export const together =
  ({ connection, prefix, takeoverMs }: RedisSettings): TurnTriggerOf =>
  (turn) => {
    const ticker = bullmqTicker({ connection, prefix, takeoverMs, everyMs: BEAT_MS, onTick: turn, onError: () => undefined });
    return { tick: () => ticker.ensure(), close: () => ticker.close() };
  };
