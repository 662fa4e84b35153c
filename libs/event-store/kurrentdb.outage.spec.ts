// What goes wrong on the way to a KurrentDB server and in a cluster of them: lost answers, connections that drop, a lead that moves.
// Always on the stand-in: no real server fails when it is told to.
import { cuttableProxy } from '../../test/support/cuttable-proxy.js';
import { EventLog, json } from '../../test/support/eventstore/log.js';
import { afterwards, numbered, numbers, open, openAt, standIn } from '../../test/support/eventstore/opened.js';
import type { StandIn } from '../../test/support/eventstore/server.js';
import type { StoredEvent } from '../kernel/index.js';
import { everything, refusalOf } from './port/event-store.contract.js';

describe('(stand-in) a connection that is cut', () => {
  it('after the write and before the answer loses nothing and writes nothing twice', async () => {
    const server = await standIn();
    const proxy = await cuttableProxy(server.port);
    afterwards(() => proxy.close());
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
    afterwards(() => proxy.close());
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
    afterwards(() => proxy.close());
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
    expect(await refusalOf(store.append('a', 'none', [numbered(1)]))).toMatch(/^kurrentdb-(unreachable|deadline|outcome-unknown)$/);
    expect(await refusalOf(store.read('a'))).toMatch(/^kurrentdb-(unreachable|deadline)$/);
    await standIn({ log, port: first.port });
    expect(await answered(() => store.append('a', 'none', [numbered(1)]))).toBe(true);
    expect(await answered(() => store.read('a'))).toBe(true);
    expect(numbers(await store.read('a'))).toEqual([1]);
  });
});
