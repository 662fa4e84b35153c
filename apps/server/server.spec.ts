// A process that begins on a log in which something has yet to follow: who works sees to it, who only answers leaves it to them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approvedPlan } from '../../test/support/approved-plan.js';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt } from '../../libs/kernel/index.js';
import { elsewhere } from './runtime/turn-trigger.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { openServiceApplication } from '../../libs/application/compose.js';
import type { Role } from '../../libs/application/config/roles.js';
import { startServer } from './server.js';

let path: string;
let folder: DataFolder;
let application: Application;

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-server-'));
  folder = openDataFolder(path);
  const clock = new VirtualClock(instantAt('2021-03-15', '08:00'));
  application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'cycle' });
});
afterEach(async () => {
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

/** Approves a plan of one task, and nothing follows yet. */
async function approve(title: string, year: number): Promise<string> {
  const rows = [{ title, lead: 'Sở Tư pháp', coordinators: '', deadline: `Quý IV năm ${year}` }];
  const plan = await approvedPlan(application, path, year, rows, { asRead: true });
  await application.catchUp();
  return plan;
}

const serve = (role: Role) => {
  const way = { host: '127.0.0.1', port: 0, sample: false, outbox: folder.outbox, returnedMail: null, report: () => undefined };
  return startServer(application, { ...way, role, trigger: elsewhere });
};

const titlesOf = async (): Promise<string[]> => (await application.listTasks({})).map(({ title }) => title);

it.each<[Role, string[]]>([
  ['api', ['Việc mới']],
  ['worker', ['Việc cũ', 'Việc mới']],
  ['all', ['Việc cũ', 'Việc mới']],
])('%s: after an order, these tasks are assigned: %j', async (role, titles) => {
  await approve('Việc cũ', 2021);
  const server = await serve(role);
  await server.ready;
  await approve('Việc mới', 2022);
  await application.react();
  expect(await titlesOf()).toEqual(titles);
  await server.close();
});

it('api: a plan that is compared has its tasks, although nobody has assigned them yet', async () => {
  const plan = await approve('Việc cũ', 2021);
  const server = await serve('api');
  await server.ready;
  expect(await application.plans.comparison(plan)).toMatchObject({ code: 'plan.no-amendment' });
  expect(await titlesOf()).toEqual(['Việc cũ']);
  await server.close();
});
