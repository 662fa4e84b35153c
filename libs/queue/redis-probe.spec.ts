// What an operator is told who names a wrong Redis: why it cannot be used, never the password.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authority, certificate, type Authority } from '../../test/support/certificates.js';
import { startRedis, type RedisServer } from '../../test/support/redis.js';
import { isRefusal, RefusedError } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import { evictionOf, refuseServer } from './redis-info.rule.js';
import { probeRedis } from './redis-probe.js';
import { readRedisSettings } from './redis-settings.js';

const PASSWORD = 'bí mật';
let folder: string;
let ca: Authority;
const running: { dispose(): Promise<void> }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-probe-'));
  ca = await authority();
  writeFileSync(join(folder, 'ca.pem'), ca.cert);
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.dispose();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function redis(options: Parameters<typeof startRedis>[0] = {}): Promise<RedisServer> {
  const server = await startRedis(options);
  running.push(server);
  return server;
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push({ dispose: async () => void server.close() });
  return (server.address() as AddressInfo).port;
}

function probe(url: string, more: Record<string, string> = {}) {
  const settings = readRedisSettings({ DUNGHAN_REDIS_URL: url, ...more });
  if (settings === null || isRefusal(settings)) throw new Error('not read');
  return probeRedis(settings);
}

/** What is said of an address: the code, with what stands in the way, in the words of both languages without the password. */
async function said(url: string, more: Record<string, string> = {}): Promise<string> {
  const error: unknown = await probe(url, more).catch((reason: unknown) => reason);
  if (!(error instanceof RefusedError)) throw new Error(`expected a refusal, found ${String(error)}`);
  const { code, params } = error.refusal;
  for (const language of ['vi', 'en'] as const) {
    const sentence = texts(language).refusal(error.refusal);
    expect(sentence).toContain(String(params['server']));
    expect(sentence).not.toMatch(/bí mật|b%C3%AD|undefined|E[A-Z]{6,}/);
  }
  return [code, params['obstacle']].filter(Boolean).join(' ');
}

it('lets a password pass that is right, and no other', async () => {
  const { port } = await redis({ password: PASSWORD });
  const at = (password: string) => `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  expect(await probe(at(PASSWORD))).toEqual({ evicts: null });
  expect(await said(at('sai'))).toBe('queue-access-denied');
  expect(await said(`redis://127.0.0.1:${port}`)).toBe('queue-access-denied');
});

it('names a user or a database that is not there', async () => {
  const { url } = await redis();
  expect(await said(url.replace('//', '//lan:x@'))).toBe('queue-access-denied');
  expect(await said(`${url}/99`)).toBe('queue-no-such-database');
});

it('names what the network says', async () => {
  const { url, kill } = await redis();
  await kill();
  expect(await said(url)).toBe('queue-unreachable refused');
  expect(await said('redis://khong-co.invalid')).toBe('queue-unreachable host-unknown');
});

it('knows what is no Redis, and what says nothing', async () => {
  const http = await listening(createHttp((_, response) => response.end('x')));
  expect(await said(`redis://127.0.0.1:${http}`)).toBe('queue-unreachable not-redis');
  const mute = await listening(createTcp());
  expect(await said(`redis://127.0.0.1:${mute}`)).toBe('queue-unreachable silent');
});

it('checks certificates, and knows TLS from its absence', async () => {
  const trusted = { DUNGHAN_REDIS_CA: join(folder, 'ca.pem') };
  const good = await redis({ tls: await certificate(ca), password: PASSWORD });
  const at = (port: number, protocol = 'rediss') => `${protocol}://:${encodeURIComponent(PASSWORD)}@localhost:${port}`;
  expect(await probe(at(good.port), trusted)).toEqual({ evicts: null });
  expect(await said(at(good.port))).toBe('queue-unreachable certificate-untrusted');
  expect(await said(at(good.port, 'redis'))).toBe('queue-unreachable needs-tls');
  const expired = await redis({ tls: await certificate(ca, { validFor: -1 }) });
  expect(await said(at(expired.port), trusted)).toBe('queue-unreachable certificate-expired');
  const other = await redis({ tls: await certificate(ca, { name: 'may-khac' }) });
  expect(await said(at(other.port), trusted)).toBe('queue-unreachable certificate-name');
  const plain = await redis();
  expect(await said(at(plain.port), trusted)).toBe('queue-unreachable no-tls');
});

it('takes no copy for the server, and says when it forgets by itself', async () => {
  const { port } = await redis({ more: ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru'] });
  expect(await probe(`redis://127.0.0.1:${port}`)).toEqual({ evicts: 'allkeys-lru' });
  const copy = await redis({ more: ['--replicaof', '127.0.0.1', String(port)] });
  expect(await said(copy.url)).toBe('queue-read-only');
});

it('reads what a server says of itself', () => {
  const info = (version: string, more = '') => `# Server\r\nredis_version:${version}\r\nrole:master\r\n${more}`;
  expect(refuseServer(info('4.0.14'), 'x')).toMatchObject({ code: 'queue-too-old', params: { version: '4.0.14', oldest: 5 } });
  expect([refuseServer(info('5.0.0'), 'x'), refuseServer(info('10.2.1'), 'x'), refuseServer('', 'x')]).toEqual([null, null, null]);
  expect(evictionOf(info('7.0.0', 'maxmemory_policy:volatile-lru\r\n'))).toBe('volatile-lru');
});
