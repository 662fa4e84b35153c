// The service as a newcomer and as an agency's system meet it: the sample, the pages, the API, tokens.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { historyView, trailView } from '../../libs/audit/trail.views.js';
import { messagesView } from '../../libs/notice/message.views.js';
import { tasksView } from '../../libs/task/task.views.js';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';
import { openTasks, planYear } from '../support/sample.js';

let folder: ReturnType<typeof newFolder>;
let data: string;
let service: Service;

beforeAll(async () => {
  folder = newFolder();
  data = join(folder.path, 'data');
  service = await serve(['--data', data]);
});
afterAll(async () => {
  expect(await service.stop()).toBe(0);
  folder.remove();
});

const get = async (path: string, headers: Record<string, string> = {}) => fetch(service.url + path, { headers });
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, never>>;
const page = async (path: string) => {
  const answer = await get(path);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    csp: answer.headers.get('content-security-policy'),
    html: await answer.text(),
  };
};

describe('the sample', () => {
  it('shows a living system and says loudly that no mail is sent', async () => {
    expect(service.said()).toMatch(/KHÔNG CÓ THƯ ĐIỆN TỬ NÀO ĐƯỢC GỬI ĐI/);
    expect(await json('/api/health')).toMatchObject({ status: 'ok', mail: { transport: 'outbox', delivers: false } });
    const { plans } = (await json('/api/plans')) as unknown as { plans: { id: string; tasks: number; phase: string }[] };
    expect(plans).toMatchObject([{ tasks: 45, phase: 'approved' }]);
    const { tasks } = (await json('/api/tasks')) as unknown as { tasks: { standing: string }[] };
    expect(tasks).toHaveLength(45);
    expect(readdirSync(join(data, 'outbox')).filter((name) => name.endsWith('.eml')).length).toBeGreaterThan(20);
  });

  it('counts every task once', async () => {
    const { total } = (await json('/api/counts')) as unknown as { total: Record<string, number> };
    const {
      doneOnTime = 0,
      doneLate = 0,
      openOnTime = 0,
      openLate = 0,
      noDeadline = 0,
      suspended = 0,
      withdrawn = 0,
      carriedOver = 0,
    } = total;
    expect(doneOnTime + doneLate + openOnTime + openLate + noDeadline + suspended + withdrawn + carriedOver).toBe(45);
  });

  it('is not loaded twice', async () => {
    expect(await service.stop()).toBe(0);
    const before = readdirSync(join(data, 'outbox')).length;
    service = await serve(['--data', data]);
    expect(service.said()).not.toMatch(/đang nạp kế hoạch mẫu/);
    expect(readdirSync(join(data, 'outbox')).length).toBeGreaterThanOrEqual(before);
    expect(((await json('/api/plans')) as unknown as { plans: unknown[] }).plans).toHaveLength(1);
  });

  it('starts empty when asked to', async () => {
    const other = newFolder();
    const empty = await serve(['--data', join(other.path, 'data'), '--empty']);
    const answer = await fetch(`${empty.url}/api/plans`);
    expect(await answer.json()).toEqual({ plans: [] });
    expect(await (await fetch(empty.url)).text()).toContain('Chưa có kế hoạch nào');
    await empty.stop();
    other.remove();
  });
});

describe('answers', () => {
  it('are as their routes describe them', async () => {
    const { tasks } = tasksView.parse(await json('/api/tasks'));
    historyView.parse(await json(`/api/tasks/${tasks[0]!.id}/history`));
    trailView.parse(await json('/api/audit'));
    const { messages } = messagesView.parse(await json('/api/messages'));
    const { plans } = (await json('/api/plans')) as unknown as { plans: { id: string }[] };
    const { letters } = (await json('/api/letters')) as unknown as { letters: { letter: string }[] };
    const { reports } = (await json('/api/reports')) as unknown as { reports: { report: string }[] };
    const { agencies } = (await json('/api/agencies')) as unknown as { agencies: { id: string }[] };
    for (const path of [
      ...['counts', 'policies', 'calendar', `calendar/years/${await planYear(service)}`, 'chores', 'silences?all=true', 'agencies/export'],
      ...tasks.map(({ id }) => `tasks/${id}`),
      ...messages.slice(0, 20).map(({ key }) => `messages/${key}`),
      ...plans.map(({ id }) => `plans/${id}`),
      ...letters.map(({ letter }) => `letters/${letter}`),
      ...reports.map(({ report }) => `reports/${report}`),
      ...agencies.map(({ id }) => `agencies/${id}`),
    ])
      expect([path, (await get(`/api/${path}`)).status]).toEqual([path, 200]);
    expect(service.said()).not.toContain('not as it is described');
  });
});

describe('the pages', () => {
  it.each([
    '/',
    '/nhiem-vu',
    '/nhiem-vu?agency=so-tu-phap',
    '/nhiem-vu?standing=late',
    '/thu',
    '/gui',
    '/gui?state=sent',
    '/nhat-ky',
    '/nhat-ky?from=2026-01-01',
  ])('%s is a page that loads nothing from elsewhere', async (path) => {
    const { status, type, csp, html } = await page(path);
    expect({ status, type }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
    expect(csp).toContain("default-src 'none'");
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).not.toMatch(/undefined|\[object|NaN|<script/);
    expect(html).toBe(html.normalize('NFC'));
  });

  it('a task has its history, a mail can be read', async () => {
    const { tasks } = (await json('/api/tasks')) as unknown as { tasks: { id: string; title: string }[] };
    const task = tasks[1]!;
    const { status, html } = await page(`/nhiem-vu/${task.id}`);
    expect(status).toBe(200);
    expect(html).toContain(task.title);
    expect(html).toContain('Nhật ký nhiệm vụ');
    const { messages } = (await json('/api/messages')) as unknown as { messages: { key: string; channel: string }[] };
    expect((await page('/gui')).html).toContain(`href="/gui/${messages[0]!.key}"`);
    // The newest may be a text message.
    const { key: mail } = messages.find(({ channel }) => channel === 'email')!;
    const sent = (await page(`/gui/${mail}`)).html;
    expect(sent).toContain('Bắt đầu gửi thư điện tử');
    expect(sent).toContain(`href="/thu/${mail}"`);
    expect((await page('/gui?state=bounced')).html).toContain('Không có thư, tin nhắn nào.');
    expect((await page('/gui/khong-co')).status).toBe(404);
    expect((await page('/thu')).html).toMatch(/href="\/thu\/[A-Za-z0-9_-]+"/);
    expect((await page(`/thu/${mail}`)).status).toBe(200);
    const letter = await get(`/thu/${mail}/html`);
    expect(letter.headers.get('content-security-policy')).toContain('sandbox');
    expect(await letter.text()).toContain('Kính gửi');
    expect(await (await get(`/thu/${mail}/eml`)).text()).toMatch(/^Auto-Submitted: auto-generated$/m);
  });
});

describe('the API', () => {
  it('answers what is not there and what is wrong with an RFC 9457 problem, in the language asked for', async () => {
    const missing = await get('/api/tasks/khong-co');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-type')).toMatch(/application\/problem\+json/);
    expect(await missing.json()).toMatchObject({ status: 404, code: 'task.unknown', detail: expect.stringMatching(/[ôóệ]/) });
    const english = await get('/api/tasks/khong-co', { 'accept-language': 'en' });
    expect(((await english.json()) as { detail: string }).detail).toMatch(/no|not/i);
    expect((await get('/api/audit?from=hom-qua')).status).toBe(422);
    expect((await get('/api/khong-co')).status).toBe(404);
    expect((await get('/thu/..%2F..%2Fevents.db/eml')).status).toBe(404);
    // A browser in English shows pages in Vietnamese, and this is one of them.
    const page = await get('/nhiem-vu/khong-co', { accept: 'text/html', 'accept-language': 'en' });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Tổng quan');
  });

  it('describes every route', async () => {
    const { paths } = (await json('/api/docs.json')) as unknown as { paths: Record<string, Record<string, { summary?: string }>> };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/health', '/api/plans', '/api/tasks/{id}', '/api/tasks/{id}/{verb}', '/api/audit']),
    );
    for (const methods of Object.values(paths)) for (const route of Object.values(methods)) expect(route.summary).toBeTruthy();
  });

  it('writes for the bearer of a token, within the rights of its agency, and shows it at once', async () => {
    const task = (await openTasks(service)).find((each) => each.leadText === 'Sở Tài chính')!;
    const post = (verb: string, body: unknown, token?: string) =>
      fetch(`${service.url}/api/tasks/${task.id}/${verb}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      });

    expect((await post('report-progress', { percent: 50 })).status).toBe(401);
    expect((await post('report-progress', { percent: 50 }, 'dh_lan_000000000000_xxx')).status).toBe(401);
    await dunghan(['account', 'open', 'lan', '--name', 'Nguyễn Thị Lan', '--agency', 'so-tai-chinh', '--role', 'head', '--data', data]);
    const token = (await dunghan(['account', 'token', 'lan', '--data', data])).stdout.trim();

    const done = await post('report-progress', { percent: 50, note: '<script>alert(1)</script> Đã làm một nửa' }, token);
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject({ id: task.id, parts: [{ phase: 'in-progress', percent: 50 }] });
    expect((await post('report-progress', { percent: 150 }, token)).status).toBe(422);
    expect((await post('report-progress', '{"percent":', token)).status).toBe(400);
    const large = await post('report-progress', `{"note":"${'a'.repeat(29_000_000)}"}`, token);
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, 'body-too-large']);
    expect((await post('confirm-completion', {}, token)).status).toBe(409);
    expect((await post('nhay', {}, token)).status).toBe(404);
    const plan = await fetch(`${service.url}/api/plans`, {
      method: 'POST',
      body: '{"name":"x.txt","content":""}',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
    expect(plan.status).toBe(403);

    const { events } = (await json(`/api/tasks/${task.id}/history`)) as unknown as {
      events: { type: string; by: { user: string; via: string }; sentence: string }[];
    };
    expect(events.at(-1)).toMatchObject({ type: 'ProgressReported', by: { user: 'lan', via: 'http' } });
    const { html } = await page(`/nhiem-vu/${task.id}`);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });

  it('answers the trail as things were known at an earlier moment', async () => {
    const year = await planYear(service);
    const accepted = async (asOf: string) =>
      ((await json(`/api/audit?type=TaskAccepted${asOf}`)) as unknown as { events: { recordedAt: string }[] }).events;
    const then = await accepted(`&asOf=${year}-01-07`);
    for (const event of then) expect(event.recordedAt < `${year}-01-08`).toBe(true);
    expect((await accepted('')).length).toBeGreaterThan(then.length);
    expect(then.length).toBeGreaterThan(0);
  });
});
