// A data folder that an earlier version has left: the log, the read models and the settings are those of today, and the work goes on.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { texts } from '../../libs/texts/index.js';
import { dunghan, serve, type Service } from '../support/dunghan.js';

const KEPT = join(process.cwd(), 'test/fixtures/kept-folder');
const PACKED = /\.gz$/;

interface Held {
  /** Position, id and type of each. */
  events: [number, string, string][];
  tasks: { id: string; title: string; due: string | null; parts: [string, string][] }[];
  settings: string[];
}

interface ListedTask {
  id: string;
  title: string;
  deadline: { nominalDue: string | null };
  parts: { agency: string; phase: string }[];
}

const held = JSON.parse(readFileSync(join(KEPT, 'what-it-holds.json'), 'utf8')) as Held;
let data: string;
let service: Service;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dung-han-kept-'));
  for (const name of readdirSync(KEPT).filter((each) => PACKED.test(each)))
    writeFileSync(join(data, name.replace(PACKED, '')), gunzipSync(readFileSync(join(KEPT, name))));
  service = await serve(['--data', data]);
});
afterAll(async () => {
  await service.stop();
  rmSync(data, { recursive: true, force: true });
});

const json = async <T>(path: string): Promise<T> => (await (await fetch(service.url + path)).json()) as T;

it('is served, and its log is whole', async () => {
  expect(await json('/api/health')).toMatchObject({ status: 'ok', log: { faults: [] } });
  const checked = await dunghan(['audit', 'check', '--data', data]);
  expect(checked.code).toBe(0);
});

it('has the tasks as they stood', async () => {
  const { tasks } = await json<{ tasks: ListedTask[] }>('/api/tasks');
  const seen = tasks.map(({ id, title, deadline, parts }) => ({
    id,
    title,
    due: deadline.nominalDue,
    parts: parts.map(({ agency, phase }) => [agency, phase]),
  }));
  expect(seen).toEqual(held.tasks);
});

it('has every event under its name, each with a sentence', async () => {
  const { events } = await json<{ events: { position: number; id: string; type: string; sentence: string }[] }>('/api/audit?limit=1000');
  expect(events.slice(0, held.events.length).map(({ position, id, type }) => [position, id, type])).toEqual(held.events);
  expect(events.filter(({ sentence }) => !sentence)).toEqual([]);
});

it('goes on from there, and sends nothing of what it sent again', async () => {
  const [first] = held.tasks;
  const ordered = await dunghan([
    'task',
    'do',
    'report-completion',
    first!.id,
    '--by',
    'so-tu-phap',
    '--document',
    '12/KH-STP',
    '--data',
    data,
  ]);
  expect(ordered).toMatchObject({ code: 0 });
  const found = await dunghan(['audit', 'find', '--limit', '1000', '--json', '--data', data]);
  const { events } = JSON.parse(found.stdout) as { events: { position: number; type: string; stream: string }[] };
  const composed = events.filter(({ type }) => type === 'MessageComposed').map(({ stream }) => stream);
  expect(composed).toEqual([...new Set(composed)]);
  expect(events.some(({ type, position }) => type === 'CompletionReported' && position > held.events.length)).toBe(true);
});

it('keeps every setting under its name', () => {
  expect(held.settings.filter((name) => !Object.hasOwn(texts('en').settings, name))).toEqual([]);
});
