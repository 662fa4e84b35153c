// Read models: what they answer, how they follow the log, and how they come back after anything that happens to their file.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Projection, StoredEvent, Upcaster } from '../../kernel/index.js';
import { upcastingEventStore } from '../wrapping/upcasting.event-store.js';
import type { EventStore } from '../port/event-store.js';
import { refusalOf, sampleEvent } from '../port/event-store.contract.js';
import { openMemoryEventStore } from '../memory/memory.event-store.js';
import { openProjections, type Projections } from './projections.js';

interface TaskRow {
  task: string;
  lead: string;
  due: string | null;
  percent: number;
  changes: number;
}

type Change = Partial<Omit<TaskRow, 'changes'>> & { task: string; gone?: boolean };

/** One row a task, removed when the task is gone. */
const tasks: Projection<TaskRow> = {
  name: 'tasks',
  version: 1,
  keys: (event) => (event.type === 'Changed' ? [(event.data as Change).task] : []),
  evolve(row, event) {
    const { gone, ...change } = event.data as Change;
    if (gone) return null;
    const before = row ?? { task: change.task, lead: '', due: null, percent: 0, changes: 0 };
    return { ...before, ...change, changes: before.changes + 1 };
  },
  indexes: { lead: (row) => row.lead, due: (row) => row.due, percent: (row) => row.percent },
};

/** How many changes, and to which tasks, for each lead: an event may touch several rows. */
const leads: Projection<{ changes: number; tasks: string[] }> = {
  name: 'leads',
  version: 1,
  keys: (event) => (event.type === 'Changed' && (event.data as Change).lead ? [(event.data as Change).lead!, 'all'] : []),
  evolve: (row, event) => ({ changes: (row?.changes ?? 0) + 1, tasks: [...(row?.tasks ?? []), (event.data as Change).task] }),
  indexes: {},
};

let folder: string;
let file: string;
let store: EventStore;
let opened: Projections[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
  file = join(folder, 'projections.db');
  store = openMemoryEventStore();
  opened = [];
});
afterEach(() => {
  for (const projections of opened) projections.close();
  rmSync(folder, { recursive: true, force: true });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of different shapes live in one list
function open(list: Projection<any>[] = [tasks, leads], at = file): Projections {
  const projections = openProjections(at, list);
  opened.push(projections);
  return projections;
}

const change = (data: Change, to = store) => to.append(`task-${data.task}`, 'any', [sampleEvent(data, { type: 'Changed' })]);

/** The rows and indexes as they lie in the file. */
function tables(): unknown {
  const db = new Database(file, { readonly: true });
  const content = ['p_tasks', 'p_leads', 'checkpoints'].map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
  const indexes = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`).pluck().all();
  db.close();
  return [content, indexes];
}

/** Counts how often a projection folds. */
function watched<Row>(projection: Projection<Row>): Projection<Row> & { folded: number } {
  const watch = { ...projection, folded: 0 };
  watch.evolve = (row, event, key) => {
    watch.folded += 1;
    return projection.evolve(row, event, key);
  };
  return watch;
}

describe('the questions', () => {
  let projections: Projections;
  beforeEach(async () => {
    projections = open();
    await change({ task: 'c', lead: 'so-y-te', due: '2021-06-30', percent: 10 });
    await change({ task: 'a', lead: 'so-tu-phap', due: '2021-09-30', percent: 9 });
    await change({ task: 'd', lead: 'so-tu-phap', due: '2021-06-30', percent: 100 });
    await change({ task: 'b', lead: 'so-tu-phap' });
    await projections.catchUp(store);
  });
  const names = (rows: TaskRow[]) => rows.map((row) => row.task);

  it('get: one row, or null', () => {
    expect(projections.get(tasks, 'a')).toEqual({ task: 'a', lead: 'so-tu-phap', due: '2021-09-30', percent: 9, changes: 1 });
    expect(projections.get(tasks, 'x')).toBeNull();
  });

  it("get: a large row is parsed once until it changes, and is nobody's to change", async () => {
    const large = 'Sở Tư pháp '.repeat(2_000);
    await change({ task: 'e', lead: large });
    await projections.catchUp(store);
    const row = projections.get(tasks, 'e')!;
    expect(projections.get(tasks, 'e')).toBe(row);
    expect(() => (row.percent = 5)).toThrow(TypeError);
    await change({ task: 'e', percent: 7 });
    await projections.catchUp(store);
    expect(projections.get(tasks, 'e')).toEqual({ task: 'e', lead: large, due: null, percent: 7, changes: 2 });
    expect([row.percent, projections.get(tasks, 'a') === projections.get(tasks, 'a')]).toEqual([0, false]);
  });

  it('where: rows with a value, in the order of their keys', () => {
    expect(names(projections.where(tasks, 'lead', 'so-tu-phap'))).toEqual(['a', 'b', 'd']);
    expect(names(projections.where(tasks, 'lead', 'so-tu-phap', 2))).toEqual(['a', 'b']);
    expect(names(projections.where(tasks, 'percent', 100))).toEqual(['d']);
    expect(projections.where(tasks, 'lead', 'so-xay-dung')).toEqual([]);
  });

  it('upTo: rows that have a value not above, in the order of value and key', () => {
    expect(names(projections.upTo(tasks, 'due', '2021-06-30'))).toEqual(['c', 'd']);
    expect(names(projections.upTo(tasks, 'due', '2021-12-31'))).toEqual(['c', 'd', 'a']);
    expect(names(projections.upTo(tasks, 'due', '2021-12-31', 1))).toEqual(['c']);
    expect(names(projections.upTo(tasks, 'percent', 10))).toEqual(['b', 'a', 'c']);
  });

  it('page: rows of a range in the order of value and key, and where to go on', () => {
    const [half, year] = ['2021-06-30', '2021-12-31'];
    const first = projections.page(tasks, 'due', { from: half, to: year, after: '' }, 2);
    expect([names(first.rows), first.rest]).toEqual([['c', 'd'], { from: half, to: year, after: 'd' }]);
    const second = projections.page(tasks, 'due', first.rest!, 2);
    expect([names(second.rows), second.rest]).toEqual([['a'], null]);
    expect(names(projections.page(tasks, 'lead', { from: 'so-tu-phap', to: 'so-tu-phap', after: 'a' }, 9).rows)).toEqual(['b', 'd']);
    expect(projections.page(tasks, 'due', { from: '2022-01-01', to: '2022-12-31', after: '' }, 9)).toEqual({ rows: [], rest: null });
  });

  it('all: every row in the order of the keys', () => {
    expect(names(projections.all(tasks))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('count: how many rows with a value', () => {
    expect(projections.count(tasks, 'lead', 'so-tu-phap')).toBe(3);
    expect(projections.count(tasks, 'lead', 'so-xay-dung')).toBe(0);
  });

  it('follow a row that changes what it is looked up by, changes otherwise, or goes', async () => {
    await change({ task: 'd', due: '2021-12-31' });
    await change({ task: 'c', gone: true });
    await projections.catchUp(store);
    expect(names(projections.upTo(tasks, 'due', '2021-12-31'))).toEqual(['a', 'd']);
    expect(projections.get(tasks, 'd')).toMatchObject({ due: '2021-12-31', lead: 'so-tu-phap', changes: 2 });
    expect(projections.get(tasks, 'c')).toBeNull();
    await change({ task: 'a', due: null, task2: 'x' } as Change);
    await projections.catchUp(store);
    expect(names(projections.upTo(tasks, 'due', '2021-12-31'))).toEqual(['d']);
  });

  it('are answered from an index', () => {
    const db = new Database(file, { readonly: true });
    const plan = (sql: string) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('x'));
    expect(plan('SELECT row FROM p_tasks WHERE "i_due" <= ? ORDER BY "i_due", key LIMIT 5')).toMatch(/p_tasks\.i_due(?!.*B-TREE)/);
    expect(plan('SELECT row FROM p_tasks WHERE "i_lead" = ? ORDER BY key LIMIT 5')).toMatch(/p_tasks\.i_lead(?!.*B-TREE)/);
    const page = db.prepare(
      'EXPLAIN QUERY PLAN SELECT row FROM p_tasks WHERE ("i_due", key) > (?, ?) AND "i_due" <= ? ORDER BY "i_due", key LIMIT 5',
    );
    expect(JSON.stringify(page.all('x', '', 'y'))).toMatch(/SEARCH p_tasks USING INDEX p_tasks\.i_due(?!.*B-TREE)/);
    db.close();
  });

  it('must be asked of what is there', () => {
    expect(() => projections.where(tasks, 'colour', 'red')).toThrow('colour');
    expect(() => projections.get({ ...tasks, name: 'others' }, 'a')).toThrow('others');
    expect(() => open([{ ...tasks, name: 'drop table' }], ':memory:')).toThrow('drop table');
  });
});

describe('following the log', () => {
  it('folds what is new, once, also across a restart', async () => {
    const first = watched(tasks);
    const before = open([first]);
    for (const task of ['a', 'b', 'a']) await change({ task });
    expect(await before.catchUp(store)).toBe(3);
    expect(await before.catchUp(store)).toBe(3);
    expect(first.folded).toBe(3);
    before.close();

    await change({ task: 'a' });
    const second = watched(tasks);
    const after = open([second]);
    expect(after.position()).toBe(3);
    expect(await after.catchUp(store)).toBe(4);
    expect(second.folded).toBe(1);
    expect(after.get(tasks, 'a')).toMatchObject({ changes: 3 });
  });

  it('stops where it is told', async () => {
    for (const task of ['a', 'b', 'c']) await change({ task });
    const projections = open();
    expect(await projections.catchUp(store, { upTo: 2 })).toBe(2);
    expect(projections.all(tasks)).toHaveLength(2);
    expect(await projections.catchUp(store, { upTo: 2 })).toBe(2);
    expect(await projections.catchUp(store)).toBe(3);
  });

  it('folds once when several ask at the same time', async () => {
    const watch = watched(tasks);
    const projections = open([watch]);
    for (const task of ['a', 'b']) await change({ task });
    await Promise.all([projections.catchUp(store), projections.catchUp(store), projections.catchUp(store)]);
    expect(watch.folded).toBe(2);
  });

  it('tells each new event when its rows can be read, in order', async () => {
    const projections = open();
    await change({ task: 'a' });
    await change({ task: 'b' });
    const told: [number, boolean][] = [];
    const onEvent = (event: StoredEvent) => void told.push([event.position, projections.get(tasks, 'b') !== null]);
    await projections.catchUp(store, { onEvent });
    await change({ task: 'c' });
    await projections.catchUp(store, { onEvent });
    expect(told).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  it('lets one wait for a position', async () => {
    const projections = open();
    await change({ task: 'a' });
    await change({ task: 'b' });
    const seen: string[] = [];
    const waits = [2, 1, 3].map((position) => projections.waitFor(position).then(() => void seen.push(`at ${position}`)));
    await projections.catchUp(store, { upTo: 2 });
    await Promise.all(waits.slice(0, 2));
    await projections.waitFor(1);
    expect(seen.sort()).toEqual(['at 1', 'at 2']);
    projections.close();
    expect(await refusalOf(waits[2]!)).toBe('store-closed');
  });

  describe('a rule that breaks on an event', () => {
    /** Breaks on one task, in the second of the tables. */
    const fragile = (version: number, evolve: (typeof leads)['evolve']): typeof leads => ({
      ...leads,
      version,
      evolve: (row, event, key) => ((event.data as Change).task === 'b' ? evolve(row, event, key) : leads.evolve(row, event, key)),
    });
    const held = [{ stream: 'b', position: 2, type: 'Changed', reason: 'data-broken' }];

    async function fill(): Promise<void> {
      for (const task of ['a', 'b', 'a', 'b', 'c'])
        await store.append(task, 'any', [sampleEvent({ task, lead: 'so-y-te' }, { type: 'Changed' })]);
    }

    it.each<[string, (typeof leads)['evolve']]>([
      [
        'throws',
        () => {
          throw new TypeError('not what I was made for');
        },
      ],
      ['gives nothing', () => undefined as never],
      ['leaves a member out', () => ({ changes: 1, tasks: undefined as never })],
    ])('%s: it leaves no trace in any table, its stream waits, all others are folded', async (_, evolve) => {
      const projections = open([tasks, fragile(1, evolve)]);
      await fill();
      await projections.catchUp(store);
      expect(projections.position()).toBe(5);
      expect(projections.parked()).toEqual(held);
      expect([projections.isParked('b'), projections.isParked('b', 1), projections.isParked('a')]).toEqual([true, false, false]);
      expect(projections.get(tasks, 'b')).toBeNull();
      expect(projections.get(leads, 'all')).toEqual({ changes: 3, tasks: ['a', 'a', 'c'] });
      // Again what was not broken, and after it what was.
      await fill();
      await projections.catchUp(store);
      expect(projections.get(tasks, 'a')).toMatchObject({ changes: 4 });
      expect(projections.parked()).toEqual(held);
    });

    it('is set aside again by the same rule, and folded in its place by one that understands it', async () => {
      const broken = () => {
        throw new TypeError('not what I was made for');
      };
      const [first, again] = [open([tasks, fragile(1, broken)]), () => open([tasks, fragile(1, broken)])];
      await fill();
      await first.catchUp(store);
      first.close();
      const second = again();
      await second.catchUp(store);
      expect(second.parked()).toEqual(held);
      second.close();
      const understands = open([tasks, fragile(2, leads.evolve)]);
      await understands.catchUp(store);
      expect(understands.parked()).toEqual([]);
      expect(understands.get(tasks, 'b')).toMatchObject({ changes: 2 });
      expect(understands.get(leads, 'all')).toEqual({ changes: 5, tasks: ['a', 'b', 'a', 'b', 'c'] });
    });

    it('is found where a column would be no text and no number', async () => {
      const due: Projection<TaskRow> = { ...tasks, indexes: { lead: ({ task }) => (task === 'b' ? ({} as never) : task) } };
      const projections = open([due, leads]);
      await fill();
      await projections.catchUp(store);
      expect(projections.parked()).toEqual(held);
      expect(projections.where(due, 'lead', 'a')).toMatchObject([{ task: 'a', changes: 2 }]);
    });
  });

  it('keeps the bookmarks of those who react', async () => {
    const projections = open();
    expect(projections.checkpoint('cycle')).toBe(0);
    projections.setCheckpoint('cycle', 7);
    projections.close();
    expect(open().checkpoint('cycle')).toBe(7);
  });

  it('folds events in their newest shape', async () => {
    await store.append('task-a', 'none', [sampleEvent({ name: 'a' }, { type: 'Renamed', version: 1 })]);
    await store.append('task-a', 0, [sampleEvent({ of: 'b' }, { type: 'Renamed', version: 2 })]);
    const upcasters: Upcaster[] = [
      { type: 'Renamed', fromVersion: 1, up: (data) => ({ of: (data as { name: string }).name }) },
      { type: 'Renamed', fromVersion: 2, up: (data) => ({ task: (data as { of: string }).of }) },
    ];
    const names: Projection<{ version: number }> = {
      name: 'names',
      version: 1,
      keys: (event) => [(event.data as Change).task],
      evolve: (_, event) => ({ version: event.version }),
      indexes: {},
    };
    const projections = open([names], ':memory:');
    await projections.catchUp(upcastingEventStore(store, upcasters));
    expect(projections.get(names, 'a')).toEqual({ version: 3 });
    expect(projections.get(names, 'b')).toEqual({ version: 3 });
  });
});

describe('building anew', () => {
  /** A year of changes: tasks come, move, change hands and go. */
  async function history(from: number, to: number): Promise<void> {
    for (let n = from; n < to; n += 1) {
      const task = `t${(n * 7) % 40}`;
      const lead = n % 3 === 0 ? { lead: `so-${n % 5}` } : {};
      const due = n % 4 === 0 ? { due: `2021-${String((n % 12) + 1).padStart(2, '0')}-28` } : {};
      await change(n % 11 === 0 ? { task, gone: true } : { task, percent: n % 101, ...lead, ...due });
    }
  }

  it('gives the same tables, whether folded one by one, at once, or again', async () => {
    const projections = open();
    for (let n = 0; n < 600; n += 1) {
      await history(n, n + 1);
      if (n % 7 < 5) await projections.catchUp(store);
    }
    await projections.catchUp(store);
    const incremental = tables();
    await projections.rebuild(store);
    expect(tables()).toEqual(incremental);
    projections.close();
    rmSync(file);
    await open().catchUp(store);
    expect(tables()).toEqual(incremental);
  });

  it.each([
    ['version', { version: 2 }],
    ['set of indexes', { indexes: { lead: (row: TaskRow) => row.lead } }],
  ])('folds one table from the start when its %s changes, and no other, telling nobody', async (_, difference) => {
    await history(0, 50);
    const before = open();
    await before.catchUp(store);
    before.close();

    const [newer, same] = [watched({ ...tasks, ...difference }), watched(leads)];
    const after = open([newer, same]);
    expect(after.position()).toBe(0);
    expect(after.all(newer)).toEqual([]);
    await history(50, 52);
    const told: number[] = [];
    expect(await after.catchUp(store, { onEvent: (event) => void told.push(event.position) })).toBe(52);
    expect(newer.folded).toBe(52);
    expect(same.folded).toBeLessThan(5);
    expect(told).toEqual([51, 52]);

    const fresh = open([tasks, leads], ':memory:');
    await fresh.catchUp(store);
    expect(after.all(newer)).toEqual(fresh.all(tasks));
    expect(after.all(same)).toEqual(fresh.all(leads));
  });

  it('takes in a projection that is new', async () => {
    await history(0, 30);
    const before = open([tasks]);
    await before.catchUp(store);
    before.close();
    const after = open();
    await after.catchUp(store);
    expect(after.get(leads, 'all')).not.toBeNull();
  });

  it('says how far it has come', async () => {
    await history(0, 20);
    const progress: number[] = [];
    await open().rebuild(store, { onProgress: (position) => void progress.push(position) });
    expect(progress).toEqual([20]);
  });

  it('writes in several transactions when many rows are touched, and still reads its own rows', async () => {
    const many: Projection<{ n: number }> = {
      name: 'many',
      version: 1,
      keys: () => ['sum', 'total'],
      evolve: (row, event) => ({ n: (row?.n ?? 0) + event.position }),
      indexes: { n: (row) => row.n },
    };
    const wide: Projection<{ n: number }> = {
      ...many,
      name: 'wide',
      keys: (event) => Array.from({ length: 70 }, (_, index) => `${event.position}/${index}`),
    };
    await history(0, 1100);
    const progress: number[] = [];
    const projections = open([many, wide]);
    await projections.catchUp(store, { onProgress: (position) => void progress.push(position) });
    expect(progress).toEqual([500, 1000, 1100]);
    expect(projections.get(many, 'sum')).toEqual({ n: (1100 * 1101) / 2 });
    expect(projections.count(many, 'n', (1100 * 1101) / 2)).toBe(2);
    expect(projections.all(wide)).toHaveLength(77_000);
  });
});

describe('a file that is worth nothing', () => {
  const before = async (): Promise<void> => {
    await change({ task: 'a', lead: 'so-y-te' });
    await change({ task: 'b', lead: 'so-y-te' });
    const projections = open();
    await projections.catchUp(store);
    projections.close();
  };
  const comesBack = async () => {
    const projections = open();
    expect(await projections.catchUp(store)).toBe(2);
    expect(projections.all(tasks)).toHaveLength(2);
  };

  it('is thrown away when it is no database', async () => {
    writeFileSync(file, 'không phải cơ sở dữ liệu '.repeat(500));
    await change({ task: 'a' });
    await change({ task: 'b' });
    await comesBack();
  });

  it('is thrown away when it belongs to another program or a newer version', async () => {
    await before();
    for (const pragma of ['application_id = 1', 'user_version = 99']) {
      const db = new Database(file);
      db.pragma(pragma);
      db.close();
      await comesBack();
      for (const projections of opened) projections.close();
    }
  });

  it('is thrown away when its tables turn out to be damaged while it is in use', async () => {
    await before();
    const db = new Database(file);
    db.exec(`UPDATE p_tasks SET row = substr(row, 1, 5)`);
    db.close();
    const projections = open();
    expect(await refusalOf((async () => projections.get(tasks, 'a'))())).toBe('store-corrupt');
    expect(await projections.catchUp(store)).toBe(2);
    expect(projections.get(tasks, 'a')).toMatchObject({ changes: 1 });
  });

  it('is thrown away in the middle of catching up', async () => {
    await before();
    const db = new Database(file);
    db.exec(`UPDATE p_tasks SET row = substr(row, 1, 5)`);
    db.close();
    await change({ task: 'a' });
    const projections = open();
    expect(await projections.catchUp(store)).toBe(3);
    expect(projections.get(tasks, 'a')).toMatchObject({ changes: 2 });
  });

  it.each([
    ['another log', 2],
    ['a shorter log', 1],
  ])('is thrown away when it was folded from %s', async (_, events) => {
    await before();
    const other = openMemoryEventStore();
    for (const task of ['x', 'y'].slice(0, events)) await change({ task }, other);
    const projections = open();
    expect(await projections.catchUp(other)).toBe(events);
    expect(projections.all(tasks).map((row) => row.task)).toEqual(['x', 'y'].slice(0, events));
    expect(projections.get(leads, 'so-y-te')).toBeNull();
  });

  it('cannot be asked once it is closed', async () => {
    const projections = open();
    projections.close();
    expect(await refusalOf((async () => projections.all(tasks))())).toBe('store-closed');
    expect(await refusalOf(projections.waitFor(1))).toBe('store-closed');
    expect(await refusalOf(projections.catchUp(store))).toBe('store-closed');
  });
});
