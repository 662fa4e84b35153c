// A log that was cut, edited or put back from an older copy is told from the one that was seen.
import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleEvent } from '../port/event-store.contract.js';
import type { EventStore } from '../port/event-store.js';
import { openLogWitness, type LogWitness } from './log-witness.js';
import { openMemoryEventStore } from '../memory/memory.event-store.js';
import { openSqliteEventStore } from '../sqlite/sqlite.event-store.js';

const NOW = '2026-03-02T01:00:00.000Z';
const LATER = '2026-03-03T01:00:00.000Z';

let folder: string;
let log: EventStore;
let witness: LogWitness;
const file = () => join(folder, 'events.db');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-witness-'));
  log = openSqliteEventStore(file());
  witness = openLogWitness(join(folder, 'log-witness.db'));
  await append(250);
  await witness.note(log, NOW);
});
afterEach(async () => {
  witness.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

const append = async (count: number, stream = 'a'): Promise<void> => {
  await log.append(
    stream,
    'any',
    Array.from({ length: count }, (_, index) => sampleEvent({ index })),
  );
};
/** Something other than the product at the file. */
const behindItsBack = async (sql: string): Promise<void> => {
  await log.close();
  const db = new Database(file());
  db.exec(sql);
  db.close();
  log = openSqliteEventStore(file());
};

it('says nothing of a log that only grew', async () => {
  expect(await witness.check(log, NOW)).toEqual([]);
  await append(120);
  await witness.note(log, LATER);
  await append(1, 'b');
  expect(await witness.check(log, LATER)).toEqual([]);
  expect(witness.state()).toEqual({ begunAt: NOW, position: 370, events: 370, checkedAt: LATER, differences: [] });
});

it('goes on where the process before it stopped, and reads only what is new', async () => {
  witness.close();
  witness = openLogWitness(join(folder, 'log-witness.db'));
  await append(3);
  const read: number[] = [];
  const watched: EventStore = {
    ...log,
    async *follow(position, options) {
      for await (const event of log.follow(position, options)) {
        read.push(event.position);
        yield event;
      }
    },
  };
  await witness.note(watched, LATER);
  expect(read).toEqual([251, 252, 253]);
  expect(await witness.check(log, LATER)).toEqual([]);
});

it.each([
  ['the tail is gone', 'DELETE FROM events WHERE position > 180', { kind: 'shorter', since: 180, until: null, events: 70 }],
  ['everything is gone', 'DELETE FROM events', { kind: 'shorter', since: 0, until: null, events: 250 }],
  [
    'an event in the middle is gone',
    'DELETE FROM events WHERE position = 142',
    { kind: 'unreadable', since: 141, until: null, events: null },
  ],
  [
    'an event says something else',
    `UPDATE events SET data = '{"index":0}' WHERE position = 142`,
    { kind: 'changed', since: 101, until: 200, events: null },
  ],
  [
    'an event is by somebody else',
    `UPDATE events SET "by" = replace("by", 'so-tu-phap', 'so-y-te') WHERE position = 250`,
    { kind: 'changed', since: 201, until: 250, events: null },
  ],
  [
    'an event is no JSON any more',
    `UPDATE events SET data = '{' WHERE position = 142`,
    { kind: 'unreadable', since: 141, until: null, events: null },
  ],
  [
    'two hundreds that follow each other are changed',
    `UPDATE events SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE position IN (99, 101)`,
    { kind: 'changed', since: 1, until: 200, events: null },
  ],
])('%s', async (_name, sql, difference) => {
  await behindItsBack(sql);
  expect(await witness.check(log, LATER)).toEqual([difference]);
  expect(witness.state().differences).toEqual([difference]);
});

it('a cut log is noticed before anything is noted, also when it has grown again meanwhile', async () => {
  await behindItsBack('DELETE FROM events WHERE position > 180');
  await append(100, 'b');
  await witness.note(log, LATER);
  expect(witness.state().differences).toEqual([{ kind: 'changed', since: 101, until: 250, events: null }]);
  expect(witness.state().position).toBe(250);
});

it('is content again when the log is put back, and when it is accepted as it is', async () => {
  await log.close();
  copyFileSync(file(), join(folder, 'copy.db'));
  log = openSqliteEventStore(file());
  await behindItsBack('DELETE FROM events WHERE position > 10');
  await witness.note(log, LATER);
  expect(witness.state().differences).toMatchObject([{ kind: 'shorter', since: 10, events: 240 }]);
  await log.close();
  copyFileSync(join(folder, 'copy.db'), file());
  log = openSqliteEventStore(file());
  expect(await witness.check(log, LATER)).toEqual([]);
  await behindItsBack('DELETE FROM events WHERE position > 10');
  await witness.note(log, LATER);
  await witness.learn(log, LATER, 'e-1');
  expect(witness.state()).toMatchObject({ position: 10, events: 10, differences: [] });
  expect(witness.accepted()).toBe('e-1');
});

it('counts what is missing where positions of a log are no numbers of its events', async () => {
  const source = openMemoryEventStore();
  await source.append(
    'a',
    'none',
    Array.from({ length: 250 }, (_, index) => sampleEvent({ index })),
  );
  const spread: EventStore = {
    ...source,
    at: async (position) => source.at(position / 7),
    async *follow(position, options) {
      for await (const event of source.follow(position / 7, options))
        if (!gone.has(event.position)) yield { ...event, position: event.position * 7 };
    },
  };
  const gone = new Set<number>();
  const other = openLogWitness(':memory:');
  await other.note(spread, NOW);
  expect(await other.check(spread, NOW)).toEqual([]);
  for (const each of [120, 121]) gone.add(each);
  expect(await other.check(spread, NOW)).toEqual([{ kind: 'hole', since: 700, until: 1400, events: 2 }]);
  other.close();
});
