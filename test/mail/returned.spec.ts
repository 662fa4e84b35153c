// A mail that cannot be delivered, from the envelope it went out with to what the administrator has to do: over real SMTP and
// IMAP connections, in the running service.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { Application } from '../../libs/application/ports/application.types.js';
import { openServiceApplication } from '../../libs/application/compose.js';
import { channelsFrom, returnedMailFrom } from '../../libs/application/config/settings.js';
import { startServer } from '../../apps/server/server.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../libs/operator-task/operator-tasks.projection.js';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, type StoredEvent } from '../../libs/kernel/index.js';
import { startImapPeer, type ImapPeer } from '../support/imap-peer.js';
import { approvedPlan } from '../support/approved-plan.js';
import { deliveryReport } from '../support/returned-mails.js';
import { startSmtpPeer, type SeenEnvelope, type SmtpPeer } from '../support/smtp-peer.js';

const ROWS = [{ title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' }];

let path: string;
let folder: DataFolder;
let clock: VirtualClock;
let smtp: SmtpPeer;
let imap: ImapPeer;
let application: Application;
let server: Awaited<ReturnType<typeof startServer>>;

async function open(): Promise<void> {
  folder = openDataFolder(path);
  const env = {
    DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    DUNGHAN_SMTP_TLS: 'off',
    DUNGHAN_MAIL_FROM: 'Đúng Hạn <dung-han@namdinh.example>',
    DUNGHAN_BOUNCE_ADDRESS: 'thu-tra-lai@namdinh.example',
    DUNGHAN_IMAP_URL: `imap://${imap.login.user}:${imap.login.pass}@127.0.0.1:${imap.port}`,
    DUNGHAN_IMAP_TLS: 'off',
  };
  const channels = channelsFrom(env, folder, null);
  application = await openServiceApplication({
    folder,
    channels,
    clock,
    language: 'vi',
    link: 'https://dunghan.tinh.gov.vn',
    via: 'cycle',
  });
  const returnedMail = returnedMailFrom(env, folder);
  server = await startServer(application, {
    host: '127.0.0.1',
    port: 0,
    sample: false,
    outbox: folder.outbox,
    returnedMail,
    report: () => {},
  });
}

async function shut(): Promise<void> {
  await server.close();
  await application.close();
  folder.close();
}

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-returned-'));
  clock = new VirtualClock(instantAt('2021-03-15', '08:00'));
  [smtp, imap] = [await startSmtpPeer(), await startImapPeer()];
  await open();
  await approvedPlan(application, path, 2021, ROWS);
  await turn();
});
afterEach(async () => {
  await shut();
  await Promise.all([smtp.close(), imap.close()]);
  rmSync(path, { recursive: true });
});

async function turn(): Promise<void> {
  await application.cycle();
  await application.queue.idle();
  await application.catchUp();
}

const envelopeTo = (address: string): SeenEnvelope => {
  const envelope = smtp.envelopes.find((each) => each.recipients[0]?.address.startsWith(address));
  if (!envelope) throw new Error(`nothing was sent to ${address}`);
  return envelope;
};
const returned = (envelope: SeenEnvelope) => ({
  returnAddress: envelope.from,
  address: envelope.recipients[0]?.address ?? '',
  envelopeId: envelope.dsn?.envid ?? '',
});

/** Waits in the log for what is to come. */
async function happens(type: string): Promise<StoredEvent> {
  const end = new AbortController();
  for await (const event of application.store.follow(0, { signal: end.signal })) {
    if (event.type !== type) continue;
    end.abort();
    await application.catchUp();
    return event;
  }
  throw new Error(`no ${type}`);
}

const openOperatorTasks = () => application.projections.where<OperatorTaskRow>(operatorTasksProjection, 'open', 1);

describe('a mail that comes back', () => {
  it('becomes a chore of the administrator, once, and stands in the trail of its task', async () => {
    imap.deliver(deliveryReport(returned(envelopeTo('lanh-dao@so-tu-phap'))));
    await happens('IncomingMailRead');
    await turn();
    await turn();
    expect(openOperatorTasks()).toMatchObject([
      {
        kind: 'bounced',
        agency: 'so-tu-phap',
        params: { address: 'lanh-dao@so-tu-phap.namdinh.example', detail: expect.stringContaining('550') },
      },
      // Nobody has entered a telephone, which the next channel of the policy would need.
      { kind: 'no-address', agency: 'so-tu-phap', params: { channel: 'sms' } },
    ]);
    const [task] = await application.listTasks({});
    const history = await application.taskHistory(task?.id ?? '');
    // The next channel of the policy takes over.
    expect((await application.askTrail({ type: 'NoticePassedOn' })).events).toMatchObject([
      { data: { channel: 'sms', reason: 'bounced' } },
    ]);
    expect(history.map((event) => event.sentence)).toContainEqual(
      expect.stringContaining('Bị trả lại từ lanh-dao@so-tu-phap.namdinh.example'),
    );
    const page = (await request(server.url).get(`/nhiem-vu/${task?.id ?? ''}`)).text;
    expect(page).toContain('Bị trả lại từ');
  });

  it('that was only delayed, or has arrived, is recorded and troubles nobody', async () => {
    imap.deliver(deliveryReport(returned(envelopeTo('lanh-dao@so-tu-phap')), { action: 'delayed', status: '4.4.1' }));
    await happens('MessageReported');
    imap.deliver(deliveryReport(returned(envelopeTo('dau-moi@so-tu-phap')), { action: 'delivered', status: '2.0.0' }));
    await happens('MessageDelivered');
    await turn();
    expect(openOperatorTasks()).toEqual([]);
  });

  it('is read once, although the service was stopped and started', async () => {
    imap.deliver(deliveryReport(returned(envelopeTo('lanh-dao@so-tu-phap'))));
    await happens('IncomingMailRead');
    await shut();
    imap.deliver(deliveryReport(returned(envelopeTo('dau-moi@so-tu-phap')), { action: 'delivered', status: '2.0.0' }));
    await open();
    await happens('MessageDelivered');
    await shut();
    await open();
    await application.catchUp();
    const { events } = await application.askTrail({ type: 'IncomingMailRead' });
    expect(events.map((event) => (event.data as { uid: number }).uid).sort()).toEqual([1, 2]);
  });

  it('shows in health, with what is wrong when the mailbox cannot be read', async () => {
    imap.deliver(deliveryReport(returned(envelopeTo('lanh-dao@so-tu-phap'))));
    await happens('IncomingMailRead');
    const health = async () =>
      (await request(server.url).get('/api/health')).body as { status: string; returnedMail: { state: string; fault: string | null } };
    expect((await health()).returnedMail).toMatchObject({ fault: null });
    await shut();
    imap.locked = true;
    await open();
    await imap.refused();
    // The refusal has been sent; the service tells of it as soon as it has read it.
    for (let look = await health(); look.returnedMail.state !== 'waiting'; look = await health())
      expect(look.returnedMail.state).toBe('connecting');
    expect(await health()).toMatchObject({ status: 'degraded', returnedMail: { state: 'waiting', fault: expect.stringMatching(/\S/) } });
    expect(JSON.stringify(await health())).not.toContain(imap.login.pass);
  });
});

describe('a mail that was acknowledged', () => {
  it('is shown as read, and the later steps come all the same', async () => {
    const mail = smtp.received.find((raw) => raw.includes('lanh-dao@so-tu-phap')) ?? '';
    const text = mail.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    const [, link = ''] = /https:\/\/dunghan\.tinh\.gov\.vn(\/l\/cmVhZ[\w-]+\.[0-9a-v]+)/.exec(text) ?? [];
    expect((await request(server.url).post(link).type('form').send({})).status).toBe(200);
    const [task] = await application.listTasks({});
    expect((await request(server.url).get(`/nhiem-vu/${task?.id ?? ''}`)).text).toContain('Sở Tư pháp xác nhận đã đọc');
    const before = smtp.received.length;
    clock.moveTo(instantAt('2021-03-24', '08:00'));
    await turn();
    expect(smtp.envelopes.slice(before).map((each) => each.recipients[0]?.address)).toContain('lanh-dao@so-tu-phap.namdinh.example');
  });
});
