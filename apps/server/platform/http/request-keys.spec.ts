// An order that is given again under its key is answered again and recorded once: also after a restart, by another process, and when both
// arrive at once. The same key for another order is refused.
import { accountService } from '../../../../libs/identity/account.service.js';
import { requestKey } from '../../../../libs/identity/request-key.rule.js';
import { isRefusal, refuse, RefusedError, type StoredEvent } from '../../../../libs/kernel/index.js';
import { planOf } from '../../../../libs/plan/reading/plan-file.reader.js';
import { chairOf, closeSabotaged, applicationOn, sabotagedApplication } from '../../../../test/support/sabotage.js';
import { elsewhere } from '../../runtime/turn-trigger.js';
import type { Application } from '../../../../libs/application/ports/application.types.js';
import { startServer, type RunningServer } from '../../server.js';

const servers: RunningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await closeSabotaged();
});

async function serve(application: Application): Promise<string> {
  const way = { host: '127.0.0.1', port: 0, sample: false, outbox: '/nowhere', returnedMail: null, report: () => undefined };
  const server = await startServer(application, { ...way, role: 'api', trigger: elsewhere });
  servers.push(server);
  await server.ready;
  return server.url;
}

async function bearer(application: Application, user: string, agency: string | null, role: 'head' | 'officer' | 'admin'): Promise<string> {
  const accounts = accountService(application.store);
  await accounts.open({ user, name: user, agency, role }, chairOf(), application.clock.now());
  const issued = await accounts.issueToken(user, '2027-01-01T00:00:00.000Z', chairOf(), application.clock.now());
  if (isRefusal(issued)) throw new Error(issued.code);
  return issued.bearer;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function post(url: string, path: string, token: string, body: object, key?: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const KEY = 'bao-cao-2021-03-11-a';

async function begin(deadline?: string) {
  const play = await sabotagedApplication(deadline);
  const lan = await bearer(play.application, 'lan', 'so-tu-phap', 'officer');
  const task = play.story.task(1);
  const reported = async (): Promise<StoredEvent[]> =>
    (await play.log.read(`task-${task}`)).filter(({ type }) => type === 'ProgressReported');
  return { ...play, lan, task, path: `/api/tasks/${task}/report-progress`, reported, url: await serve(play.application) };
}

it('the same order twice is one event and one answer; without a key it is two orders', async () => {
  const { url, path, lan, reported } = await begin();
  const first = await post(url, path, lan, { percent: 40, note: 'Đã dự thảo' }, KEY);
  const again = await post(url, path, lan, { note: 'Đã dự thảo', percent: 40 }, KEY);
  expect(first.status).toBe(200);
  expect(again).toEqual(first);
  const [event, ...others] = await reported();
  expect(others).toEqual([]);
  expect(event!.by.request).toEqual({ key: KEY, body: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
  expect(JSON.stringify(event!.data)).not.toContain(KEY);
  await post(url, path, lan, { percent: 40 });
  await post(url, path, lan, { percent: 40 });
  expect(await reported()).toHaveLength(3);
});

it('says when it was recorded, and shows how things stand now', async () => {
  const { url, path, lan, clock } = await begin();
  const report = (percent: number, key: string) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${lan}`, 'idempotency-key': key },
      body: JSON.stringify({ percent }),
    });
  expect((await report(40, KEY)).headers.get('dunghan-recorded-at')).toBeNull();
  const at = clock.now();
  clock.moveTo('2021-03-11T04:00:00.000Z');
  await report(60, `${KEY}-b`);
  const again = await report(40, KEY);
  expect([again.status, new Date(again.headers.get('dunghan-recorded-at') ?? '').toISOString()]).toEqual([200, at]);
  expect(await again.json()).toMatchObject({ parts: [{ percent: 60 }] });
});

it('holds after a restart, and in another process', async () => {
  const { url, path, lan, reported, log, clock } = await begin();
  const first = await post(url, path, lan, { percent: 40 }, KEY);
  const other = applicationOn(log, clock);
  await other.catchUp();
  const again = await post(await serve(other), path, lan, { percent: 40 }, KEY);
  expect(again).toEqual(first);
  expect(await reported()).toHaveLength(1);
});

it('another order under the same key is refused and changes nothing, to whatever it is given', async () => {
  const { url, path, lan, reported, story } = await begin();
  await post(url, path, lan, { percent: 40 }, KEY);
  const others: [string, object][] = [
    [path, { percent: 41 }],
    [`/api/tasks/${story.task(1)}/accept`, {}],
    [`/api/tasks/${story.task(2)}/report-progress`, { percent: 40 }],
  ];
  for (const [where, body] of others) {
    expect(await post(url, where, lan, body, KEY)).toEqual({
      status: 422,
      body: expect.objectContaining({ code: 'request-key-reused', type: 'urn:dung-han:problem:request-key-reused' }) as object,
    });
  }
  expect(await reported()).toHaveLength(1);
});

it('keys of one account are nothing to another', async () => {
  const { url, path, lan, reported, application } = await begin();
  const minh = await bearer(application, 'minh', 'so-tu-phap', 'head');
  await post(url, path, lan, { percent: 40 }, KEY);
  expect(await post(url, path, minh, { percent: 60 }, KEY)).toMatchObject({ status: 200 });
  expect(await reported()).toHaveLength(2);
});

it('what was refused may be given again under its key once it may be done', async () => {
  const { url, path, lan, reported, saboteur } = await begin();
  saboteur.append = () => new RefusedError(refuse('store-full', { file: 'events.db' }));
  expect(await post(url, path, lan, { percent: 40 }, KEY)).toMatchObject({ status: 503 });
  saboteur.append = null;
  expect(await post(url, path, lan, { percent: 40 }, KEY)).toMatchObject({ status: 200 });
  expect(await reported()).toHaveLength(1);
});

it('both at once are one event, and neither is told anything untrue', async () => {
  const { url, path, lan, reported } = await begin();
  const answers = await Promise.all([1, 2, 3].map(() => post(url, path, lan, { percent: 40 }, KEY)));
  for (const { status, body } of answers)
    expect([200, 409]).toContain(status === 409 ? (body['code'] === 'request-under-way' ? 409 : 0) : status);
  expect(await reported()).toHaveLength(1);
});

it('orders that look before they record are answered again too', async () => {
  const { url, application, log, story } = await begin('Theo hướng dẫn của Bộ Nội vụ');
  const chair = await bearer(application, 'chu-tich-tinh', 'ubnd-tinh', 'head');
  const silence = { task: story.task(1), part: 'so-tu-phap', reason: 'Chờ Bộ', until: '2021-04-01' };
  const first = await post(url, '/api/silences', chair, silence, `${KEY}-1`);
  expect(await post(url, '/api/silences', chair, silence, `${KEY}-1`)).toEqual(first);
  const body = { tasks: [story.task(1), story.task(2)], to: '2021-04-29', document: '12/UBND-NC', documentDate: '2021-03-11' };
  const set = await post(url, '/api/deadlines', chair, body, `${KEY}-2`);
  expect(await post(url, '/api/deadlines', chair, body, `${KEY}-2`)).toEqual(set);
  const types: string[] = [];
  for await (const { type } of log.follow(0)) types.push(type);
  expect(types.filter((type) => type === 'SilenceStarted')).toHaveLength(1);
  expect(types.filter((type) => type === 'DeadlineSet')).toHaveLength(2);
});

const DRAFT = `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: 8/KH-UBND

Nam Định, ngày 01 tháng 02 năm 2021

KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2021

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện |
|---|---|---|---|
| 1 | Rà soát dữ liệu dùng chung | Ngành hộ tịch | Quý II năm 2021 |
`;

it('words resolved and taught to the directory may be given again under their key', async () => {
  const { application, clock, log } = await sabotagedApplication();
  const { reading, source } = await planOf(Buffer.from(DRAFT), 'du-thao.md', {
    directory: application.directory(),
    calendar: application.calendar,
    language: 'vi',
  });
  const imported = await application.plans.import(reading, source, application.calendar.version, chairOf(), clock.now());
  if (isRefusal(imported)) throw new Error(imported.code);
  const body = { decision: 'resolve', row: '1', text: 'Ngành hộ tịch', agency: 'so-tu-phap', teach: true };
  const give = () =>
    application.plans.decide(imported.plan, body, { ...chairOf(), request: { key: 'day-ten-goi', body: 'x' } }, clock.now());
  const first = await give();
  if (isRefusal(first)) throw new Error(JSON.stringify(first));
  expect(first.events.map(({ type }) => type)).toEqual(['AgencyResolved']);
  const again = await give();
  expect(isRefusal(again) ? again : again.events).toEqual(first.events);
  expect((await log.read('directory')).filter(({ type }) => type === 'AliasTaught')).toHaveLength(1);
});

it.each(['ngắn', 'co dau cach', 'x'.repeat(129), '', 'có-dấu-tiếng-việt'])('the key “%s” is none', (key) => {
  expect(requestKey(key)).toMatchObject({ code: 'request-key-invalid' });
});

it('a key that is none is refused, and every order of the API knows the header', async () => {
  const { url, path, lan, reported } = await begin();
  expect(await post(url, path, lan, { percent: 40 }, 'ngan')).toMatchObject({ status: 400, body: { code: 'request-key-invalid' } });
  expect(await reported()).toEqual([]);
  const { paths } = (await (await fetch(`${url}/api/docs.json`)).json()) as {
    paths: Record<string, { post?: { parameters?: { name: string }[] } }>;
  };
  expect(paths['/api/tasks/{id}/{verb}']?.post?.parameters?.map(({ name }) => name)).toContain('Idempotency-Key');
});
