// Without a mail server every mail is kept as a file that whoever reaches the service may look at: nothing he finds there, or
// anywhere else, lets him act for its addressee.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import request from 'supertest';
import type { Application } from '../../libs/application/ports/application.types.js';
import { linkIn } from '../../libs/engine/lookups/message-views.js';
import { openServiceApplication } from '../../libs/application/compose.js';
import { startServer } from '../../apps/server/server.js';
import { channelsFrom } from '../../libs/application/config/settings.js';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { accountService } from '../../libs/identity/account.service.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal } from '../../libs/kernel/index.js';
import { approvedPlan } from '../support/approved-plan.js';

const LINK = 'http://dunghan.tinh.gov.vn';
const SIGNED = /\/l\/[\w-]{16,}|[\w-]{16,}\.[0-9a-v]{26}|[0-9a-f]{32}\.[0-9a-v]{16}/;

let path: string;
let folder: DataFolder;
let application: Application;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-hidden-'));
  folder = openDataFolder(path);
  const clock = new VirtualClock(instantAt('2021-03-15', '08:00'));
  const channels = channelsFrom({}, folder, LINK);
  application = await openServiceApplication({ folder, channels, clock, language: 'vi', link: LINK, via: 'cycle' });
  server = await startServer(application, {
    host: '127.0.0.1',
    port: 0,
    sample: false,
    outbox: folder.outbox,
    returnedMail: null,
    report: () => {},
  });
  const rows = [{ title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', coordinators: 'Sở Nội vụ', deadline: 'Quý I năm 2021' }];
  await approvedPlan(application, path, 2021, rows);
  await application.cycle();
  await application.queue.idle();
  await application.catchUp();
});
afterAll(async () => {
  await server.close();
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

const http = () => request(server.url);
const keys = () => readdirSync(folder.outbox).flatMap((name) => (name.endsWith('.eml') ? [name.slice(0, -4)] : []));
/** A mail as a reader's program decodes it, all of it. */
const decoded = async (bytes: Buffer | string): Promise<string> => {
  const { text, html, headerLines } = await simpleParser(bytes);
  return [text, html || '', ...headerLines.map(({ line }) => line)].join('\n');
};

it('the files hold no link of anybody', async () => {
  expect(keys().length).toBeGreaterThan(1);
  for (const key of keys()) {
    const mail = await decoded(readFileSync(join(folder.outbox, `${key}.eml`)));
    expect(mail).not.toMatch(SIGNED);
    expect(mail).toContain('[liên kết riêng của người nhận, không hiển thị ở đây]');
  }
});

it('no page, list, answer of the API or entry of the trail shows one', async () => {
  const paths = [
    ...[
      '/',
      '/nhiem-vu',
      '/thu',
      '/gui',
      '/nhat-ky',
      '/api/messages',
      '/api/audit',
      '/api/chores',
      '/api/tasks',
      '/metrics',
      '/api/health',
    ],
    ...keys().flatMap((key) => [`/thu/${key}`, `/thu/${key}/html`, `/gui/${key}`, `/api/messages/${key}`]),
  ];
  for (const each of paths) {
    const { status, text } = await http().get(each);
    expect({ each, found: SIGNED.exec(text)?.[0] ?? null, served: status < 400 || each === '/api/audit' }).toEqual({
      each,
      found: null,
      served: true,
    });
  }
});

it('a file that an earlier version has written is shown and given without its links', async () => {
  const at = application.clock.now();
  const links = [application.links!.urlOf('read', 'f'.repeat(32), at), application.links!.urlOf('copies', 'f'.repeat(32), at)] as const;
  const old = [
    'From: =?utf-8?Q?=C4=90=C3=BAng_H=E1=BA=A1n?= <dung-han@tinh.example>',
    'To: =?utf-8?Q?Gi=C3=A1m_=C4=91=E1=BB=91c?= <gd@so-y-te.example>',
    'Subject: Thu cu',
    'Date: Mon, 15 Mar 2021 08:00:00 +0700',
    `List-Unsubscribe: <${links[1]}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`<html lang="vi"><p>Kính gửi</p><a href="${links[0]}">Xác nhận</a></html>`).toString('base64'),
  ];
  writeFileSync(join(folder.outbox, 'cu.eml'), old.join('\r\n'));
  const shown = await http().get('/thu/cu/html');
  expect(shown.text).toContain('<a role="link" aria-disabled="true"');
  expect(shown.text).not.toMatch(SIGNED);
  const file = await http()
    .get('/thu/cu/eml')
    .buffer(true)
    .parse((answer, done) => {
      let all = '';
      answer.on('data', (part: Buffer) => (all += part.toString('latin1'))).on('end', () => done(null, all));
    });
  expect(await decoded(file.body as string)).not.toMatch(SIGNED);
  expect((await simpleParser(file.body as string)).to).toMatchObject({ text: '"Giám đốc" <gd@so-y-te.example>' });
  rmSync(join(folder.outbox, 'cu.eml'));
});

it('the links of a message are the same at each attempt, on whatever day', () => {
  const [key = ''] = keys();
  const first = linkIn(application, key, instantAt('2021-03-15', '08:00'))('read');
  expect(first).toMatch(SIGNED);
  expect(linkIn(application, key, instantAt('2021-03-18', '14:00'))('read')).toBe(first);
});

describe('whoever knocks', () => {
  const asked = (host: string, to = '/api/tasks') => http().get(to).set('host', host);

  it('is answered only under the names of the service', async () => {
    expect((await asked('localhost:8080')).status).toBe(200);
    const { status, body, headers } = await asked('ke-xau.example');
    expect(status).toBe(421);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ code: 'host-not-served', detail: expect.stringContaining('“ke-xau.example”') });
    expect((await asked('ke-xau.example', '/api/health')).status).toBe(421);
    expect((await asked('10.0.0.7:3000', '/api/health')).status).toBe(200);
    expect((await asked('10.0.0.7:3000')).status).toBe(421);
  });

  it('and guesses is told to wait, while a right token goes through', async () => {
    const at = application.clock.now();
    await accountService(application.store).open({ user: 'lan', name: 'Lan', agency: null, role: 'admin' }, application.self, at);
    const issued = await accountService(application.store).issueToken('lan', instantAt('2022-01-01', '00:00'), application.self, at);
    if (isRefusal(issued)) throw new Error(issued.code);
    const by = (bearer: string) => http().get('/api/tasks').set('authorization', `Bearer ${bearer}`);
    const answers = [];
    for (let guess = 0; guess < 22; guess += 1) answers.push(await by(guess % 2 ? 'x' : `dh_lan_${'0'.repeat(12)}_${'a'.repeat(43)}`));
    expect(answers.slice(0, 20).map(({ status }) => status)).toEqual(new Array(20).fill(401));
    const last = answers.at(-1)!;
    expect(last.status).toBe(429);
    expect(last.headers['retry-after']).toMatch(/^[1-9]\d?$/);
    expect(last.body).toMatchObject({ status: 429, code: 'too-many-attempts', detail: expect.stringMatching(/^Đã sai quá nhiều lần/) });
    expect((await http().get(`/l/${'A'.repeat(40)}.${'0'.repeat(26)}`)).status).toBe(429);
    expect((await by(issued.bearer)).status).toBe(200);
    expect((await http().get('/api/tasks')).status).toBe(200);
  });
});
