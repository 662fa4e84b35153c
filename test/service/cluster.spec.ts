// Several processes on one log and one Redis, as an operator runs them: two that answer, two that work.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';
import { kurrentdb, type TestServer } from '../support/kurrentdb.js';
import { sharedKeysEnv } from '../support/peers.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';

let folder: ReturnType<typeof newFolder>;
let store: TestServer;
let redis: RedisServer;
let env: Record<string, string>;
const started: Service[] = [];

beforeAll(async () => {
  folder = newFolder();
  [store, redis] = await Promise.all([kurrentdb(), startRedis()]);
  env = { ...store.freshSettings(), ...sharedKeysEnv(folder.path), DUNGHAN_REDIS_URL: redis.url };
});
afterEach(() => Promise.all(started.splice(0).map((service) => service.stop())));
afterAll(async () => {
  await Promise.all([store.stop(), redis.dispose()]);
  folder.remove();
});

const heartbeatOf = (name: string): string => join(folder.path, `${name}.json`);

async function start(role: string, name: string): Promise<Service> {
  const service = await serve(['--role', role, '--data', join(folder.path, name)], { ...env, DUNGHAN_HEARTBEAT_FILE: heartbeatOf(name) });
  started.push(service);
  return service;
}

const get = (service: Service, path: string, headers: Record<string, string> = {}) => fetch(`${service.url}${path}`, { headers });

it('starts any number of each on an empty log together; each answers what is its own', async () => {
  const [one, other, worker, second] = await Promise.all([
    start('api', 'a1'),
    start('api', 'a2'),
    start('worker', 'w1'),
    start('worker', 'w2'),
  ]);
  for (const service of [one, other, worker, second]) {
    const ready = await get(service, '/api/health/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, position: expect.any(Number) }]);
    expect((await get(service, '/metrics')).status).toBe(200);
  }
  expect((await get(one, '/api/tasks')).status).toBe(200);
  expect((await get(worker, '/api/tasks')).status).toBe(404);
  expect(one.said()).not.toContain('s'.repeat(43));

  // The cycle turns on a worker and never on what only answers.
  const turned = (service: Service) => async () =>
    ((await (await get(service, '/api/health')).json()) as { cycle: { at: string | null } }).cycle.at;
  await until(
    () => Promise.all([turned(worker)(), turned(second)()]),
    (seen) => seen.some((at) => at !== null),
  );
  expect(await turned(one)()).toBeNull();

  // Each shows that it lives, also where the cycle does not turn.
  for (const name of ['a1', 'a2', 'w1', 'w2']) {
    await until(
      async () => existsSync(heartbeatOf(name)),
      (there) => there,
    );
    expect(JSON.parse(readFileSync(heartbeatOf(name), 'utf8'))).toMatchObject({ status: 'ok', fault: null, position: expect.any(Number) });
  }

  // One process opens an account, another knows its token.
  const account = async (args: string[]) => dunghan(['account', ...args, '--data', join(folder.path, 'cli')], env);
  expect(await account(['open', 'lan', '--name', 'Nguyễn Thị Lan', '--role', 'admin'])).toMatchObject({ code: 0, stderr: '' });
  const token = /dh\S+/.exec((await account(['token', 'lan'])).stdout)?.[0] ?? '';
  const teach = (position?: string) =>
    fetch(`${one.url}/api/agencies/teach-alias`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(position && { 'dunghan-position': position }) },
      body: JSON.stringify({ agency: 'so-noi-vu', alias: 'Sở Nội vụ tỉnh nhà' }),
    });
  const written = await teach();
  expect(written.status).toBeLessThan(300);

  // Who wrote there reads it here; a position that nobody has written is waited for, and then refused with the time to ask again.
  const position = written.headers.get('dunghan-position') ?? '';
  expect(written.headers.get('set-cookie')).toContain(`dunghan-position=${position};`);
  for (const headers of [{ 'dunghan-position': position }, { cookie: `a=b; dunghan-position=${position}` }] as Record<string, string>[]) {
    const read = await get(other, '/api/agencies/so-noi-vu', headers);
    expect([read.status, await read.text()]).toEqual([200, expect.stringContaining('Sở Nội vụ tỉnh nhà')]);
  }
  const ahead = await get(other, '/api/agencies/so-noi-vu', { 'dunghan-position': '9007199254740' });
  expect([ahead.status, ahead.headers.get('retry-after'), await ahead.json()]).toEqual([
    503,
    '2',
    expect.objectContaining({ code: 'replica-behind' }),
  ]);
});

it('ends when it is asked to although Redis is away; what only answers even starts, and takes orders', async () => {
  const worker = await start('worker', 'w3');
  await redis.kill();
  expect(await worker.stop()).toBe(0);
  started.length = 0;
  const api = await start('api', 'a3');
  expect((await get(api, '/api/health/ready')).status).toBe(200);
  expect(await (await get(api, '/api/health')).json()).toMatchObject({ status: 'ok' });
  const account = async (args: string[]) => dunghan(['account', ...args, '--data', join(folder.path, 'cli')], env);
  expect(await account(['open', 'minh', '--name', 'Trần Văn Minh', '--role', 'admin'])).toMatchObject({ code: 0 });
  const token = /dh\S+/.exec((await account(['token', 'minh'])).stdout)?.[0] ?? '';
  const teaching = await fetch(`${api.url}/api/agencies/teach-alias`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ agency: 'so-tu-phap', alias: 'Sở Tư pháp tỉnh nhà' }),
  });
  expect(teaching.status).toBeLessThan(300);
  await redis.start();
});

it('is refused with a sentence when the processes would not come together', async () => {
  const refused = async (args: string[], changes: Record<string, string>): Promise<string> => {
    const { code, stderr } = await dunghan(['serve', '--port', '0', '--data', join(folder.path, 'refused'), ...args], {
      ...env,
      ...changes,
    });
    expect(code).toBe(1);
    return stderr;
  };
  expect(await refused(['--role', 'king'], {})).toContain('all, api hoặc worker');
  const nothing = { DUNGHAN_REDIS_URL: '', DUNGHAN_SIGNING_KEYS_FILE: '' };
  expect(await refused(['--role', 'worker'], nothing)).toContain('Còn thiếu: DUNGHAN_REDIS_URL, DUNGHAN_SIGNING_KEYS_FILE.');
  expect(await refused(['--role', 'api'], nothing)).toContain('Còn thiếu: DUNGHAN_SIGNING_KEYS_FILE.');
  expect(await refused(['--role', 'worker'], { DUNGHAN_KURRENTDB_URL: '' })).toContain('Còn thiếu: DUNGHAN_KURRENTDB_URL');
  expect(await refused([], { DUNGHAN_SIGNING_KEYS_FILE: '/khong/co' })).toContain('DUNGHAN_SIGNING_KEYS_FILE');
  expect(await refused([], { DUNGHAN_REDIS_URL: 'http://mat-khau@x' })).not.toContain('mat-khau');
  const strange = await refused([], { DUNGHAN_REDIS_URL: 'redis://:mat-khau@127.0.0.1:1' });
  expect(strange).toContain('127.0.0.1:1');
  expect(strange).not.toContain('mat-khau');
});
