// The queue on a real Redis keeps the contract of every queue, and outlives what Redis loses.
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { cuttableProxy } from '../../test/support/cuttable-proxy.js';
import { startRedis, type RedisServer } from '../../test/support/redis.js';
import { until } from '../../test/support/until.js';
import { refusalOf } from '../event-store/port/event-store.contract.js';
import type { Refusal } from '../kernel/index.js';
import { bullmqQueue } from './bullmq.queue.js';
import { queueContract, type OpenedQueue } from './queue.contract.js';

let redis: RedisServer;
let run = 0;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.dispose());

const open = async (
  prefix = `test-${(run += 1)}`,
  { port = redis.port, ...rest }: { port?: number; takeoverMs?: number; silenceMs?: number } = {},
) => {
  const reported: OpenedQueue['reported'] = [];
  const connection: (Refusal | null)[] = [];
  const queue = bullmqQueue({
    connection: { host: '127.0.0.1', port },
    target: 'redis',
    prefix,
    ...rest,
    onError: (error, job) => reported.push({ error, job }),
    onConnection: (fault) => connection.push(fault),
  });
  return { queue, reported, connection, prefix, dispose: () => queue.close() };
};

queueContract('BullMQ on Redis', () => open());

it('leaves nothing of a job in Redis once it is over', async () => {
  const { queue, prefix, dispose } = await open();
  queue.process('mail', async () => undefined);
  for (const id of ['a', 'b']) await queue.add({ id, kind: 'mail' });
  await queue.idle();
  const client = new Redis(redis.port, '127.0.0.1');
  const keys = await client.keys(`${prefix}:*:j-*`);
  client.disconnect();
  expect(keys).toEqual([]);
  await dispose();
});

it('shares the work between processes, each job once', async () => {
  const [one, other] = [await open('shared'), await open('shared')];
  const seen: string[] = [];
  for (const { queue } of [one, other]) queue.process('mail', async (job) => void seen.push(job.id), { concurrency: 2 });
  const ids = Array.from({ length: 40 }, (_, index) => `m${index}`);
  await Promise.all(ids.flatMap((id) => [one.queue.add({ id, kind: 'mail' }), other.queue.add({ id, kind: 'mail' })]));
  await one.queue.idle();
  // An id that was added again after its job was over runs again, as a queue that holds no truth may do.
  expect([...new Set(seen)].sort()).toEqual([...ids].sort());
  await Promise.all([one.dispose(), other.dispose()]);
});

it('takes everything again after FLUSHALL', async () => {
  const { queue, dispose } = await open();
  await queue.add({ id: 'a', kind: 'mail' });
  const client = new Redis(redis.port, '127.0.0.1');
  await client.flushall();
  client.disconnect();
  const seen: string[] = [];
  queue.process('mail', async (job) => void seen.push(job.id));
  await queue.add({ id: 'a', kind: 'mail' });
  await queue.idle();
  expect(seen).toEqual(['a']);
  await dispose();
});

it('does not wait for ever on a connection that swallows what it carries', async () => {
  const proxy = await cuttableProxy(redis.port);
  const { queue, connection, dispose } = await open('swallowed', { port: proxy.port, silenceMs: 100 });
  await queue.add({ id: 'a', kind: 'mail' });
  proxy.stall();
  await expect(queue.add({ id: 'b', kind: 'mail' })).rejects.toThrow();
  expect(queue.fault()).not.toBeNull();
  proxy.open();
  const seen: string[] = [];
  queue.process('mail', async (job) => void seen.push(job.id));
  const again = (): Promise<void> => queue.add({ id: 'b', kind: 'mail' }).catch(again);
  await again();
  await queue.idle();
  expect([...new Set(seen)].sort()).toEqual(['a', 'b']);
  expect(connection.at(-1)).toBeNull();
  await dispose();
  await proxy.close();
});

it('is not taken for broken when FLUSHALL comes in the middle of a job', async () => {
  const { queue, connection, dispose } = await open();
  const client = new Redis(redis.port, '127.0.0.1');
  const seen: string[] = [];
  queue.process('mail', async ({ id }) => {
    if (id === 'a') await client.flushall();
    seen.push(id);
  });
  await queue.add({ id: 'a', kind: 'mail' });
  await queue.idle();
  await queue.add({ id: 'b', kind: 'mail' });
  while (seen.length < 2) await queue.idle();
  client.disconnect();
  expect(seen).toEqual(['a', 'b']);
  expect([queue.fault(), connection]).toEqual([null, []]);
  await dispose();
});

it('refuses at once while Redis is away, says so, and goes on when it is back', async () => {
  const { queue, connection, dispose } = await open();
  let back: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (back = resolve));
  queue.process('mail', async () => back());
  await queue.idle();
  await redis.kill();
  expect(await refusalOf(queue.add({ id: 'a', kind: 'mail' }))).toBe('queue-unreachable');
  await redis.start();
  // The next cycle adds it again until Redis takes it.
  const add = (): Promise<void> => queue.add({ id: 'a', kind: 'mail' }).catch(() => new Promise(setImmediate).then(add));
  await add();
  await done;
  expect(connection[0]).toMatchObject({ code: 'queue-unreachable', params: { server: 'redis' } });
  expect(connection.at(-1)).toBeNull();
  await dispose();
});

it('is not taken for broken when a job that Redis forgot goes on', async () => {
  const { queue, connection, prefix, dispose } = await open(undefined, { takeoverMs: 300 });
  const client = new Redis(redis.port, '127.0.0.1');
  const watcher = await client.monitor();
  let renewals = 0;
  let renewedTwice: () => void;
  const longEnough = new Promise<void>((resolve) => (renewedTwice = resolve));
  queue.process('mail', async () => {
    await client.flushall();
    watcher.on('monitor', (_time: string, [, , keys, key]: string[]) => {
      if (keys === '1' && key === `${prefix}:mail:stalled` && (renewals += 1) === 2) renewedTwice();
    });
    await longEnough;
  });
  await queue.add({ id: 'a', kind: 'mail' });
  await longEnough;
  await queue.idle();
  expect([queue.fault(), connection]).toEqual([null, []]);
  watcher.disconnect();
  client.disconnect();
  await dispose();
});

it('says what is wrong by what it hears last: Redis that was out of reach may be found a copy for reading', async () => {
  const proxy = await cuttableProxy(redis.port);
  const { queue, connection, dispose } = await open(undefined, { port: proxy.port });
  const client = new Redis(redis.port, '127.0.0.1');
  queue.process('mail', async () => undefined);
  await queue.idle();
  proxy.shut();
  await until(() => queue.fault()?.code === 'queue-unreachable');
  await client.replicaof('127.0.0.1', '1');
  proxy.open();
  await until(() => queue.fault()?.code === 'queue-read-only');
  await client.replicaof('NO', 'ONE');
  await until(() => queue.fault() === null);
  expect(connection.map((fault) => fault?.code)).toEqual(['queue-unreachable', 'queue-read-only', undefined]);
  client.disconnect();
  await dispose();
  await proxy.close();
});

it('says so while Redis is a copy for reading, and notices by itself when it is none any more', async () => {
  const { queue, connection, dispose } = await open();
  const client = new Redis(redis.port, '127.0.0.1');
  queue.process('mail', async () => undefined);
  await queue.idle();
  await client.replicaof('127.0.0.1', '1');
  expect(await refusalOf(queue.add({ id: 'a', kind: 'mail' }))).toBe('queue-read-only');
  await until(() => queue.fault()?.code === 'queue-read-only');
  await client.replicaof('NO', 'ONE');
  await until(() => queue.fault() === null);
  expect(connection.at(-1)).toBeNull();
  client.disconnect();
  await dispose();
});

it('gives the job of a process that died to another', async () => {
  const { queue, prefix, dispose } = await open(undefined, { takeoverMs: 300 });
  await queue.add({ id: 'a', kind: 'mail' });
  let dead!: Worker;
  await new Promise<void>((taken) => {
    const never = (): Promise<void> => (taken(), new Promise(() => undefined));
    const connection = { host: '127.0.0.1', port: redis.port };
    dead = new Worker('mail', never, { connection, prefix, lockDuration: 300, skipStalledCheck: true });
  });
  await dead.close(true);
  const seen: string[] = [];
  queue.process('mail', async (job) => void seen.push(job.id));
  await queue.idle();
  expect(seen).toEqual(['a']);
  await dispose();
});

it('keeps one rate over all processes', async () => {
  const [one, other] = [await open('paced'), await open('paced')];
  const began: number[] = [];
  for (const { queue } of [one, other])
    queue.process('mail', async () => void began.push(performance.now()), { concurrency: 5, perSecond: 5 });
  await Promise.all(Array.from({ length: 6 }, (_, n) => one.queue.add({ id: `m${n}`, kind: 'mail' })));
  await one.queue.idle();
  expect(began).toHaveLength(6);
  expect(began[5]! - began[0]!).toBeGreaterThan(900);
  await Promise.all([one.dispose(), other.dispose()]);
});

it('closes when what runs is over although Redis is away', async () => {
  const { queue, dispose } = await open();
  let finish: () => void = () => undefined;
  let over = false;
  const started = new Promise<void>((began) =>
    queue.process('mail', () => (began(), new Promise<void>((resolve) => (finish = resolve)).then(() => void (over = true)))),
  );
  await queue.add({ id: 'a', kind: 'mail' });
  await started;
  await redis.kill();
  const closing = dispose();
  finish();
  await closing;
  expect(over).toBe(true);
  await redis.start();
});
