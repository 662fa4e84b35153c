// Somebody has written into the log of a real service what it does not understand: who acts on it is told so, by every way in.
import { join } from 'node:path';
import { sampleEvent } from '../../libs/event-store/port/event-store.contract.js';
import { openSqliteEventStore } from '../../libs/event-store/sqlite/sqlite.event-store.js';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';
import { FIRST, planFile } from '../support/plan-files.js';

let folder: ReturnType<typeof newFolder>;
let data: string;
let service: Service;
let token: string;
/** The task whose stream is poisoned, and one that nothing is wrong with. */
let [held, other] = ['', ''];

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${service.url}${path}`, { headers });
const act = (task: string, language = 'vi') =>
  fetch(`${service.url}/api/tasks/${task}/withdraw`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ document: '9/UBND', reason: 'Thử' }),
  });

beforeAll(async () => {
  folder = newFolder();
  data = join(folder.path, 'data');
  const command = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await dunghan([...args, '--data', data]);
    expect({ args, code, stderr }).toMatchObject({ code: 0 });
    return stdout;
  };
  const plan = { ...FIRST, rows: FIRST.rows.slice(0, 4) };
  await command('plan', 'import', planFile(folder.path, 'ke-hoach.md', plan), '--by', 'ubnd-tinh');
  await command('plan', 'approve', '8-kh-ubnd-tinh-nam-dinh-2026', '--as-read', '--by', 'ubnd-tinh');
  await command('account', 'open', 'chu-tich', '--name', 'Chủ tịch', '--role', 'head', '--agency', 'ubnd-tinh');
  token = /dh\S+/.exec(await command('account', 'token', 'chu-tich'))?.[0] ?? '';
  [held = '', other = ''] = (JSON.parse(await command('task', 'list', '--json')) as { id: string }[]).map(({ id }) => id);
  const log = await openSqliteEventStore(join(data, 'events.db'));
  await log.append(`task-${held}`, 'any', [sampleEvent({}, { type: 'SomethingElse' })]);
  await log.close();
  service = await serve(['--data', data]);
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

it('raises the alarm in its health, its metrics and its chores', async () => {
  expect(await (await get('/api/health')).json()).toMatchObject({ status: 'degraded', setAside: 1, cycle: { fault: null } });
  expect(await (await get('/metrics')).text()).toMatch(/^dunghan_streams_held 1$/m);
  expect(await dunghan(['chore', 'list', '--json', '--data', data])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`“task-${held}” không đọc được`),
  });
});

it('refuses whoever acts on it, and lets others act on the rest', async () => {
  const refused = await act(held);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([409, 'application/problem+json; charset=utf-8']);
  expect(await refused.json()).toMatchObject({
    status: 409,
    code: 'stream-held',
    type: 'urn:dung-han:problem:stream-held',
    detail: expect.stringContaining('có một sự kiện không đọc được'),
  });
  expect(await (await act(held, 'en')).json()).toMatchObject({ detail: expect.stringContaining('an event that cannot be read') });
  expect((await act(other)).status).toBeLessThan(300);

  const by = ['--by', 'ubnd-tinh', '--document', '9/UBND', '--reason', 'Thử', '--data', data];
  const command = await dunghan(['task', 'do', 'withdraw', held, ...by]);
  expect([command.code, command.stdout]).toEqual([1, '']);
  expect(command.stderr.trim().split('\n')).toEqual([expect.stringContaining('có một sự kiện không đọc được')]);
});

it('still shows it as it was last understood', async () => {
  for (const path of [`/nhiem-vu/${held}`, '/nhiem-vu', '/', `/api/tasks/${held}`, `/api/tasks/${held}/history`, '/nhat-ky'])
    expect([path, (await get(path, { accept: 'text/html' })).status]).toEqual([path, 200]);
});
