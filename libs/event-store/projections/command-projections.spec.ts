// Read models of commands: kept for the next, and in nobody's way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Projection } from '../../kernel/index.js';
import { openCommandProjections } from './command-projections.js';
import { dataPaths } from '../sqlite/data-folder.js';
import { sampleEvent } from '../port/event-store.contract.js';
import type { EventStore } from '../port/event-store.js';
import { openSqliteEventStore } from '../sqlite/sqlite.event-store.js';

let folded: number;
const counted: Projection<{ events: number }> = {
  name: 'counted',
  version: 1,
  keys: () => ['all'],
  evolve: (row) => ((folded += 1), { events: (row?.events ?? 0) + 1 }),
  indexes: {},
};
let folder: string;
let store: EventStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
  store = openSqliteEventStore(join(folder, 'events.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One command: how many events it has folded, and what it sees. */
async function run(whileOpen: () => Promise<void> = async () => undefined): Promise<[number, number | undefined]> {
  folded = 0;
  const projections = openCommandProjections(dataPaths(folder), [counted]);
  await projections.catchUp(store);
  const seen = [folded, projections.get(counted, 'all')?.events] as [number, number | undefined];
  await whileOpen();
  projections.close();
  return seen;
}

it('are kept for the next, which folds only what is new', async () => {
  await store.append('a', 'none', [sampleEvent(), sampleEvent()]);
  expect(await run()).toEqual([2, 2]);
  await store.append('a', 1, [sampleEvent()]);
  expect(await run()).toEqual([1, 3]);
  expect(await run()).toEqual([0, 3]);
});

it('are in the memory of one that runs at the same time', async () => {
  await store.append('a', 'none', [sampleEvent(), sampleEvent()]);
  let beside: unknown;
  await run(async () => void (beside = await run()));
  expect(beside).toEqual([2, 2]);
  expect(await run()).toEqual([0, 2]);
});
