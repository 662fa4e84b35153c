// What somebody else has written to the streams of this application on a KurrentDB server, or has cut or deleted.
import { EventLog, json } from '../../test/support/eventstore/log.js';
import { numbered, numbers, open, standIn } from '../../test/support/eventstore/opened.js';
import type { StandIn } from '../../test/support/eventstore/server.js';
import { everything, refusalOf, sampleEvent } from './port/event-store.contract.js';
import type { EventStore } from './port/event-store.js';

describe('(stand-in) what has passed by in the log', () => {
  it('is not read again before an append, and is only as much as was there then', async () => {
    const server = await standIn();
    const [store, fresh] = [await open(server.port), await open(server.port)];
    const batch = [numbered(1), numbered(2)];
    const answer = await store.append('a', 'none', batch);
    await everything(fresh);
    const reads = () => server.asked.read.filter((what) => what.endsWith('-a')).length;
    const before = reads();
    await fresh.append('a', 1, [numbered(3)]);
    await fresh.append('a', 'any', [numbered(4)]);
    expect(reads()).toBe(before);
    expect(await fresh.append('a', 'any', batch)).toEqual(answer);
    expect(await fresh.append('a', 'none', batch)).toEqual(answer);
    await store.append('a', 'any', [numbered(5)]);
    await expect(fresh.append('a', 3, [numbered(6)])).rejects.toMatchObject({ name: 'WrongRevisionError', expected: 3, actual: 4 });
    await fresh.append('a', 'any', [numbered(7)]);
    expect(numbers(await everything(store))).toEqual([1, 2, 3, 4, 5, 7]);
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

  it('is passed over when it is of another house whose prefix begins like ours', async () => {
    const other = await open(server.port, { prefix: 'dunghan-hue-' });
    await other.append('a', 'none', [numbered(1)]);
    await store.append('a', 'none', [numbered(2)]);
    // Who writes into our streams is no other application, whatever it says of itself.
    wild('dunghan-a', json('TaskDone', { n: 3 }, { log: 'dunghan-hue-' }));
    await other.append('b', 'none', [numbered(4)]);
    expect(numbers(await everything(other))).toEqual([1, 4]);
    expect(numbers(await everything(store))).toEqual([2, { reason: 'foreign', type: 'TaskDone' }]);
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

  it('is refused when it is read, also where all of it has passed by in the log', async () => {
    const batch = [numbered(1), numbered(2)];
    for (const stream of ['a', 'b', 'c'])
      await store.append(
        stream,
        'none',
        batch.map((event) => ({ ...event, id: crypto.randomUUID() })),
      );
    const written = await everything(store);
    server.log.setMetadata('dunghan-a', { $tb: 1 });
    server.log.softDelete('dunghan-b');
    server.log.tombstone('dunghan-c');
    const fresh = await open(server.port);
    await everything(fresh);
    expect(await refusalOf(fresh.read('a'))).toBe('stream-truncated');
    const again = (stream: string) => fresh.append(stream, 'none', written.filter((event) => event.stream === stream).slice(0, 1));
    expect(await refusalOf(again('a'))).toBe('stream-truncated');
    expect(await refusalOf(again('b'))).toBe('stream-truncated');
    expect(await refusalOf(again('c'))).toBe('stream-deleted');
    expect(await refusalOf(fresh.append('c', 1, [numbered(3)]))).toBe('stream-deleted');
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
