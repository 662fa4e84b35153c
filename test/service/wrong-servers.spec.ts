// What an operator gets who names the wrong KurrentDB or the wrong Redis: a sentence at the start, a non-zero exit, no password.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { authority, certificate } from '../support/certificates.js';
import { dunghan, newFolder, serve } from '../support/dunghan.js';
import { startStandIn, type StandInOptions } from '../support/eventstore/server.js';
import { sharedKeysEnv } from '../support/peers.js';
import { startRedis } from '../support/redis.js';

const PASSWORD = 'mat-khau-rat-dai';
let folder: ReturnType<typeof newFolder>;
let caFile: string;
let issue: (options?: Parameters<typeof certificate>[1]) => ReturnType<typeof certificate>;
const running: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = newFolder();
  const ca = await authority();
  caFile = join(folder.path, 'ca.pem');
  writeFileSync(caFile, ca.cert);
  issue = (options) => certificate(ca, options);
});
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});
afterAll(() => folder.remove());

async function website(): Promise<number> {
  const server = createServer((_, response) => response.end('chào')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push(async () => server.closeAllConnections() ?? server.close());
  return (server.address() as AddressInfo).port;
}

async function store(options: StandInOptions): Promise<Record<string, string>> {
  const standIn = await startStandIn(options);
  running.push(() => standIn.stop());
  return { DUNGHAN_KURRENTDB_URL: `kurrentdb://localhost:${standIn.port}`, DUNGHAN_KURRENTDB_CA: caFile };
}

const login = { DUNGHAN_KURRENTDB_USER: 'dunghan', DUNGHAN_KURRENTDB_PASSWORD: PASSWORD };

/** What is said last. */
async function refused(env: Record<string, string>, more: readonly string[] = []): Promise<string> {
  const args = ['serve', '--port', '0', '--data', join(folder.path, 'data'), '--empty', ...more];
  const { code, stdout, stderr } = await dunghan(args, { DUNGHAN_KURRENTDB_TIMEOUT: '1', ...env });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).not.toContain(PASSWORD);
  return stderr.trim().split('\n').at(-1) ?? '';
}

it('KurrentDB: not one, none there, expired, wrong password, read-only', async () => {
  expect(await refused({ DUNGHAN_KURRENTDB_URL: `kurrentdb://127.0.0.1:${await website()}?tls=false` })).toMatch(
    /không phải là EventStoreDB|kho dữ liệu không phục vụ/,
  );
  expect(await refused({ DUNGHAN_KURRENTDB_URL: 'kurrentdb://127.0.0.1:1?tls=false' })).toContain('máy chủ từ chối kết nối');
  const users = { dunghan: PASSWORD };
  expect(await refused({ ...login, ...(await store({ tls: await issue({ validFor: -1 }), users })) })).toContain('đã hết hạn');
  expect(await refused({ ...login, ...(await store({ tls: await issue(), users: { dunghan: 'khác' } })) })).toContain('không cho phép');
  expect(await refused({ ...login, ...(await store({ tls: await issue(), users, readers: ['dunghan'] })) })).toContain(
    'không có quyền đọc và ghi',
  );
});

it('Redis: not one, TLS on the other side only, a copy', async () => {
  const at = (port: number, protocol = 'redis') => ({ DUNGHAN_REDIS_URL: `${protocol}://:${PASSWORD}@localhost:${port}` });
  expect(await refused(at(await website()))).toContain('không phải là Redis');
  const tls = await startRedis({ tls: await issue(), password: PASSWORD });
  running.push(() => tls.dispose());
  expect(await refused(at(tls.port))).toContain('rediss://');
  const copy = await startRedis({ password: PASSWORD, more: ['--replicaof', '127.0.0.1', '1'] });
  running.push(() => copy.dispose());
  expect(await refused(at(copy.port))).toContain('bản sao để đọc');
});

it('ends although Redis is there, when what is opened after it is refused', async () => {
  const redis = await startRedis();
  running.push(() => redis.dispose());
  const cluster = { DUNGHAN_REDIS_URL: redis.url, ...sharedKeysEnv(folder.path) };
  const nobody = { DUNGHAN_KURRENTDB_URL: 'kurrentdb://127.0.0.1:1?tls=false' };
  for (const DUNGHAN_ROLE of ['worker', 'all'])
    expect(await refused({ ...cluster, ...nobody, DUNGHAN_ROLE })).toContain('máy chủ từ chối kết nối');
  // Keys that are none, a port that is taken.
  const broken = join(folder.path, 'hong.json');
  writeFileSync(broken, 'khóa');
  const link = { DUNGHAN_URL: 'https://dunghan.tinh.gov.vn' };
  expect(await refused({ DUNGHAN_REDIS_URL: redis.url, DUNGHAN_SIGNING_KEYS_FILE: broken, ...link })).toContain(broken);
  const taken = String(await website());
  expect(await refused({ DUNGHAN_REDIS_URL: redis.url }, ['--port', taken])).toContain(taken);
});

it('Redis that throws keys away: it starts, and says so', async () => {
  const redis = await startRedis({ more: ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru'] });
  running.push(() => redis.dispose());
  const service = await serve(['--data', join(folder.path, 'evicts'), '--empty'], { DUNGHAN_REDIS_URL: redis.url });
  running.push(() => service.stop());
  expect(service.said()).toContain('maxmemory-policy allkeys-lru');
});
