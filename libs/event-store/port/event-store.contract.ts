// What every event store must do, as one suite that each of them runs.
import { isRefusal, type NewEvent, type StoredEvent } from '../../kernel/index.js';
import { newId } from '../../kernel/ids.js';
import { WrongRevisionError, type EventStore } from './event-store.js';

export interface Opened {
  store: EventStore;
  /** The log knows the ids of all streams, not only those of the stream that is written to. */
  knowsIdsEverywhere?: boolean;
  /** The largest event it must take, in bytes; several megabytes when nothing is said. */
  largest?: number;
  /** Closes everything and leaves nothing behind. */
  dispose(): Promise<void>;
}

export interface OpenedDurable extends Opened {
  /** Opens the same log again, beside the first or after it is closed. */
  reopen(): Promise<EventStore>;
}

export function sampleEvent(data: unknown = {}, rest: Partial<NewEvent> = {}): NewEvent {
  return {
    id: newId(),
    type: 'TaskProgressReported',
    version: 1,
    recordedAt: '2021-02-20T02:00:00.000Z',
    occurredOn: null,
    by: { user: 'so-tu-phap', role: 'officer', agency: 'so-tu-phap', via: 'http' },
    correlationId: 'request-1',
    causationId: null,
    ...rest,
    data,
  };
}

export async function everything(store: EventStore, after = 0): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.follow(after)) events.push(event);
  return events;
}

/** The first `count` events that a live follower is given. */
async function firstOf(count: number, following: AsyncIterable<StoredEvent>, abort: AbortController): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of following) {
    events.push(event);
    if (events.length === count) abort.abort();
  }
  return events;
}

/** The code of the refusal that a promise is rejected with. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  const refusal = (error as { refusal?: unknown } | null)?.refusal;
  if (!isRefusal(refusal)) throw new Error(`expected a refusal, found ${String(error)}`);
  return refusal.code;
}

const numbers = (events: readonly StoredEvent[]) => events.map((event) => (event.data as { n: number }).n);
const numbered = (n: number) => sampleEvent({ n });
const positionsOf = (events: readonly StoredEvent[]) => events.map((event) => event.position);

function expectRising(positions: readonly number[]): void {
  expect(positions.filter((position, index) => !Number.isSafeInteger(position) || position <= (positions[index - 1] ?? 0))).toEqual([]);
}

/** `total` numbered events in seven streams, a few in each append. */
async function fill(store: EventStore, total: number): Promise<void> {
  for (let n = 1; n <= total; n += 20) {
    const batch = Array.from({ length: Math.min(20, total - n + 1) }, (_, index) => numbered(n + index));
    await store.append(`s${n % 7}`, 'any', batch);
  }
}

export function eventStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened;
    let store: EventStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    describe('append', () => {
      it('answers with the revision in the stream and the position in the log', async () => {
        const answers = [
          await store.append('a', 'none', [numbered(1), numbered(2)]),
          await store.append('b', 'none', [numbered(3)]),
          await store.append('a', 1, [numbered(4)]),
        ];
        expect(answers.map(({ revision }) => revision)).toEqual([1, 0, 2]);
        const events = await everything(store);
        expect(numbers(events)).toEqual([1, 2, 3, 4]);
        expectRising(positionsOf(events));
        expect(answers.map(({ position }) => position)).toEqual(positionsOf(events).slice(1));
      });

      it('gives back the whole envelope', async () => {
        const by = { ...sampleEvent().by, request: { key: 'khoa-cua-lan-1', body: '0123abcd' } };
        const event = sampleEvent({ percent: 40 }, { occurredOn: '2021-02-19', causationId: 'cause', version: 3, by });
        const { position } = await store.append('a', 'none', [event]);
        const stored = [{ ...event, stream: 'a', revision: 0, position }];
        expect(await store.read('a')).toEqual(stored);
        expect(await everything(store)).toEqual(stored);
        expect(await store.at(position)).toEqual(stored[0]);
      });

      it('knows what lies at a position, and that nothing lies at others', async () => {
        const { position } = await store.append('a', 'none', [numbered(1), numbered(2)]);
        await store.append('b', 'none', [numbered(3)]);
        for (const event of await everything(store)) expect(await store.at(event.position)).toEqual(event);
        expect(await store.at(position + 1_000_000)).toBeNull();
      });

      it.each([
        ['none', 'an existing stream', 'a', 0],
        [1, 'an older stream', 'a', 0],
        [0, 'a stream that does not exist', 'b', null],
      ] as const)('refuses to expect %s of %s', async (expected, _, stream, actual) => {
        await store.append('a', 'none', [numbered(1)]);
        const failure = store.append(stream, expected, [numbered(2), numbered(3)]);
        await expect(failure).rejects.toThrow(WrongRevisionError);
        await expect(failure).rejects.toMatchObject({ stream, expected, actual });
        expect(numbers(await everything(store))).toEqual([1]);
      });

      it('expects nothing when told `any`', async () => {
        await store.append('a', 'any', [numbered(1)]);
        expect((await store.append('a', 'any', [numbered(2)])).revision).toBe(1);
      });

      it('refuses an append of nothing', async () => {
        await expect(store.append('a', 'any', [])).rejects.toThrow(RangeError);
      });

      it('stores no part of a batch that is not JSON as a whole', async () => {
        const circular: Record<string, unknown> = {};
        circular['self'] = circular;
        await expect(store.append('a', 'none', [numbered(1), sampleEvent(circular)])).rejects.toThrow(TypeError);
        expect(await everything(store)).toEqual([]);
        expect((await store.append('a', 'none', [numbered(2)])).revision).toBe(0);
      });
    });

    describe('the same events again', () => {
      it.each(['none', 'any', 0, 2, 7] as const)('give the first answer when %s is expected', async (expected) => {
        const batch = [numbered(1), numbered(2)];
        const first = await store.append('a', 'none', batch);
        await store.append('a', 1, [numbered(3)]);
        expect(await store.append('a', expected, batch)).toEqual(first);
        expect(numbers(await everything(store))).toEqual([1, 2, 3]);
      });

      it('give the first answer when both arrive at once', async () => {
        const batch = [numbered(1), numbered(2)];
        const [first, second] = await Promise.all([store.append('a', 'none', batch), store.append('a', 'none', batch)]);
        expect(second).toEqual(first);
        expect(await everything(store)).toHaveLength(2);
      });

      it('give the first answer after many others, and from each of several that arrive at once', async () => {
        const batch = [numbered(1), numbered(2)];
        const first = await store.append('a', 'none', batch);
        for (let n = 3; n < 40; n += 1) await store.append('a', 'any', [numbered(n)]);
        const again = await Promise.all((['none', 'any', 38, 'any', 3] as const).map((expected) => store.append('a', expected, batch)));
        expect(again).toEqual(again.map(() => first));
        expect(await everything(store)).toHaveLength(39);
      });

      it('are refused in another stream where the log knows all ids, and change nothing in the first anywhere', async () => {
        const event = numbered(1);
        await store.append('a', 'none', [event]);
        const other = store.append('b', 'none', [event]);
        if (opened.knowsIdsEverywhere === false) await other;
        else expect(await refusalOf(other)).toBe('event-id-reused');
        expect(await store.read('b')).toHaveLength(opened.knowsIdsEverywhere === false ? 1 : 0);
        expect(numbers(await store.read('a'))).toEqual([1]);
      });

      it('are refused together with new ones, before and after', async () => {
        const [known, next] = [numbered(1), numbered(2)];
        await store.append('a', 'none', [known]);
        expect(await refusalOf(store.append('a', 0, [known, next]))).toBe('event-id-reused');
        expect(await refusalOf(store.append('a', 0, [next, known]))).toBe('event-id-reused');
        expect(numbers(await everything(store))).toEqual([1]);
      });

      it('are refused twice in one batch', async () => {
        const event = numbered(1);
        expect(await refusalOf(store.append('a', 'none', [event, event]))).toBe('event-id-reused');
        expect(await everything(store)).toEqual([]);
      });
    });

    describe('read', () => {
      it('gives one stream in order, from a revision, at most so many', async () => {
        for (const n of [1, 2, 3, 4]) {
          await store.append('a', 'any', [numbered(n)]);
          await store.append('b', 'any', [numbered(n * 10)]);
        }
        expect(numbers(await store.read('a'))).toEqual([1, 2, 3, 4]);
        expect(numbers(await store.read('a', 2))).toEqual([3, 4]);
        expect(numbers(await store.read('b', 1, 2))).toEqual([20, 30]);
        expect(await store.read('a', 4)).toEqual([]);
        expect(await store.read('c')).toEqual([]);
      });

      it('keeps Vietnamese text, large data and no reference to what was given', async () => {
        const text = 'Nộp báo cáo “Quý III/2021” – Sở Nội vụ tỉnh Đắk Lắk ✓ 🇻🇳\n';
        const row = Buffer.byteLength(JSON.stringify({ index: 99_999, text })) + 1;
        const rows = Math.floor(((opened.largest ?? 2_500_000) * 0.95) / row);
        const data = { text, rows: Array.from({ length: rows }, (_, index) => ({ index, text })), 'khoá có dấu': null };
        const copy = structuredClone(data);
        await store.append('kế-hoạch', 'none', [sampleEvent(data)]);
        data.rows.length = 0;
        const [read] = await store.read('kế-hoạch');
        expect(read?.data).toEqual(copy);
        (read!.data as { text: string }).text = 'changed';
        expect((await store.read('kế-hoạch'))[0]?.data).toEqual(copy);
      });
    });

    describe('follow', () => {
      it('gives every event after a position, in the order of the log', async () => {
        await fill(store, 2500);
        const events = await everything(store);
        expect(numbers(events)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1));
        expectRising(positionsOf(events));
        expect(numbers(await everything(store, events[2496]!.position))).toEqual([2498, 2499, 2500]);
        expect(await everything(store, events[2499]!.position)).toEqual([]);
      });

      it('goes from what is stored to what arrives without a gap and without telling twice', async () => {
        await fill(store, 600);
        const abort = new AbortController();
        const following = firstOf(1000, store.follow(0, { signal: abort.signal }), abort);
        for (let n = 601; n <= 1000; n += 1) await store.append(`t${n % 3}`, 'any', [numbered(n)]);
        const events = await following;
        expect(numbers(events)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
        expect(await everything(store)).toEqual(events);
      });

      it('gives many streams whole, each with revisions from 0', async () => {
        const streams = Array.from({ length: 60 }, (_, index) => `nhiệm-vụ-${index}`);
        await Promise.all(streams.map((stream) => store.append(stream, 'none', [numbered(1), numbered(2)])));
        await Promise.all(streams.map((stream) => store.append(stream, 1, [numbered(3)])));
        const events = await everything(store);
        const revisions = streams.map((stream) => events.filter((event) => event.stream === stream).map((event) => event.revision));
        expect(revisions).toEqual(streams.map(() => [0, 1, 2]));
      });

      it('gives large events one after the other', async () => {
        const text = 'x'.repeat(Math.floor((opened.largest ?? 2_500_000) * 0.4));
        for (let n = 0; n < 6; n += 1) await store.append('a', 'any', [sampleEvent({ n, text })]);
        expect(numbers(await everything(store))).toEqual([0, 1, 2, 3, 4, 5]);
        expect(numbers(await store.read('a', 4))).toEqual([4, 5]);
      });

      it('waits for new events until it is aborted', async () => {
        await store.append('a', 'none', [numbered(1)]);
        const abort = new AbortController();
        const following = firstOf(3, store.follow(0, { signal: abort.signal }), abort);
        await store.append('a', 0, [numbered(2)]);
        await store.append('b', 'none', [numbered(3), numbered(4)]);
        expect(numbers(await following)).toEqual([1, 2, 3]);
      });

      it('ends at once when it is aborted while it waits', async () => {
        const abort = new AbortController();
        const next = store.follow(0, { signal: abort.signal })[Symbol.asyncIterator]().next();
        abort.abort();
        expect((await next).done).toBe(true);
      });

      it('is woken by an append, and does not wait for its time to look again', async () => {
        const abort = new AbortController();
        const following = store.follow(0, { signal: abort.signal })[Symbol.asyncIterator]();
        for (let n = 0; n < 100; n += 1) {
          const next = following.next();
          // By then the follower has found the end of the log and waits.
          for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
          await store.append('a', 'any', [numbered(n)]);
          expect(numbers([(await next).value as StoredEvent])).toEqual([n]);
        }
        abort.abort();
      }, 20_000);

      it('wakes every follower', async () => {
        const aborts = [new AbortController(), new AbortController()];
        const following = aborts.map((abort) => firstOf(1, store.follow(0, { signal: abort.signal }), abort));
        await store.append('a', 'none', [numbered(1)]);
        expect((await Promise.all(following)).map(numbers)).toEqual([[1], [1]]);
      });
    });

    describe('many writers', () => {
      it('let exactly one win each round', async () => {
        for (let round = 0; round < 10; round += 1) {
          const attempts = Array.from({ length: 20 }, (_, writer) =>
            store.append('a', round === 0 ? 'none' : round - 1, [numbered(writer)]),
          );
          const settled = await Promise.allSettled(attempts);
          const lost = settled.filter((each) => each.status === 'rejected');
          expect(lost).toHaveLength(19);
          for (const each of lost) expect(each.reason).toBeInstanceOf(WrongRevisionError);
        }
        expect((await store.read('a')).map((event) => event.revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      });

      it('who expect nothing all get in, each once', async () => {
        const answers = await Promise.all(Array.from({ length: 25 }, (_, n) => store.append('a', 'any', [numbered(n)])));
        expect(answers.map(({ revision }) => revision).sort((one, other) => one - other)).toEqual(answers.map((_, index) => index));
        expect(numbers(await store.read('a')).sort((one, other) => one - other)).toEqual(answers.map((_, index) => index));
      });

      it('fail alone when one of those that arrive together is wrong', async () => {
        const settled = await Promise.allSettled([
          store.append('a', 'any', [numbered(1)]),
          store.append('b', 5, [numbered(2)]),
          store.append('a', 'any', [numbered(3)]),
          store.append('c', 'none', [numbered(4), numbered(5)]),
        ]);
        expect(settled.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
        expect(numbers(await store.read('a')).sort()).toEqual([1, 3]);
        expect(numbers(await store.read('b'))).toEqual([]);
        expect(numbers(await store.read('c'))).toEqual([4, 5]);
      });
    });

    it('refuses everything once it is closed, and answers what came before', async () => {
      const last = store.append('a', 'none', [numbered(1)]);
      const live = firstOf(2, store.follow(0, { signal: new AbortController().signal }), new AbortController());
      await store.close();
      expect((await last).revision).toBe(0);
      await live;
      expect(await refusalOf(store.append('a', 'any', [numbered(2)]))).toBe('store-closed');
      expect(await refusalOf(store.read('a'))).toBe('store-closed');
      expect(await refusalOf(everything(store))).toBe('store-closed');
      expect(await refusalOf(store.at(1))).toBe('store-closed');
      await store.close();
    });
  });
}

/** Where the log outlives the store that wrote it, and several may have it open. */
export function durableEventStoreContract(name: string, open: () => Promise<OpenedDurable>): void {
  describe(`${name}, opened again`, () => {
    let opened: OpenedDurable;
    let store: EventStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    it('has what was stored, and goes on', async () => {
      await store.append('a', 'none', [numbered(1), numbered(2)]);
      await store.close();
      const again = await opened.reopen();
      expect(numbers(await again.read('a'))).toEqual([1, 2]);
      expect((await again.append('a', 1, [numbered(3)])).revision).toBe(2);
    });

    it('still knows which events it has', async () => {
      const batch = [numbered(1), numbered(2)];
      const first = await store.append('a', 'none', batch);
      await store.append('a', 1, [numbered(3)]);
      await store.close();
      const again = await opened.reopen();
      for (const expected of ['any', 2, 'none'] as const) expect(await again.append('a', expected, batch)).toEqual(first);
      expect(await everything(again)).toHaveLength(3);
    });

    it('follows what the other writes', async () => {
      const other = await opened.reopen();
      const abort = new AbortController();
      const following = firstOf(1, other.follow(0, { signal: abort.signal }), abort);
      await store.append('a', 'none', [numbered(1)]);
      expect(numbers(await following)).toEqual([1]);
    });

    it('sees what the other writes, and loses when it was slower', async () => {
      const other = await opened.reopen();
      await store.append('a', 'none', [numbered(1)]);
      await other.append('a', 0, [numbered(2)]);
      await expect(store.append('a', 0, [numbered(3)])).rejects.toMatchObject({ actual: 1 });
      expect(numbers(await store.read('a'))).toEqual([1, 2]);
    });

    it('lets one of both win each round', async () => {
      const stores = [store, await opened.reopen()];
      for (let round = 0; round < 20; round += 1) {
        const attempts = stores.map((each, writer) => each.append('a', round === 0 ? 'none' : round - 1, [numbered(writer)]));
        const ends = await Promise.allSettled(attempts);
        const lost = ends.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
        expect(lost).toEqual([expect.any(WrongRevisionError)]);
      }
      expect((await store.read('a')).map((event) => event.revision)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    });
  });
}
