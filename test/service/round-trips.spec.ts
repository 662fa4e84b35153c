// What a request asks of a log on another machine: each question is a way there and back, so that their number is what people wait for.
import { join } from 'node:path';
import { furnish, joinServiceApplication } from '../../libs/application/compose.js';
import { startServer, type RunningServer } from '../../apps/server/server.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { systemClock } from '../../libs/kernel/clock.js';
import { dunghan, newFolder } from '../support/dunghan.js';
import { startStandIn, type StandIn } from '../support/eventstore/server.js';
import { planText } from '../support/plan-files.js';
import { until } from '../support/until.js';

let folder: ReturnType<typeof newFolder>;
let own: DataFolder;
let store: StandIn;
let application: Application;
let server: RunningServer;
let token: string;

beforeAll(async () => {
  folder = newFolder();
  store = await startStandIn();
  const env = { DUNGHAN_KURRENTDB_URL: `kurrentdb://127.0.0.1:${store.port}?tls=false` };
  const account = (...args: string[]) => dunghan(['account', ...args, '--data', join(folder.path, 'cli')], env);
  await account('open', 'lan', '--name', 'Nguyễn Thị Lan', '--role', 'admin');
  token = /dh\S+/.exec((await account('token', 'lan')).stdout)?.[0] ?? '';
  own = openDataFolder(join(folder.path, 'house'));
  application = await furnish(
    await joinServiceApplication({
      folder: own,
      channels: new Map(),
      clock: systemClock,
      language: 'vi',
      link: null,
      via: 'cycle',
      config: env,
    }),
  );
  // The log is also watched, once a second and for nobody's request.
  const unwatched = Object.create(application, { watched: { value: undefined } }) as Application;
  server = await startServer(unwatched, {
    host: '127.0.0.1',
    port: 0,
    sample: false,
    outbox: folder.path,
    returnedMail: null,
    role: 'api',
    report: () => undefined,
  });
  // Once the follower is confirmed, who has a token is known without a question.
  const look = () => asked(() => fetch(`${server.url}/api/tasks`, { headers: { authorization: `Bearer ${token}` } }));
  await until(look, ({ read }) => read.length === 0);
});
afterAll(async () => {
  await server.close();
  await application.close();
  own.close();
  await store.stop();
  folder.remove();
});

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/api/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as Record<string, unknown>;
  expect([answer.status < 300, said]).toEqual([true, expect.anything()]);
  return said;
}

/** What the work asked of the log, in the order of names: some of it goes side by side. Heartbeats are nobody's question. */
async function asked(work: () => Promise<unknown>): Promise<StandIn['asked']> {
  const [read, written] = [store.asked.read.length, store.asked.written.length];
  await work();
  const questions = store.asked.read.slice(read).filter((each) => each !== 'anything');
  return { read: questions.sort(), written: store.asked.written.slice(written).sort() };
}

it('an order reads the stream that it is about and writes to it, and so does what follows from it; the log itself is not read', async () => {
  const rows = ['Sở Tư pháp', 'Sở Nội vụ'].map((lead) => [`Rà soát văn bản của ${lead}`, lead, '', '30/11/2030', 'Báo cáo'] as const);
  const paper = planText({ number: '8/KH-UBND', issued: 'ngày 04 tháng 01 năm 2030', year: 2030, rows });
  const id = '8-kh-ubnd-tinh-nam-dinh-2030';
  const [plan, first, second] = [`dunghan-plan-${id}`, `dunghan-task-${id}.r01`, `dunghan-task-${id}.r02`];
  const imported = await asked(() => post('plans', { name: 'ke-hoach.txt', content: Buffer.from(paper).toString('base64') }));
  expect(imported).toEqual({ read: [plan], written: [plan] });
  // Both tasks are assigned, and a ladder that is new needs no look.
  expect(await asked(() => post(`plans/${id}/approve`, { revision: 0 }))).toEqual({
    read: [plan, first, second],
    written: [`dunghan-ladder-${id}.r01.so-tu-phap`, `dunghan-ladder-${id}.r02.so-noi-vu`, plan, first, second],
  });
  expect(await asked(() => post('agencies/teach-alias', { agency: 'so-noi-vu', alias: 'Sở Nội vụ tỉnh nhà' }))).toEqual({
    read: ['dunghan-directory'],
    written: ['dunghan-directory'],
  });
  expect(await asked(() => fetch(`${server.url}/api/tasks`, { headers: { authorization: `Bearer ${token}` } }))).toEqual({
    read: [],
    written: [],
  });
});
