// The shared beat on a real Redis: one tick at a time over all processes, also after Redis has forgotten it.
import { Redis } from 'ioredis';
import { startRedis, type RedisServer } from '../../test/support/redis.js';
import { bullmqTicker, type Ticker } from './bullmq.ticker.js';

let redis: RedisServer;
let run = 0;
const opened: Ticker[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
afterEach(() => Promise.all(opened.splice(0).map((ticker) => ticker.close())));
afterAll(() => redis.dispose());

const open = (prefix: string, onTick: () => Promise<void>, everyMs = 50): Ticker => {
  const connection = { host: '127.0.0.1', port: redis.port };
  const ticker = bullmqTicker({ connection, prefix, everyMs, takeoverMs: 1_000, onTick, onError: () => undefined });
  opened.push(ticker);
  return ticker;
};

/** Counts ticks; `reached` resolves when there were so many more. */
function counter() {
  let waiting: { left: number; resolve(): void } | null = null;
  return {
    tick: async () => {
      if (waiting && (waiting.left -= 1) <= 0) waiting.resolve();
    },
    reached: (more: number) => new Promise<void>((resolve) => (waiting = { left: more, resolve })),
  };
}

it('ticks on one process at a time', async () => {
  const ticks = counter();
  let [now, most] = [0, 0];
  const tick = async (): Promise<void> => {
    now += 1;
    most = Math.max(most, now);
    // Longer than the beat, so that two would meet.
    await new Promise((resolve) => setTimeout(resolve, 60));
    now -= 1;
    await ticks.tick();
  };
  const prefix = `beat-${(run += 1)}`;
  const all = [open(prefix, tick), open(prefix, tick), open(prefix, tick)];
  await Promise.all(all.map((ticker) => ticker.ensure()));
  await ticks.reached(6);
  expect(most).toBe(1);
});

it('goes on when it is asked for again and again', async () => {
  const ticks = counter();
  const ticker = open(`beat-${(run += 1)}`, ticks.tick);
  const reached = ticks.reached(4);
  for (let n = 0; n < 20; n += 1) await ticker.ensure();
  await reached;
});

it('ticks again after FLUSHALL, and after Redis was away', async () => {
  const ticks = counter();
  const ticker = open(`beat-${(run += 1)}`, ticks.tick);
  await ticker.ensure();
  await ticks.reached(1);
  const client = new Redis(redis.port, '127.0.0.1');
  await client.flushall();
  client.disconnect();
  await ticker.ensure();
  await ticks.reached(2);
  await redis.kill();
  await redis.start();
  const again = ticks.reached(2);
  await ticker.ensure();
  await again;
});
