// What a real server does and a lazy stand-in does not: what it has accepted is shown a while later, confirmations get lost, repeated
// writes are dropped until the first of them is shown. Always on the stand-in: no real server does so when it is told to.
import { json } from '../../test/support/eventstore/log.js';
import { cuttableProxy } from '../../test/support/cuttable-proxy.js';
import { afterwards, numbered, numbers, open, standIn } from '../../test/support/eventstore/opened.js';
import { isRefusal, type Refusal } from '../kernel/index.js';
import { everything, refusalOf } from './port/event-store.contract.js';
import { WrongRevisionError } from './port/event-store.js';
import { sharingPatience, waitedMs } from './port/shared-patience.js';

/** What a promise is refused with. */
async function refused(promise: Promise<unknown>): Promise<Pick<Refusal, 'code' | 'params'>> {
  const error = (await promise.then(
    () => null,
    (reason: unknown) => reason,
  )) as { refusal?: unknown } | null;
  if (!isRefusal(error?.refusal)) throw new Error(`expected a refusal, found ${String(error)}`);
  return error.refusal;
}

describe('(stand-in) a stream whose last events are accepted and not shown yet', () => {
  it('is no damaged stream to whoever lost the race for them, however late they are shown', async () => {
    const server = await standIn();
    const [winner, loser] = [await open(server.port), await open(server.port)];
    await winner.append('a', 'none', [numbered(1)]);
    await loser.read('a');
    server.log.showsAfterMs = () => 1500;
    const [won, ...lost] = await Promise.allSettled([
      winner.append('a', 0, [numbered(2), numbered(3)]),
      loser.append('a', 0, [numbered(4)]),
      loser.append('a', 'none', [numbered(5)]),
    ]);
    expect(won).toMatchObject({ status: 'fulfilled', value: { revision: 2 } });
    for (const each of lost) expect(each).toEqual({ status: 'rejected', reason: expect.any(WrongRevisionError) });
    expect(numbers(await loser.read('a'))).toEqual([1, 2, 3]);
  });

  it('is waited for by who expects nothing', async () => {
    const server = await standIn({ habits: { seed: 7, showsAfterMs: 40 } });
    const stores = [await open(server.port), await open(server.port)];
    await Promise.all(Array.from({ length: 20 }, (_, n) => stores[n % 2]!.append('a', 'any', [numbered(n)])));
    expect(numbers(await everything(stores[0]!)).sort((one, other) => Number(one) - Number(other))).toEqual(
      Array.from({ length: 20 }, (_, n) => n),
    );
  });

  it('is called damaged when somebody has cut it, and at once', async () => {
    const server = await standIn();
    const store = await open(server.port);
    await store.append('a', 'none', [numbered(1)]);
    server.log.append('dunghan-a', 'any', [{ id: crypto.randomUUID(), ...json('TaskDone', {}) }]);
    server.log.setMetadata('dunghan-a', { $tb: 2 });
    expect(await refusalOf(store.append('a', 0, [numbered(2)]))).toBe('stream-truncated');
  });
});

describe('(stand-in) a write whose confirmation is lost', () => {
  it.each([true, false])('is answered as recorded once it is found in its stream, and is there once (batches: %s)', async (batch) => {
    const server = await standIn({ batch, habits: { seed: 3, showsAfterMs: 30 } });
    const store = await open(server.port, { timeoutMs: 1500, patienceMs: 1500 });
    for (const expected of ['none', 1, 'any'] as const) {
      server.loseNextAnswer(() => undefined);
      const written = await store.append('a', expected, [numbered(1), numbered(2)]);
      const last = (await everything(store)).at(-1)!;
      expect(written).toEqual({ revision: last.revision, position: last.position });
    }
    expect(numbers(await everything(store))).toEqual([1, 2, 1, 2, 1, 2]);
  });

  it('and that is not shown for long is sent again, dropped by the server, and found in the end', async () => {
    const server = await standIn();
    const store = await open(server.port, { timeoutMs: 2500, patienceMs: 2500 });
    server.log.showsAfterMs = () => 1200;
    server.loseNextAnswer(() => undefined);
    expect((await store.append('a', 'none', [numbered(1)])).revision).toBe(0);
    expect(numbers(await everything(store))).toEqual([1]);
  });

  it('is in doubt when the server says nothing any more, and no doubt remains once it speaks again', async () => {
    const server = await standIn();
    const store = await open(server.port, { timeoutMs: 900, patienceMs: 100 });
    const event = numbered(1);
    server.loseNextAnswer(() => server.hang());
    expect(await refused(store.append('a', 'none', [event]))).toMatchObject({
      code: 'kurrentdb-outcome-unknown',
      params: { recorded: 'unknown' },
    });
    server.wake();
    const again = await open(server.port);
    expect((await again.append('a', 'none', [event])).revision).toBe(0);
    expect(await everything(again)).toHaveLength(1);
  });
});

describe('(stand-in) a write that is given up before it is sent', () => {
  it('is told to be unrecorded where no server listens', async () => {
    const server = await standIn();
    const store = await open(server.port, { patienceMs: 200 });
    await server.stop();
    expect(await refused(store.append('a', 'none', [numbered(1)]))).toMatchObject({
      code: 'kurrentdb-unreachable',
      params: { recorded: 'no' },
    });
  });

  it('is not sent later, when the look before it is answered at last', async () => {
    const server = await standIn();
    const proxy = await cuttableProxy(server.port);
    afterwards(() => proxy.close());
    const store = await open(proxy.port, { timeoutMs: 600, patienceMs: 100 });
    proxy.stall();
    // Whoever expects nothing looks at the stream first.
    expect(await refused(store.append('a', 'any', [numbered(1)]))).toMatchObject({
      code: 'kurrentdb-deadline',
      params: { recorded: 'no' },
    });
    proxy.open();
    const other = await open(server.port);
    await store.append('b', 'none', [numbered(2)]);
    expect(numbers(await everything(other))).toEqual([2]);
  });
});

describe('(stand-in) a server that hangs', () => {
  /** What a follower is told, each change once; `until` resolves with it. */
  function news() {
    const told: (string | null)[] = [];
    let look: () => void = () => undefined;
    return {
      told,
      onLost(error: unknown) {
        const code = (error as { refusal?: { code: string } } | null)?.refusal?.code ?? null;
        if (code !== told.at(-1) || told.length === 0) told.push(code);
        look();
      },
      until: (count: number) =>
        new Promise<void>((resolve) => {
          look = () => told.length >= count && resolve();
          look();
        }),
    };
  }

  it('is noticed by a follower that waits for what others write, and so is that it goes on', async () => {
    const server = await standIn();
    const store = await open(server.port, { timeoutMs: 400, patienceMs: 300, heartbeatMs: 100 });
    const abort = new AbortController();
    const { told, onLost, until } = news();
    const seen: unknown[] = [];
    const following = (async () => {
      for await (const event of store.follow(0, { signal: abort.signal, onLost })) if (seen.push(event) === 1) abort.abort();
    })();
    await until(1);
    server.hang();
    await until(2);
    server.wake();
    await until(3);
    expect(told).toEqual([null, 'kurrentdb-deadline', null]);
    await store.append('a', 'none', [numbered(1)]);
    await following;
    expect(seen).toHaveLength(1);
  });

  it('is noticed by a follower to whom it never confirms that he follows', async () => {
    const server = await standIn();
    const store = await open(server.port, { timeoutMs: 400, patienceMs: 300, heartbeatMs: 100 });
    server.hang();
    const abort = new AbortController();
    const { told, onLost, until } = news();
    const following = (async () => {
      for await (const _ of store.follow(0, { signal: abort.signal, onLost })) return;
    })();
    await until(1);
    expect(told).toEqual(['kurrentdb-deadline']);
    abort.abort();
    await following;
  });

  it.each(['before he has got anything', 'after he has got something'])(
    'and brings nothing more to who follows, while it answers everything else, is noticed %s',
    async (when) => {
      const server = await standIn();
      // Long enough for a busy machine to answer a heartbeat in time: only what is frozen may be missed.
      const store = await open(server.port, { timeoutMs: 3_000, patienceMs: 2_000, heartbeatMs: 600 });
      const writer = await open(server.port);
      const abort = new AbortController();
      const { told, onLost, until } = news();
      const seen: number[] = [];
      let next = (): void => undefined;
      const following = (async () => {
        for await (const event of store.follow(0, { signal: abort.signal, onLost })) {
          seen.push((event.data as { n: number }).n);
          next();
          if (seen.at(-1) === 3) abort.abort();
        }
      })();
      await until(1);
      if (when === 'after he has got something') {
        const came = new Promise<void>((resolve) => (next = resolve));
        await writer.append('a', 'any', [numbered(1)]);
        await came;
      }
      server.freeze();
      await writer.append('b', 'any', [numbered(2)]);
      await until(2);
      // It confirms anew and is not believed: what it owes comes first.
      expect(told).toEqual([null, 'kurrentdb-deadline']);
      server.thaw();
      await until(3);
      await writer.append('c', 'any', [numbered(3)]);
      await following;
      expect(told).toEqual([null, 'kurrentdb-deadline', null]);
      expect(seen).toEqual(when === 'after he has got something' ? [1, 2, 3] : [2, 3]);
    },
  );

  it('is no riddle to who reads the log to its end, within the time that one call may take', async () => {
    const server = await standIn();
    const store = await open(server.port, { timeoutMs: 800, patienceMs: 600, heartbeatMs: 100 });
    await store.append('a', 'none', [numbered(1)]);
    server.hang();
    expect(await refusalOf(everything(store))).toBe('kurrentdb-deadline');
  });
});

describe('(stand-in) the calls of one request', () => {
  it('share one patience: what the first has waited, the second does not wait again', async () => {
    const server = await standIn();
    const store = await open(server.port, { timeoutMs: 900, patienceMs: 600 });
    server.hang();
    const codes: string[] = [];
    const waited = await sharingPatience(async () => {
      codes.push(await refusalOf(store.read('a')));
      const first = waitedMs();
      codes.push(await refusalOf(store.append('b', 'none', [numbered(1)])));
      return [first, waitedMs()] as const;
    });
    expect(codes).toEqual(['kurrentdb-deadline', 'kurrentdb-outcome-unknown']);
    // The second is given the little that any call is given.
    expect(waited[0]).toBeGreaterThanOrEqual(600);
    expect(waited[1] - waited[0]).toBeLessThan(600);
  });
});
