// An event that nobody understands is parked in its place: its stream waits behind it, all others go on, and a program that
// understands it folds the log anew.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Projection, StoredEvent } from '../../kernel/index.js';
import { everything, refusalOf, sampleEvent } from './event-store.contract.js';
import type { EventStore } from './event-store.js';
import { openMemoryEventStore } from '../memory/memory.event-store.js';
import { openProjections, type Projections } from '../projections/projections.js';
import { upcastingEventStore } from '../wrapping/upcasting.event-store.js';

const said: Projection<{ said: string[] }> = {
  name: 'said',
  version: 1,
  keys: (event) => [event.stream],
  evolve: (row, event) => ({ said: [...(row?.said ?? []), event.type] }),
  indexes: {},
};

const typed = (type: string, version = 1) => sampleEvent({}, { type, version });
const types = (events: readonly StoredEvent[]) => events.map((event) => event.type);

let folder: string;
let log: EventStore;
let projections: Projections;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
  log = openMemoryEventStore();
  projections = openProjections(join(folder, 'projections.db'), [said]);
  await log.append('a', 'none', [typed('Known')]);
  await log.append('b', 'none', [typed('Known')]);
  await log.append('a', 0, [typed('Strange')]);
  await log.append('c', 'none', [typed('Known', 2)]);
  await log.append('a', 1, [typed('Known')]);
  await log.append('b', 0, [typed('Known')]);
});
afterEach(() => {
  projections.close();
  rmSync(folder, { recursive: true, force: true });
});

const reading = (versions: Record<string, number>) => upcastingEventStore(log, [], versions);

it('is told in its place to who follows, and refuses who would decide on its stream', async () => {
  const store = reading({ Known: 1 });
  expect(types(await everything(store))).toEqual(['Known', 'Known', '$set-aside', '$set-aside', 'Known', 'Known']);
  expect(await refusalOf(store.read('a'))).toBe('stream-held');
  expect(await refusalOf(store.read('c'))).toBe('stream-held');
  expect(types(await store.read('b'))).toEqual(['Known', 'Known']);
  expect(types(await store.read('a', 0, 1))).toEqual(['Known']);
});

it('holds back what follows in its stream and nothing else, also after the file is opened again', async () => {
  const store = reading({ Known: 1 });
  await projections.catchUp(store);
  const held = [
    { stream: 'a', position: 3, type: 'Strange', reason: 'type-unknown' },
    { stream: 'c', position: 4, type: 'Known', reason: 'version-newer' },
  ];
  const rows = () => ['a', 'b', 'c'].map((key) => projections.get(said, key)?.said ?? null);
  expect(projections.parked()).toEqual(held);
  expect(rows()).toEqual([['Known'], ['Known', 'Known'], null]);
  projections.close();
  projections = openProjections(join(folder, 'projections.db'), [said]);
  await log.append('a', 2, [typed('Known')]);
  await log.append('b', 1, [typed('Known')]);
  await projections.catchUp(reading({ Known: 1 }));
  expect(projections.parked()).toEqual(held);
  expect(rows()).toEqual([['Known'], ['Known', 'Known', 'Known'], null]);
});

it('is folded in its place by a program that understands it', async () => {
  await projections.catchUp(reading({ Known: 1 }));
  projections.close();
  projections = openProjections(join(folder, 'projections.db'), [said]);
  await projections.catchUp(reading({ Known: 2, Strange: 1 }));
  expect(projections.parked()).toEqual([]);
  expect(projections.get(said, 'a')).toEqual({ said: ['Known', 'Strange', 'Known'] });
});
