// Whom a KurrentDB server lets in, by which address, and why not.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { authority, certificate } from '../../test/support/certificates.js';
import { afterwards, numbered, numbers, open, openAt, patientSettings, standIn } from '../../test/support/eventstore/opened.js';
import { everything, refusalOf } from './port/event-store.contract.js';
import { openKurrentEventStore } from './kurrentdb/kurrentdb.event-store.js';

describe('(stand-in) a door that stays shut', () => {
  const opening = (url: string, env?: Record<string, string>) =>
    openKurrentEventStore(patientSettings(url, env, { timeoutMs: 1500, patienceMs: 100 }));

  async function obstacleOf(url: string, env?: Record<string, string>): Promise<unknown> {
    const error = (await opening(url, env).catch((reason: unknown) => reason)) as {
      refusal?: { code: string; params: { obstacle?: string } };
    };
    return [error.refusal?.code, error.refusal?.params.obstacle];
  }

  it('is named when nothing listens, when nobody knows the host, and when it is something else', async () => {
    const web = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1');
    afterwards(() => void web.close());
    await once(web, 'listening');
    const { port } = web.address() as AddressInfo;
    expect(await obstacleOf('kurrentdb://127.0.0.1:1?tls=false')).toEqual(['kurrentdb-unreachable', 'refused']);
    expect(await obstacleOf('kurrentdb://kho.invalid:2113?tls=false')).toEqual(['kurrentdb-unreachable', 'host-unknown']);
    expect(await obstacleOf(`kurrentdb://127.0.0.1:${port}?tls=false`)).toEqual(['kurrentdb-unreachable', 'no-answer']);
  });

  it('is knocked at again until it opens', async () => {
    let knocks = 0;
    let enough: () => void = () => undefined;
    const knocked = new Promise<void>((resolve) => (enough = resolve));
    const shut = createTcpServer((socket) => {
      socket.destroy();
      if ((knocks += 1) === 3) enough();
    }).listen(0, '127.0.0.1');
    await once(shut, 'listening');
    const { port } = shut.address() as AddressInfo;
    const store = open(port);
    await Promise.race([knocked, store]);
    shut.close();
    await standIn({ port });
    expect((await (await store).append('a', 'none', [numbered(1)])).revision).toBe(0);
  });

  it('is named when it wants credentials and has none', async () => {
    const server = await standIn({ users: { lan: 'x' } });
    expect(await obstacleOf(`kurrentdb://127.0.0.1:${server.port}?tls=false`)).toEqual(['kurrentdb-access-denied', undefined]);
  });

  it('is named when there is no leader; a leader elsewhere is gone to', async () => {
    const leader = await standIn();
    const follower = await standIn({ leader: { host: '127.0.0.1', port: leader.port } });
    const store = await open(follower.port);
    await store.append('a', 'none', [numbered(1)]);
    expect(numbers(await store.read('a'))).toEqual([1]);
    expect(leader.log.read('dunghan-a', 0n, 9, false)).toMatchObject({ kind: 'ok' });
    const alone = await standIn({ leader: null });
    await expect(opening(`kurrentdb://127.0.0.1:${alone.port}?tls=false`)).rejects.toMatchObject({
      refusal: { code: expect.stringMatching(/^kurrentdb-(no-leader|unreachable)$/) },
    });
  });

  describe('with TLS', () => {
    let folder: string;
    let ca: Awaited<ReturnType<typeof authority>>;
    let env: Record<string, string>;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
      ca = await authority();
      writeFileSync(join(folder, 'ca.pem'), ca.cert);
      env = { DUNGHAN_KURRENTDB_CA: join(folder, 'ca.pem') };
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('lets in who has the password, on both halves of the connection', async () => {
      const users = { 'nguyễn lan': 'p@ss:w/ü%41', doc: 'chỉ đọc' };
      const server = await standIn({ tls: await certificate(ca), users, readers: ['doc'] });
      const url = `kurrentdb://localhost:${server.port}`;
      const login = { ...env, DUNGHAN_KURRENTDB_USER: 'nguyễn lan', DUNGHAN_KURRENTDB_PASSWORD: 'p@ss:w/ü%41' };
      const store = await openKurrentEventStore(patientSettings(url, login));
      afterwards(() => store.close());
      await store.append('a', 'none', [numbered(1)]);
      expect(numbers(await store.read('a'))).toEqual([1]);
      const abort = new AbortController();
      for await (const event of store.follow(0, { signal: abort.signal })) {
        expect(event.stream).toBe('a');
        abort.abort();
      }
      const reading = { ...env, DUNGHAN_KURRENTDB_USER: 'doc', DUNGHAN_KURRENTDB_PASSWORD: 'chỉ đọc' };
      const reader = await openKurrentEventStore(patientSettings(url, reading));
      afterwards(() => reader.close());
      expect(numbers(await reader.read('a'))).toEqual([1]);
      expect(await refusalOf(reader.append('a', 0, [numbered(2)]))).toBe('kurrentdb-access-denied');
      expect(await obstacleOf(url, { ...reading, DUNGHAN_KURRENTDB_PASSWORD: 'sai' })).toEqual(['kurrentdb-access-denied', undefined]);
    });

    it('lets in who shows a certificate, on both halves of the connection', async () => {
      const server = await standIn({ tls: { ...(await certificate(ca)), clients: ca.cert } });
      const shown = await certificate(ca, { name: 'dung-han' });
      writeFileSync(join(folder, 'chứng thư.pem'), shown.cert);
      writeFileSync(join(folder, 'khoá.pem'), shown.key);
      const files = new URLSearchParams({ userCertFile: join(folder, 'chứng thư.pem'), userKeyFile: join(folder, 'khoá.pem') });
      const store = await openKurrentEventStore(patientSettings(`kurrentdb://localhost:${server.port}?${files}`, env));
      afterwards(() => store.close());
      await store.append('a', 'none', [numbered(1)]);
      expect(numbers(await store.read('a'))).toEqual([1]);
    });

    it.each([
      ['has expired', { validFor: -1 }, 'certificate-expired'],
      ['was issued for another name', { name: 'kho-khac' }, 'certificate-name'],
    ])('is named when the certificate %s', async (_, options, obstacle) => {
      const server = await standIn({ tls: await certificate(ca, options) });
      expect(await obstacleOf(`kurrentdb://localhost:${server.port}`, env)).toEqual(['kurrentdb-unreachable', obstacle]);
    });

    it('is named when nobody trusts the certificate, unless it need not verify', async () => {
      const server = await standIn({ tls: await certificate(ca) });
      const url = `kurrentdb://localhost:${server.port}`;
      expect(await obstacleOf(url)).toEqual(['kurrentdb-unreachable', 'certificate-untrusted']);
      const store = await opening(`${url}?tlsVerifyCert=false`);
      expect(await everything(store)).toEqual([]);
      await store.close();
    });

    it('is named when one side speaks TLS and the other does not', async () => {
      const [clear, secure] = [await standIn(), await standIn({ tls: await certificate(ca) })];
      expect(await obstacleOf(`kurrentdb://localhost:${clear.port}`, env)).toEqual(['kurrentdb-unreachable', 'no-tls']);
      expect(await obstacleOf(`kurrentdb://localhost:${secure.port}?tls=false`)).toEqual(['kurrentdb-unreachable', 'no-answer']);
    });
  });
});

it.each([
  'esdb://admin:changeit@127.0.0.1:PORT?tls=false&keepAliveInterval=-1&keepAliveTimeout=-1',
  'kurrentdb://localhost:PORT/?Tls=False&keepAliveInterval=1&connectionName=x&unheard-of=1',
  'esdb+discover://localhost:PORT?tls=false&nodePreference=follower',
  'kdb://127.0.0.1:PORT,127.0.0.1:PORT?tls=false&maxDiscoverAttempts=1',
])('(stand-in) is reached by %s', async (address) => {
  const { port } = await standIn();
  const store = await openAt(address.replaceAll('PORT', String(port)));
  expect((await store.append('a', 'none', [numbered(1)])).revision).toBe(0);
  expect(numbers(await store.read('a'))).toEqual([1]);
});
