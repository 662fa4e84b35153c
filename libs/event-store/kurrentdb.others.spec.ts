// What somebody else has written to the streams of this house on a KurrentDB server, or has cut or deleted.
import { EventLog, json } from '../../test/support/eventstore/log.js';
import { numbered, numbers, open, standIn } from '../../test/support/eventstore/opened.js';
import type { StandIn } from '../../test/support/eventstore/server.js';
import { everything, refusalOf, sampleEvent } from './event-store.contract.js';
import type { EventStore } from './event-store.js';

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
