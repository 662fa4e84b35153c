// Whoever asks for the health of the log is told that it cannot be written, until it can.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalOf, sampleEvent } from '../port/event-store.contract.js';
import { WrongRevisionError } from '../port/event-store.js';
import { openSqliteEventStore } from '../sqlite/sqlite.event-store.js';
import { writableLog } from './write-faults.event-store.js';

it('a full disk is a fault until something is written again; a lost race is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dung-han-full-'));
  const { store, fault } = writableLog(openSqliteEventStore(folder, { maxPages: 20 }));
  await store.append('a', 'none', [sampleEvent()]);
  expect(fault()).toBeNull();
  expect(await refusalOf(store.append('b', 'none', [sampleEvent({ text: 'x'.repeat(200_000) })]))).toBe('store-full');
  expect(fault()).toMatchObject({ code: 'store-full', params: { file: join(folder, 'events.db') } });
  await expect(store.append('a', 'none', [sampleEvent()])).rejects.toThrow(WrongRevisionError);
  expect(fault()).toMatchObject({ code: 'store-full' });
  await store.append('a', 0, [sampleEvent()]);
  expect(fault()).toBeNull();
  await store.close();
  rmSync(folder, { recursive: true });
});
