// A log that moves application through a file is the same log: same events, same order, same bytes when it is written again.
import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from '../../test/support/eventstore/log.js';
import { startStandIn } from '../../test/support/eventstore/server.js';
import { kurrentdb, settingsOf, type TestServer } from '../../test/support/kurrentdb.js';
import type { RefusedError, Refusal } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import { everything, refusalOf, sampleEvent } from './port/event-store.contract.js';
import type { EventStore } from './port/event-store.js';
import { exportLog } from './transfer/export-log.js';
import { importLog } from './transfer/import-log.js';
import { openKurrentEventStore } from './kurrentdb/kurrentdb.event-store.js';
import { openMemoryEventStore } from './memory/memory.event-store.js';
import { openSqliteEventStore } from './sqlite/sqlite.event-store.js';

let folder: string;
let server: TestServer;
const stores: EventStore[] = [];
beforeAll(async () => void (server = await kurrentdb()));
afterAll(() => server.stop());
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'dung-han-'))));
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, name);
const kept = (store: EventStore) => {
  stores.push(store);
  return store;
};
const sqlite = (name: string) => kept(openSqliteEventStore(path(`${name}.db`)));
const kurrent = async () => kept(await openKurrentEventStore(settingsOf(server.freshSettings())));

/** Streams that take turns, long runs of one stream, Vietnamese text and characters that other formats take for line ends. */
async function filled(store: EventStore, total = 300): Promise<EventStore> {
  for (let n = 0; n < total; n += 3) {
    const text = 'Sở Nội vụ tỉnh Đắk Lắk\u2028\u2029\r\n “quý III”';
    const batch = [0, 1, 2].map((each) => sampleEvent({ z: n + each, a: [text, null], '2': 1, '10': 2 }, { occurredOn: '2021-02-19' }));
    await store.append(`nhiệm-vụ-${(n / 90) | 0}-${n % 2}`, 'any', batch);
  }
  return store;
}

const withoutPositions = async (store: EventStore) => (await everything(store)).map(({ position: _, ...rest }) => rest);

it.each(['log.jsonl', 'log.jsonl.gz'])('SQLite to KurrentDB to SQLite by %s is the same log and the same file', async (name) => {
  const [first, second, third] = [await filled(sqlite('one')), await kurrent(), sqlite('three')];
  const exported = await exportLog(first, path(name));
  expect(exported).toMatchObject({ events: 300, leftOut: 0 });
  expect(await importLog(second, path(name))).toEqual({ events: 300, found: 0, sha256: exported.sha256 });
  expect(await exportLog(second, path(`again-${name}`))).toEqual(exported);
  expect(readFileSync(path(`again-${name}`)).equals(readFileSync(path(name)))).toBe(true);
  expect(await importLog(third, path(`again-${name}`), { atOnce: 200 })).toMatchObject({ sha256: exported.sha256 });
  expect(await withoutPositions(third)).toEqual(await withoutPositions(first));
});

it('any log gives the same bytes after it has moved', async () => {
  const one = fc.record({
    stream: fc.constantFrom('a', 'b', 'c'),
    data: fc.object({
      withNullPrototype: false,
      maxDepth: 3,
      values: [fc.string({ unit: 'binary' }), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)],
    }),
    by: fc.string(),
    version: fc.integer({ min: 1, max: 9 }),
  });
  let turn = 0;
  const law = fc.asyncProperty(fc.array(one, { maxLength: 30 }), async (given) => {
    turn += 1;
    const [before, after] = [openMemoryEventStore(), openMemoryEventStore()];
    for (const { stream, data, by, version } of given) {
      await before.append(stream, 'any', [sampleEvent(data, { version, by: { user: by, role: 'admin', agency: null, via: 'cli' } })]);
    }
    const files = [path(`${turn}-before.jsonl`), path(`${turn}-after.jsonl`)] as const;
    await exportLog(before, files[0]);
    await importLog(after, files[0]);
    await exportLog(after, files[1]);
    expect(readFileSync(files[1], 'utf8')).toBe(readFileSync(files[0], 'utf8'));
  });
  await fc.assert(law, { numRuns: 60 });
});

it('an import that was broken off is taken up where it stood', async () => {
  const source = await filled(sqlite('one'));
  await exportLog(source, path('log.jsonl'));
  const target = await kurrent();
  let writes = 0;
  const failing: EventStore = {
    ...target,
    append: (...given) => ((writes += 1) > 20 ? Promise.reject(new Error('power cut')) : target.append(...given)),
  };
  await expect(importLog(failing, path('log.jsonl'))).rejects.toThrow('power cut');
  const { found, events } = await importLog(target, path('log.jsonl'));
  expect(found).toBeGreaterThanOrEqual(60);
  expect(events).toBe(300);
  expect(await importLog(target, path('log.jsonl'))).toMatchObject({ found: 300 });
});

it('an import into a disk that is full says that the rest is missing, and goes on when there is room', async () => {
  const source = await filled(sqlite('one'));
  const { sha256 } = await exportLog(source, path('log.jsonl'));
  const cramped = kept(openSqliteEventStore(path('target.db'), { maxPages: 20 }));
  const refusal = await importLog(cramped, path('log.jsonl')).catch((error: unknown) => (error as RefusedError).refusal);
  expect(refusal).toMatchObject({ code: 'store-full' });
  const there = (await everything(cramped)).length;
  expect(there).toBeGreaterThan(0);
  for (const language of ['vi', 'en'] as const)
    expect(texts(language).refusal(refusal as Refusal)).toMatch(/đã ghi trước đó vẫn còn nguyên|what was written before is safe/);
  await cramped.close();
  expect(await importLog(sqlite('target'), path('log.jsonl'))).toEqual({ events: 300, found: there, sha256 });
});

it('a record of somebody else between ours cannot be carried, and the file is not written', async () => {
  const standIn = await startStandIn();
  const store = kept(await openKurrentEventStore(settingsOf({ DUNGHAN_KURRENTDB_URL: `kurrentdb://127.0.0.1:${standIn.port}?tls=false` })));
  await store.append('a', 'none', [sampleEvent()]);
  standIn.log.append('dunghan-a', 'any', [{ id: crypto.randomUUID(), ...json('Foreign', {}) }]);
  expect(await exportLog(store, path('last.jsonl'))).toMatchObject({ events: 1, leftOut: 1 });
  await store.append('a', 1, [sampleEvent()]);
  expect(await refusalOf(exportLog(store, path('log.jsonl')))).toBe('log-has-hole');
  expect(readdirSync(folder)).toEqual(['last.jsonl']);
  await store.close();
  await standIn.stop();
});

it('nothing is written into a log that is another one, or that has gone on', async () => {
  await exportLog(await filled(sqlite('one'), 30), path('log.jsonl'));
  const other = await filled(sqlite('other'), 3);
  expect(await refusalOf(importLog(other, path('log.jsonl')))).toBe('import-target-differs');
  expect(await everything(other)).toHaveLength(3);
  const further = sqlite('further');
  await importLog(further, path('log.jsonl'));
  await further.append('x', 'none', [sampleEvent()]);
  expect(await refusalOf(importLog(further, path('log.jsonl')))).toBe('import-target-differs');
});

describe('a file that is not what was exported', () => {
  let text: string;
  let target: EventStore;
  beforeEach(async () => {
    await exportLog(await filled(sqlite('one'), 30), path('log.jsonl'));
    text = readFileSync(path('log.jsonl'), 'utf8');
    target = sqlite('target');
  });
  afterEach(async () => expect(await everything(target)).toEqual([]));

  const lines = () => text.split('\n').slice(0, -1);
  const joined = (given: readonly string[]) => `${given.join('\n')}\n`;
  it.each<[string, () => string, string]>([
    ['was cut between two lines', () => joined(lines().slice(0, -1)), 'log-file-cut'],
    ['was cut within a line', () => text.slice(0, -20), 'log-file-cut'],
    ['has one letter changed', () => text.replace('Đắk', 'Đăk'), 'log-file-changed'],
    ['lacks the last event of a stream', () => joined(lines().filter((_, index) => index !== 30)), 'log-file-changed'],
    ['lacks an event in the middle', () => joined(lines().filter((_, index) => index !== 2)), 'log-file-broken'],
    ['has two lines changed about', () => joined([lines()[0]!, lines()[2]!, lines()[1]!, ...lines().slice(3)]), 'log-file-broken'],
    ['has something after its end', () => `${text}{}\n`, 'log-file-broken'],
    ['is something else', () => 'Kế hoạch\n', 'log-file-foreign'],
    ['is empty', () => '', 'log-file-foreign'],
  ])('is refused when it %s', async (_, change, code) => {
    writeFileSync(path('changed.jsonl'), change());
    expect(await refusalOf(importLog(target, path('changed.jsonl')))).toBe(code);
  });

  it('is refused when it is compressed and cut, or not compressed although it says so', async () => {
    await exportLog(stores[0]!, path('log.gz'));
    writeFileSync(path('cut.gz'), readFileSync(path('log.gz')).subarray(0, 200));
    expect(await refusalOf(importLog(target, path('cut.gz')))).toBe('log-file-cut');
    writeFileSync(path('plain.gz'), text);
    expect(await refusalOf(importLog(target, path('plain.gz')))).toBe('log-file-foreign');
  });

  it('is refused when it is not there, and is not written over', async () => {
    expect(await refusalOf(importLog(target, path('none.jsonl')))).toBe('file-not-read');
    expect(await refusalOf(exportLog(target, path('log.jsonl')))).toBe('log-file-exists');
    expect(await refusalOf(exportLog(target, path('no/where.jsonl')))).toBe('file-not-written');
  });
});
