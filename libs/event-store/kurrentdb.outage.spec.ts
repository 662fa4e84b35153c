// What goes wrong between this house and a KurrentDB server: lost answers, dropped connections, closed doors, and streams that
// somebody else has written to, cut or deleted. Always on the stand-in: no real server fails when it is told to.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authority, certificate } from '../../test/support/certificates.js';
import { cuttableProxy } from '../../test/support/cuttable-proxy.js';
import { EventLog, json } from '../../test/support/eventstore/log.js';
import { startStandIn, type StandIn, type StandInOptions } from '../../test/support/eventstore/server.js';
import { isRefusal, type StoredEvent } from '../kernel/index.js';
import { everything, refusalOf, sampleEvent } from './event-store.contract.js';
import type { EventStore } from './event-store.js';
import { openKurrentEventStore } from './kurrentdb.event-store.js';
import { readKurrentSettings, type KurrentSettings } from './kurrentdb/settings.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups.length = 0;
});

async function standIn(options?: StandInOptions): Promise<StandIn> {
  const server = await startStandIn(options);
  cleanups.push(() => server.stop());
  return server;
}

function settings(url: string, env: Record<string, string> = {}, rest: Partial<KurrentSettings> = {}): KurrentSettings {
  const read = readKurrentSettings({ DUNGHAN_KURRENTDB_URL: url, ...env });
  if (read === null || isRefusal(read)) throw new Error(`settings: ${JSON.stringify(read)}`);
  return { ...read, timeoutMs: 5000, patienceMs: 5000, ...rest };
}

async function openAt(url: string, rest: Partial<KurrentSettings> = {}): Promise<EventStore> {
  const store = await openKurrentEventStore(settings(url, {}, rest));
  cleanups.push(() => store.close());
  return store;
}
const open = (port: number, rest: Partial<KurrentSettings> = {}) => openAt(`kurrentdb://127.0.0.1:${port}?tls=false`, rest);

const numbered = (n: number) => sampleEvent({ n });
const numbers = (events: readonly StoredEvent[]) => events.map((event) => (event.data as { n?: number }).n ?? event.data);

describe('(stand-in) a connection that is cut', () => {
  it('after the write and before the answer loses nothing and writes nothing twice', async () => {
    const server = await standIn();
    const proxy = await cuttableProxy(server.port);
    cleanups.push(() => proxy.close());
    const store = await open(proxy.port);
    await store.append('a', 'none', [numbered(1)]);
    for (const expected of [0, 'any'] as const) {
      const batch = [numbered(2), numbered(3)];
      server.loseNextAnswer(() => proxy.cut());
      const answer = await store.append('a', expected, batch);
      expect(await store.append('a', expected, batch)).toEqual(answer);
    }
    expect(numbers(await everything(store))).toEqual([1, 2, 3, 2, 3]);
  });

  it('again and again leaves no gap in what a follower sees, and nothing comes twice', async () => {
    const server = await standIn();
    const proxy = await cuttableProxy(server.port);
    cleanups.push(() => proxy.close());
    const [writer, follower] = [await open(server.port), await open(proxy.port)];
    const abort = new AbortController();
    const seen: StoredEvent[] = [];
    const following = (async () => {
      for await (const event of follower.follow(0, { signal: abort.signal })) {
        seen.push(event);
        if (seen.length % 40 === 0) proxy.cut();
        if (seen.length === 300) abort.abort();
      }
    })();
    for (let n = 0; n < 300; n += 1) {
      await writer.append(`s${n % 5}`, 'any', [numbered(n)]);
      // Records of others, so that the place to go on from moves without an event of ours.
      server.log.append('other-house', 'any', [{ id: crypto.randomUUID(), ...json('Other', {}) }]);
    }
    await following;
    expect(numbers(seen)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });

  it('before the first event of this house loses none of those that come meanwhile', async () => {
    const server = await standIn();
    const proxy = await cuttableProxy(server.port);
    cleanups.push(() => proxy.close());
    server.log.append('other-house', 'any', [{ id: crypto.randomUUID(), ...json('Other', {}) }]);
    const [writer, follower] = [await open(server.port), await open(proxy.port)];
    const abort = new AbortController();
    const seen: StoredEvent[] = [];
    let found: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (found = resolve));
    const following = (async () => {
      for await (const event of follower.follow(0, { signal: abort.signal, onLost: (error) => error === null && found() }))
        if (seen.push(event) === 2) abort.abort();
    })();
    await waiting;
    proxy.cut();
    await writer.append('a', 'none', [numbered(1), numbered(2)]);
    await following;
    expect(numbers(seen)).toEqual([1, 2]);
  });

  it('because the server starts again goes on where it was, for followers, readers and writers', async () => {
    const log = new EventLog();
    const first = await standIn({ log });
    const store = await open(first.port);
    const abort = new AbortController();
    const following = (async () => {
      const seen: StoredEvent[] = [];
      for await (const event of store.follow(0, { signal: abort.signal })) if (seen.push(event) === 4) abort.abort();
      return seen;
    })();
    const batch = [numbered(1), numbered(2)];
    const answer = await store.append('a', 'none', batch);
    await first.stop();
    const third = store.append('a', 1, [numbered(3)]);
    await standIn({ log, port: first.port });
    await third;
    // The server has forgotten what it remembered of recent writes.
    expect(await store.append('a', 'any', batch)).toEqual(answer);
    await store.append('b', 'none', [numbered(4)]);
    expect(numbers(await following)).toEqual([1, 2, 3, 4]);
  });

  it('is told to a follower that goes on waiting, and so is its return', async () => {
    const log = new EventLog();
    const first = await standIn({ log });
    const store = await open(first.port);
    await store.append('a', 'none', [numbered(1)]);
    const abort = new AbortController();
    const told: unknown[] = [];
    let tellLost: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => (tellLost = resolve));
    const onLost = (error: unknown) => {
      const news = (error as { refusal?: { code: string } } | null)?.refusal?.code ?? null;
      if (news !== told.at(-1)) told.push(news);
      if (news !== null) tellLost();
    };
    const following = (async () => {
      for await (const event of store.follow(0, { signal: abort.signal, onLost }))
        if (numbers([event])[0] === 1) await first.stop();
        else abort.abort();
    })();
    await lost;
    await standIn({ log, port: first.port });
    await store.append('a', 0, [numbered(2)]);
    await following;
    expect(told).toEqual([null, 'kurrentdb-unreachable', null]);
  });

  it('by ourselves, because reads find no answer, is taken up again by those who follow', async () => {
    const server = await standIn();
    const store = await open(server.port);
    const abort = new AbortController();
    const following = (async () => {
      const seen: StoredEvent[] = [];
      for await (const event of store.follow(0, { signal: abort.signal })) {
        seen.push(event);
        if (seen.length === 1) {
          server.putOffReads(3);
          expect(numbers(await store.read('a'))).toEqual([1]);
          await store.append('a', 0, [numbered(2)]);
        } else abort.abort();
      }
      return seen;
    })();
    await store.append('a', 'none', [numbered(1)]);
    expect(numbers(await following)).toEqual([1, 2]);
  });

  it('for longer than patience lasts is a refusal, and no append is lost in it', async () => {
    const log = new EventLog();
    const first = await standIn({ log });
    const store = await open(first.port, { patienceMs: 200 });
    await first.stop();
    expect(await refusalOf(store.append('a', 'none', [numbered(1)]))).toBe('kurrentdb-unreachable');
    expect(await refusalOf(store.read('a'))).toBe('kurrentdb-unreachable');
    expect(await refusalOf(everything(store))).toBe('kurrentdb-unreachable');
    await standIn({ log, port: first.port });
    expect(await everything(await open(first.port))).toEqual([]);
  });
});

describe('(stand-in) a cluster', () => {
  /** Two nodes with one log; the second follows the first. */
  async function nodes() {
    const log = new EventLog();
    const first = await standIn({ log });
    const second = await standIn({ log, leader: { host: '127.0.0.1', port: first.port } });
    return { log, first, second };
  }
  /** Whether it is answered, asked so often as somebody might. */
  const answered = async (ask: () => Promise<unknown>, times = 8): Promise<boolean> =>
    ask().then(
      () => true,
      () => times > 1 && answered(ask, times - 1),
    );
  const hosts = (...servers: StandIn[]) => servers.map(({ port }) => `127.0.0.1:${port}`).join(',');

  it.each(['kurrentdb', 'kurrentdb+discover'])('by %s goes on when another node takes the lead', async (scheme) => {
    const { first, second } = await nodes();
    const store = await openAt(`${scheme}://${hosts(first, second)}?tls=false`);
    const abort = new AbortController();
    const following = (async () => {
      const seen: StoredEvent[] = [];
      for await (const event of store.follow(0, { signal: abort.signal })) if (seen.push(event) === 3) abort.abort();
      return seen;
    })();
    await store.append('a', 'none', [numbered(1)]);
    await first.stop();
    const next = store.append('a', 0, [numbered(2)]);
    second.lead();
    await next;
    expect(numbers(await store.read('a'))).toEqual([1, 2]);
    expect(numbers(await everything(store))).toEqual([1, 2]);
    await store.append('a', 1, [numbered(3)]);
    expect(numbers(await following)).toEqual([1, 2, 3]);
  });

  it('is found again when the node that led hangs and says nothing', async () => {
    const { first, second } = await nodes();
    const store = await openAt(`kurrentdb://${hosts(first, second)}?tls=false`, { timeoutMs: 1500, patienceMs: 100 });
    await store.append('a', 'none', [numbered(1)]);
    first.hang();
    second.lead();
    expect(await answered(() => store.read('a'))).toBe(true);
    expect(await answered(() => store.append('a', 0, [numbered(2)]))).toBe(true);
    expect(numbers(await store.read('a'))).toEqual([1, 2]);
  });

  it('is found by any host that is named, wherever it stands', async () => {
    const { first, second } = await nodes();
    await first.stop();
    second.lead();
    const store = await openAt(`kurrentdb+discover://${hosts(first, second)}?tls=false`);
    expect((await store.append('a', 'none', [numbered(1)])).revision).toBe(0);
    expect(numbers(await store.read('a'))).toEqual([1]);
  });

  it('that was away at the first append is written to when it is back', async () => {
    const { log, first, second } = await nodes();
    const store = await openAt(`kurrentdb://${hosts(first, second)}?tls=false`, { timeoutMs: 2000, patienceMs: 100 });
    await Promise.all([first.stop(), second.stop()]);
    expect(await refusalOf(store.append('a', 'none', [numbered(1)]))).toMatch(/^kurrentdb-(unreachable|deadline)$/);
    expect(await refusalOf(store.read('a'))).toMatch(/^kurrentdb-(unreachable|deadline)$/);
    await standIn({ log, port: first.port });
    expect(await answered(() => store.append('a', 'none', [numbered(1)]))).toBe(true);
    expect(await answered(() => store.read('a'))).toBe(true);
    expect(numbers(await store.read('a'))).toEqual([1]);
  });
});

describe('(stand-in) a door that stays shut', () => {
  const opening = (url: string, env?: Record<string, string>) =>
    openKurrentEventStore(settings(url, env, { timeoutMs: 1500, patienceMs: 100 }));

  async function obstacleOf(url: string, env?: Record<string, string>): Promise<unknown> {
    const error = (await opening(url, env).catch((reason: unknown) => reason)) as {
      refusal?: { code: string; params: { obstacle?: string } };
    };
    return [error.refusal?.code, error.refusal?.params.obstacle];
  }

  it('is named when nothing listens, when nobody knows the host, and when it is something else', async () => {
    const web = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1');
    cleanups.push(() => void web.close());
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
      writeFileSync(join(folder, 'mat-khau'), 'p@ss:w/ü%41\n');
      env = { DUNGHAN_KURRENTDB_CA: join(folder, 'ca.pem') };
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('lets in who has the password, on both halves of the connection', async () => {
      const users = { 'nguyễn lan': 'p@ss:w/ü%41', doc: 'chỉ đọc' };
      const server = await standIn({ tls: await certificate(ca), users, readers: ['doc'] });
      const url = `kurrentdb://localhost:${server.port}`;
      const login = { ...env, DUNGHAN_KURRENTDB_USER: 'nguyễn lan', DUNGHAN_KURRENTDB_PASSWORD_FILE: join(folder, 'mat-khau') };
      const store = await openKurrentEventStore(settings(url, login));
      cleanups.push(() => store.close());
      await store.append('a', 'none', [numbered(1)]);
      expect(numbers(await store.read('a'))).toEqual([1]);
      const abort = new AbortController();
      for await (const event of store.follow(0, { signal: abort.signal })) {
        expect(event.stream).toBe('a');
        abort.abort();
      }
      const reading = { ...env, DUNGHAN_KURRENTDB_USER: 'doc', DUNGHAN_KURRENTDB_PASSWORD: 'chỉ đọc' };
      const reader = await openKurrentEventStore(settings(url, reading));
      cleanups.push(() => reader.close());
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
      const store = await openKurrentEventStore(settings(`kurrentdb://localhost:${server.port}?${files}`, env));
      cleanups.push(() => store.close());
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

describe('(stand-in) what others do to the streams', () => {
  let server: StandIn;
  let store: EventStore;
  beforeEach(async () => {
    server = await standIn();
    store = await open(server.port);
  });
  const wild = (stream: string, event: ReturnType<typeof json>) =>
    server.log.append(stream, 'any', [{ id: crypto.randomUUID(), ...event }]);

  it('is set aside in its place with the reason, and the rest is told', async () => {
    await store.append('a', 'none', [numbered(1)]);
    wild('dunghan-a', json('TaskDone', { n: 2 }));
    wild('dunghan-a', { ...json('TaskDone', {}), data: Buffer.from('{"n":') });
    wild('dunghan-a', { ...json('TaskDone', {}), json: false });
    wild('dunghan-a', { ...json('$>', {}), data: Buffer.from('0@other') });
    wild('dunghan-a', json('TaskDone', { n: 3 }, { log: 'dunghan-', version: 0 }));
    wild('other-a', json('TaskDone', { n: 9 }));
    wild('$projections-x', json('$x', {}));
    await store.append('b', 'none', [numbered(4)]);
    const reasons = ['foreign', 'not-json', 'not-json', 'link', 'foreign'];
    expect(numbers(await everything(store))).toEqual([1, ...reasons.map((reason) => expect.objectContaining({ reason })), 4]);
  });

  it('is not taken for ours when another house has names that begin like ours', async () => {
    const other = await open(server.port, { prefix: 'dunghan-hue-' });
    await other.append('a', 'none', [numbered(1)]);
    await store.append('a', 'none', [numbered(2)]);
    expect(numbers(await everything(other))).toEqual([1]);
    expect(numbers(await everything(store))).toEqual([{ reason: 'foreign', type: 'TaskProgressReported' }, 2]);
  });

  it('is refused where a history has lost its beginning, so that nothing is decided on the rest', async () => {
    for (const stream of ['a', 'b', 'c']) await store.append(stream, 'none', [numbered(1), numbered(2), numbered(3)]);
    server.log.setMetadata('dunghan-a', { $maxCount: 1 });
    server.log.setMetadata('dunghan-b', { $tb: 2 });
    server.log.softDelete('dunghan-c');
    expect(await refusalOf(store.read('a'))).toBe('stream-truncated');
    expect(await refusalOf(store.read('b'))).toBe('stream-truncated');
    const fresh = await open(server.port);
    expect(await refusalOf(fresh.append('c', 'none', [numbered(4)]))).toBe('stream-truncated');
    expect(await refusalOf(fresh.append('a', 'any', [numbered(4)]))).toBe('stream-truncated');
  });

  it('is refused where a stream was deleted for good, and its end is told', async () => {
    await store.append('a', 'none', [numbered(1)]);
    server.log.tombstone('dunghan-a');
    expect(await refusalOf(store.read('a'))).toBe('stream-deleted');
    expect(await refusalOf(store.append('a', 0, [numbered(2)]))).toBe('stream-deleted');
    expect(numbers(await everything(store))).toEqual([1, { reason: 'stream-deleted', type: '$streamDeleted' }]);
  });

  it('is refused with its limit what is larger than the server takes, whole', async () => {
    const large = sampleEvent({ text: 'x'.repeat(1024 * 1024) });
    expect(await refusalOf(store.append('a', 'none', [numbered(1), large]))).toBe('append-too-large');
    expect((await store.append('a', 'none', [numbered(2)])).revision).toBe(0);
  });

  it('is refused when one event is larger than the server takes', async () => {
    for (const batch of [true, false]) {
      const strict = await open((await standIn({ log: new EventLog(1024 * 1024, 10_000), batch })).port);
      expect(await refusalOf(strict.append('a', 'none', [sampleEvent({ text: 'x'.repeat(10_000) })]))).toBe('event-too-large');
      expect((await strict.append('a', 'none', [numbered(1)])).revision).toBe(0);
    }
  });
});

it.each([true, false])(
  '(stand-in) knows a position inside a record for what it is, whatever the server calls it (%s)',
  async (plainSpoken) => {
    const store = await open((await standIn({ manners: { plainSpoken } })).port);
    const { position } = await store.append('a', 'none', [numbered(1)]);
    expect(await store.at(position - 1)).toBeNull();
  },
);

it('(stand-in) is not held up by a server whose clock is hours ahead', async () => {
  const store = await open((await standIn({ aheadMs: 5 * 3_600_000 })).port);
  expect((await store.append('a', 'none', [numbered(1)])).revision).toBe(0);
});

it('(stand-in) refuses a server that does not say where the events of a stream lie', async () => {
  const store = await open((await standIn({ manners: { positions: false } })).port);
  await store.append('a', 'none', [numbered(1)]);
  expect(await refusalOf(store.read('a'))).toBe('kurrentdb-too-old');
});

it.each([true, false])('(stand-in) is told the outcome of a write that took the server too long (batches: %s)', async (batch) => {
  const server = await standIn({ batch });
  const store = await open(server.port);
  server.timeOutNextAnswer();
  const answer = await store.append('a', 'none', [numbered(1)]);
  expect(answer.revision).toBe(0);
  expect(await everything(store)).toHaveLength(1);
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

it('(stand-in) works on a server that takes one append a call', async () => {
  const server = await standIn({ batch: false });
  const store = await open(server.port);
  expect((await store.append('a', 'none', [numbered(1), numbered(2)])).revision).toBe(1);
  await expect(store.append('a', 0, [numbered(3)])).rejects.toMatchObject({ actual: 1 });
  expect(await refusalOf(store.append('a', 1, [sampleEvent({ text: 'x'.repeat(1024 * 1024) })]))).toBe('append-too-large');
  expect(server.calls).not.toContain('batchAppend');
});
