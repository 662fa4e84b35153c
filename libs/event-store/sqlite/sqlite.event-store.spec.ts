// The SQLite log keeps the contract, and says clearly what is wrong with a file, a folder or a disk.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durableEventStoreContract, eventStoreContract, everything, refusalOf, sampleEvent } from '../port/event-store.contract.js';
import type { EventStore } from '../port/event-store.js';
import { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite.event-store.js';

let folder: string;
let stores: EventStore[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options?: SqliteEventStoreOptions): EventStore {
  const store = openSqliteEventStore(folder, options);
  stores.push(store);
  return store;
}

const opening = async (options?: SqliteEventStoreOptions) => open(options);
const file = () => join(folder, 'events.db');

const opened = async () => ({ store: open(), reopen: async () => open(), dispose: async () => {} });
eventStoreContract('sqlite event store', opened);
durableEventStoreContract('sqlite event store', opened);

/** A log of so many events, closed. */
async function written(events: number): Promise<void> {
  const store = open();
  for (let n = 0; n < events; n += 1) await store.append(`s${n % 5}`, 'any', [sampleEvent({ n, text: 'x'.repeat(500) })]);
  await store.close();
}

describe('a file that is not what it should be', () => {
  it('is named when it is no database, and left as it is', async () => {
    writeFileSync(file(), 'Đây không phải là cơ sở dữ liệu. '.repeat(100));
    expect(await refusalOf(opening())).toBe('store-not-a-database');
  });

  it('is named when it was cut short', async () => {
    await written(200);
    truncateSync(file(), 20_000);
    expect(await refusalOf(opening().then(everything))).toBe('store-corrupt');
  });

  it('is named when an event is missing', async () => {
    await written(10);
    const db = new Database(file());
    db.exec('DELETE FROM events WHERE position = 4');
    db.close();
    const store = open();
    expect(await refusalOf(everything(store))).toBe('store-corrupt');
    expect(await refusalOf(store.read('s3'))).toBe('store-corrupt');
  });

  it('is named when the text of an event is broken', async () => {
    await written(3);
    const db = new Database(file());
    db.exec(`UPDATE events SET data = substr(data, 1, 9) WHERE position = 2`);
    db.close();
    expect(await refusalOf(everything(open()))).toBe('store-corrupt');
  });

  it('is not written to when it belongs to another program', async () => {
    const db = new Database(file());
    db.exec('CREATE TABLE contacts (name TEXT)');
    db.close();
    expect(await refusalOf(opening())).toBe('store-foreign');
    const again = new Database(file(), { readonly: true });
    expect(again.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['contacts']);
    again.close();
  });

  it('is refused when a newer version made it', async () => {
    await written(1);
    const db = new Database(file());
    db.pragma('user_version = 99');
    db.close();
    expect(await refusalOf(opening())).toBe('store-newer');
  });
});

describe('a full disk', () => {
  it('fails the append that does not fit, whole, and no other', async () => {
    const store = open({ maxPages: 60 });
    await store.append('a', 'none', [sampleEvent({ n: 1 })]);
    const large = () => sampleEvent({ text: 'x'.repeat(400_000) });
    const [small, tooLarge, other] = await Promise.allSettled([
      store.append('b', 'none', [sampleEvent({ n: 2 })]),
      store.append('c', 'none', [sampleEvent({ n: 3 }), large()]),
      store.append('d', 'none', [sampleEvent({ n: 4 })]),
    ]);
    expect([small!.status, other!.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(tooLarge).toMatchObject({ status: 'rejected', reason: { refusal: { code: 'store-full' } } });
    expect(await store.read('c')).toEqual([]);
    expect(await refusalOf(store.append('c', 'none', [large()]))).toBe('store-full');
    expect(await store.append('a', 0, [sampleEvent({ n: 5 })])).toEqual({ revision: 1, position: 4 });
  });

  it('loses nothing when it is full for good', async () => {
    const store = open({ maxPages: 40 });
    let acknowledged = 0;
    const fill = async () => {
      for (;;) acknowledged = (await store.append('a', 'any', [sampleEvent({ text: 'x'.repeat(1000) })])).position;
    };
    expect(await refusalOf(fill())).toBe('store-full');
    expect(acknowledged).toBeGreaterThan(10);
    expect(await everything(store)).toHaveLength(acknowledged);
    await store.close();
    expect(await open().append('a', acknowledged - 1, [sampleEvent()])).toEqual({ revision: acknowledged, position: acknowledged + 1 });
  });
});

describe('another process', () => {
  it('is waited for, and named when it does not let go', async () => {
    const store = open({ patienceMs: 30 });
    const other = new Database(file());
    other.exec('BEGIN IMMEDIATE');
    expect(await refusalOf(store.append('a', 'none', [sampleEvent()]))).toBe('store-locked');
    other.exec('ROLLBACK');
    other.close();
    expect(await store.append('a', 'none', [sampleEvent()])).toEqual({ revision: 0, position: 1 });
  });

  it('may be slow without an append being lost', async () => {
    const store = open();
    const other = new Database(file());
    other.exec('BEGIN IMMEDIATE');
    const append = store.append('a', 'none', [sampleEvent()]);
    setTimeout(() => other.exec('COMMIT'), 50);
    expect(await append).toEqual({ revision: 0, position: 1 });
    other.close();
  });
});

describe('a reader beside the service', () => {
  it('sees what is written and writes nothing', async () => {
    const store = open();
    await store.append('a', 'none', [sampleEvent({ n: 1 })]);
    const reader = open({ readOnly: true });
    await store.append('a', 0, [sampleEvent({ n: 2 })]);
    expect(await reader.read('a')).toHaveLength(2);
    expect(await refusalOf(reader.append('a', 1, [sampleEvent()]))).toBe('store-read-only');
  });

  it('is not held up by a writer, nor holds one up', async () => {
    await written(3);
    const reader = open({ readOnly: true });
    const other = new Database(file());
    expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
    other.exec(`BEGIN EXCLUSIVE; UPDATE events SET type = 'Other'`);
    expect(await everything(reader)).toHaveLength(3);
    other.exec('ROLLBACK');
    other.close();
  });

  it('is told when there is nothing to read', async () => {
    expect(await refusalOf(opening({ readOnly: true }))).toBe('store-missing');
  });
});
