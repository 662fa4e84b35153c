// What anybody may read is made once for each minute and each state of the log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '../../../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../../../libs/kernel/clock.js';
import { instantAt, isRefusal } from '../../../../libs/kernel/index.js';
import type { TaskState } from '../../../../libs/task/facts/task.state.rule.js';
import { tasksProjection } from '../../../../libs/task/tasks.projection.js';
import { approvedPlan } from '../../../../test/support/approved-plan.js';
import { elsewhere } from '../../runtime/turn-trigger.js';
import type { Application } from '../../../../libs/application/ports/application.types.js';
import { openServiceApplication } from '../../../../libs/application/compose.js';
import { startServer, type RunningServer } from '../../server.js';

let path: string;
let folder: DataFolder;
let clock: VirtualClock;
let application: Application;
let server: RunningServer;
/** How many rows of tasks the answers have read. */
let read = 0;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-open-'));
  folder = openDataFolder(path);
  clock = new VirtualClock(instantAt('2021-03-15', '08:00'));
  application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'cycle' });
  const rows = Array.from({ length: 120 }, (_, row) => ({
    title: `Việc số ${row + 1}`,
    lead: 'Sở Tư pháp',
    coordinators: '',
    deadline: 'Quý IV năm 2021',
  }));
  await approvedPlan(application, path, 2021, rows, { asRead: true });
  await application.react();
  await application.catchUp();
  const { page } = application.projections;
  application.projections.page = (projection, index, range, limit) => {
    const answer = page(projection, index, range, limit);
    if (projection.name === tasksProjection.name) read += answer.rows.length;
    return answer;
  };
  const way = { host: '127.0.0.1', port: 0, sample: false, outbox: folder.outbox, returnedMail: null, report: () => undefined };
  server = await startServer(application, { ...way, role: 'all', trigger: elsewhere });
  await server.ready;
});
afterAll(async () => {
  await server.close();
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});
beforeEach(() => {
  read = 0;
  // Another minute: nothing is kept.
  clock.moveTo(instantAt('2021-03-15', `09:0${minute++}`));
});
let minute = 0;

const get = async (address: string): Promise<string> => (await fetch(server.url + address)).text();

it('every task is gone through once for all lists, pages and filters of a minute', async () => {
  await Promise.all(['/api/tasks', '/api/tasks', '/nhiem-vu', '/nhiem-vu?page=2', '/api/tasks?agency=so-tu-phap'].map(get));
  // The tasks for the lists, and once more for the counts that the pages show.
  expect(read).toBe(240);
  await Promise.all(['/', '/api/counts', '/api/tasks?standing=late'].map(get));
  expect(read).toBe(240);
});

it('what has come into the log is in the next answer', async () => {
  const before = await get('/api/tasks');
  expect(await get('/api/tasks')).toBe(before);
  const [task] = application.projections.all<TaskState>(tasksProjection);
  const by = { user: 'giam-doc', agency: 'so-tu-phap', role: 'head' as const, via: 'http' as const };
  expect(isRefusal(await application.tasks.order('accept', task!.id, {}, by, clock.now()))).toBe(false);
  await application.catchUp();
  expect(await get('/api/tasks')).toContain('"phase":"accepted"');
});

it('a long list of tasks is shown page by page, with how many there are', async () => {
  const [first, second, beyond] = await Promise.all(['/nhiem-vu', '/nhiem-vu?page=2', '/nhiem-vu?page=9'].map(get));
  expect(first).toContain('120 nhiệm vụ');
  expect(first?.match(/Việc số \d+/g)).toHaveLength(100);
  expect(first).toContain('href="/nhiem-vu?page=2"');
  expect(second?.match(/Việc số \d+/g)).toHaveLength(20);
  expect(beyond?.match(/Việc số \d+/g)).toHaveLength(20);
});

it.each(['/api/calendar/preview', '/api/policies/preview-move'])('%s goes through tasks, and asks who wants to know', async (address) => {
  const answer = await fetch(server.url + address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'account.token-needed']);
});
