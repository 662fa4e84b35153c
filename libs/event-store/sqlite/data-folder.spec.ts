// One service a data folder, however the one before it ended.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDataFolder } from './data-folder.js';
import { everything, refusalOf, sampleEvent } from '../port/event-store.contract.js';
import { openSqliteEventStore } from './sqlite.event-store.js';

const HOLDER = fileURLToPath(new URL('../../../test/support/hold-data-folder.mjs', import.meta.url));
const NOBODY = 65534;

let parent: string;
let folder: string;
let child: ChildProcess | null;
beforeEach(() => {
  child = null;
  parent = mkdtempSync(join(tmpdir(), 'dung-han-'));
  folder = join(parent, 'data');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(parent, { recursive: true, force: true });
});

const opening = async (path = folder) => openDataFolder(path);

/** Lets another process take the folder. */
async function held(): Promise<ChildProcess> {
  child = spawn(process.execPath, [HOLDER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  expect(String(said)).toBe('held\n');
  return child;
}

/** Runs as someone to whom permissions apply, also when the tests run as root. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

it('creates the folder for its owner alone and says where things lie', () => {
  const data = openDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(existsSync(data.outbox)).toBe(true);
  expect(data).toMatchObject({ folder, events: join(folder, 'events.db'), projections: join(folder, 'projections.db') });
  data.close();
});

it('keeps a second one of the same process out until the first is closed', async () => {
  const first = openDataFolder(folder);
  expect(await refusalOf(opening())).toBe('data-folder-in-use');
  first.close();
  openDataFolder(folder).close();
});

it('keeps another process out until the first is killed', async () => {
  const holder = await held();
  expect(await refusalOf(opening())).toBe('data-folder-in-use');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  openDataFolder(folder).close();
});

it('lets readers in while a service holds the folder', async () => {
  const data = openDataFolder(folder);
  const store = openSqliteEventStore(data.folder);
  await store.append('a', 'none', [sampleEvent()]);
  const reader = openSqliteEventStore(data.events, { readOnly: true });
  expect(await everything(reader)).toHaveLength(1);
  await Promise.all([reader.close(), store.close()]);
  data.close();
});

it('names a folder that is a file', async () => {
  writeFileSync(folder, '');
  expect(await refusalOf(opening())).toBe('store-cannot-open');
  expect(await refusalOf(opening(join(folder, 'within')))).toBe('store-cannot-open');
});

it('names a folder that may not be written to, and writes nothing', async () => {
  chmodSync(parent, 0o755);
  mkdirSync(folder);
  chmodSync(folder, 0o555);
  expect(await asNobody(() => refusalOf(opening()))).toBe('store-read-only');
  expect(await asNobody(() => refusalOf((async () => openSqliteEventStore(folder))()))).toBe('store-cannot-open');
});

it('what was open to others before is its owner’s alone, with every file of the log', async () => {
  mkdirSync(join(folder, 'outbox'), { recursive: true, mode: 0o755 });
  const names = ['events.db', 'events.db-wal', 'events.db-shm', 'lock.db'];
  const before = openSqliteEventStore(folder);
  await before.append('a', 'none', [sampleEvent()]);
  writeFileSync(join(folder, 'lock.db'), '');
  for (const name of names) chmodSync(join(folder, name), 0o644);
  chmodSync(folder, 0o755);
  const data = openDataFolder(folder);
  const store = openSqliteEventStore(data.events);
  await store.append('b', 'none', [sampleEvent()]);
  expect(names.map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)])).toEqual(names.map((name) => [name, '600']));
  expect([folder, data.outbox].map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['700', '700']);
  await before.close();
  await store.close();
  data.close();
});
