// The links in mails, followed as officials, mail scanners and mail programs follow them: over HTTP, on a running service.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { Application } from '../../libs/application/ports/application.types.js';
import { openServiceApplication } from '../../libs/application/compose.js';
import { startServer } from '../../apps/server/server.js';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt } from '../../libs/kernel/index.js';
import { memoryChannel, type MemoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { approvedPlan } from '../support/approved-plan.js';

const LINK = 'https://dunghan.tinh.gov.vn';
const ROWS = [{ title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', coordinators: 'Sở Nội vụ', deadline: 'Quý I năm 2021' }];

let path: string;
let folder: DataFolder;
let clock: VirtualClock;
let email: MemoryChannel;
let application: Application;
let server: Awaited<ReturnType<typeof startServer>>;

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-links-'));
  folder = openDataFolder(path);
  clock = new VirtualClock(instantAt('2021-03-15', '08:00'));
  email = memoryChannel('email');
  application = await openServiceApplication({
    folder,
    channels: new Map([['email', email]]),
    clock,
    language: 'vi',
    link: LINK,
    via: 'cycle',
  });
  server = await startServer(application, {
    host: '127.0.0.1',
    port: 0,
    sample: false,
    outbox: folder.outbox,
    returnedMail: null,
    report: () => {},
  });
  await approvedPlan(application, path, 2021, ROWS);
  await turn();
});
afterEach(async () => {
  await server.close();
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

async function turn(): Promise<void> {
  await application.cycle();
  await application.queue.idle();
  await application.catchUp();
}

const mailTo = (address: string) => {
  const mail = email.messages.find((each) => each.address.startsWith(address));
  if (!mail) throw new Error(`no mail to ${address}: ${email.messages.map((each) => each.address).join(', ')}`);
  return mail;
};
/** Paths of the links in a mail, in the order of the text part. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/https:\/\/dunghan\.tinh\.gov\.vn(\/l\/\S+)/g)].map((match) => match[1] ?? '');
const purposeOf = (link: string): string =>
  Buffer.from(link.slice('/l/'.length).split('.')[0] ?? '', 'base64url')
    .toString()
    .split('~')[0] ?? '';
const linkIn = (text: string, purpose: string): string => {
  const link = linksIn(text).find((each) => purposeOf(each) === purpose);
  if (!link) throw new Error(`no link to ${purpose} in:\n${text}`);
  return link;
};
const http = () => request(server.url);
const position = () => application.projections.position();
const types = async () => (await application.askTrail({})).events.map((event) => event.type);

describe('a link in a mail', () => {
  it('stands in both parts of the mail, and holds nothing about a person', () => {
    const mail = mailTo('lanh-dao@so-tu-phap');
    const links = linksIn(mail.content.text);
    expect(links.map(purposeOf).sort()).toEqual(['read', 'task']);
    for (const link of links) expect(mail.content.html).toContain(link);
    for (const link of links) {
      expect(Buffer.from(link.split('/l/')[1]?.split('.')[0] ?? '', 'base64url').toString()).not.toMatch(/@|lanh-dao|namdinh\.example/);
    }
  });

  it('changes nothing when it is only opened, however often and by whatever', async () => {
    const before = position();
    for (const link of linksIn(mailTo('lanh-dao@so-tu-phap').content.text)) {
      expect((await http().get(link)).status).toBe(200);
      expect((await http().head(link)).status).toBe(200);
      expect((await http().options(link)).status).toBe(404);
    }
    await application.catchUp();
    expect(position()).toBe(before);
  });

  it('leads to a page that says what will be recorded, that nobody else gets to know of and that runs no script', async () => {
    const answer = await http().get(linkIn(mailTo('lanh-dao@so-tu-phap').content.text, 'read'));
    expect(answer.text).toContain('Xác nhận đã nhận, đã đọc');
    expect(answer.text).toContain('hệ thống ghi nhận Sở Tư pháp đã nhận và đã đọc thư này');
    expect(answer.text).toContain('Trước khi bấm, chưa có gì được ghi nhận.');
    expect(answer.text).not.toMatch(/<script|undefined|\[object/);
    expect(answer.text).toBe(answer.text.normalize('NFC'));
    expect(answer.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("form-action 'self'"),
    });
  });

  it('acknowledges when the button is pressed: once, by the agency, in the trail', async () => {
    const link = linkIn(mailTo('lanh-dao@so-tu-phap').content.text, 'read');
    const done = await http().post(link).type('form').send({});
    expect(done.status).toBe(200);
    expect(done.text).toContain('Đã ghi nhận Sở Tư pháp đã nhận và đã đọc thư này lúc 08:00 15/03/2021.');
    await http().post(link).type('form').send({});
    expect((await http().get(link)).text).toContain('Đã ghi nhận');
    const { events } = await application.askTrail({ type: 'MessageRead' });
    expect(events).toMatchObject([
      {
        by: { user: 'so-tu-phap', agency: 'so-tu-phap', role: 'head', via: 'link' },
        sentence: expect.stringContaining('Sở Tư pháp xác nhận đã đọc'),
      },
    ]);
    // Reading is not accepting.
    expect(await types()).not.toContain('TaskAccepted');
  });

  it('accepts a task only when it is ticked, and shows it on the task', async () => {
    const text = mailTo('lanh-dao@so-tu-phap').content.text;
    const [, task = ''] = /name="accept" value="([^"]+)"/.exec((await http().get(linkIn(text, 'read'))).text) ?? [];
    const done = await http().post(linkIn(text, 'read')).type('form').send({ accept: task });
    expect(done.text).not.toContain('name="accept"');
    expect((await application.askTrail({ type: 'TaskAccepted' })).events).toMatchObject([{ by: { agency: 'so-tu-phap', via: 'link' } }]);
    const shown = (await http().get(linkIn(text, 'task'))).text;
    expect(shown).toContain('Lập kế hoạch rà soát văn bản');
    expect(shown).toContain('xác nhận đã đọc');
    // Whoever only coordinates cannot.
    const copy = mailTo('dau-moi@so-noi-vu').content.text;
    expect((await http().get(linkIn(copy, 'read'))).text).not.toContain('name="accept"');
    await http().post(linkIn(copy, 'read')).type('form').send({ accept: task });
    expect((await application.askTrail({ type: 'TaskAccepted' })).events).toHaveLength(1);
  });

  it('is refused when it is not whole, was changed, is too old or names nothing', async () => {
    const link = linkIn(mailTo('lanh-dao@so-tu-phap').content.text, 'read');
    const before = position();
    for (const wrong of [link.slice(0, -1), `${link}x`, link.replace('/l/', '/l/A'), '/l/x.y', `/l/${'a'.repeat(3000)}`]) {
      for (const answer of [await http().get(wrong).set('accept', 'text/html'), await http().post(wrong).type('form').send({})]) {
        expect([404, 414]).toContain(answer.status);
        expect(answer.text).not.toMatch(/node_modules|Error:/);
      }
    }
    clock.moveTo(instantAt('2021-07-14', '00:00'));
    const old = await http().post(link).set('accept', 'text/html').type('form').send({});
    expect([old.status, old.text]).toEqual([410, expect.stringContaining('đã hết hiệu lực')]);
    expect(old.headers['referrer-policy']).toBe('no-referrer');
    await application.catchUp();
    expect(position()).toBe(before);
  });
});

describe('declining', () => {
  it('is offered only where a mail is for information', () => {
    expect(mailTo('lanh-dao@so-tu-phap').content.decline).toBeUndefined();
    expect(mailTo('dau-moi@so-noi-vu').content.decline).toMatch(/^https:/);
  });

  it.each([
    ['a mail program in one step', (link: string) => http().post(link).type('form').send('List-Unsubscribe=One-Click')],
    ['a mail program that sends a multipart form', (link: string) => http().post(link).field('List-Unsubscribe', 'One-Click')],
    ['the button of the page', (link: string) => http().post(link).type('form').send({ choice: 'decline' })],
  ])('by %s stops what is for information, and only that', async (_name, decline) => {
    const link = linkIn(mailTo('dau-moi@so-noi-vu').content.text, 'copies');
    expect((await http().get(link)).text).toContain('Không nhận thư gửi để biết nữa');
    expect((await decline(link)).status).toBe(200);
    expect((await decline(link)).text).toContain('không nhận các thư chỉ gửi để biết nữa');
    expect((await application.askTrail({ type: 'CopiesDeclined' })).events).toMatchObject([{ by: { agency: 'so-noi-vu', via: 'link' } }]);

    const sent = email.messages.length;
    clock.moveTo(instantAt('2021-03-24', '08:00'));
    await turn();
    const later = email.messages.slice(sent).map((mail) => mail.address);
    expect(later.some((address) => address.includes('so-tu-phap'))).toBe(true);
    expect(later.some((address) => address.startsWith('dau-moi@so-noi-vu'))).toBe(false);
    expect((await application.askTrail({ type: 'NoticeDropped' })).events.map((event) => event.sentence)).toContain(
      'Không gửi thông báo: người nhận không nhận thư gửi để biết',
    );
    // What Sở Nội vụ must follow reaches it all the same.
    clock.moveTo(instantAt('2021-04-01', '08:00'));
    await turn();
    expect(email.messages.some((mail) => mail.address.startsWith('dau-moi@so-noi-vu') && /quá hạn/i.test(mail.content.subject))).toBe(true);
  });

  it('can be taken back', async () => {
    const link = linkIn(mailTo('dau-moi@so-noi-vu').content.text, 'copies');
    await http().post(link).type('form').send({ choice: 'decline' });
    expect((await http().post(link).type('form').send({ choice: 'want' })).text).toContain('Khi bấm nút dưới đây');
    expect((await http().post(link).type('form').send({ choice: 'x' })).status).toBe(422);
    expect((await types()).filter((type) => type.startsWith('Copies'))).toEqual(['CopiesDeclined', 'CopiesWanted']);
  });
});
