// Text messages of a whole application to a real message centre: what arrives, what nobody knows, what waits, and what goes another
// way instead.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendDeps, startSending } from '../../libs/engine/cycle.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { messageUseCases } from '../../libs/application/use-cases/message.use-cases.js';
import { openServiceApplication } from '../../libs/application/compose.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import type { Contact } from '../../libs/agency/directory/agency.types.rule.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../libs/operator-task/operator-tasks.projection.js';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, type Actor } from '../../libs/kernel/index.js';
import { memoryChannel, type MemoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { smsSchema, smsSettingsOf, type SmsSettings } from '../../libs/notice/channels/sms/sms-settings.js';
import { smsSmppChannel } from '../../libs/notice/channels/sms/sms-smpp.channel.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/facts/messages.projection.js';
import { recordOnMessage } from '../../libs/notice/sending/sending.js';
import { approvedPlan } from '../support/approved-plan.js';
import type { PlanDocumentRow } from '../support/plan-document.js';
import { receipt, startSmppPeer, type SmppPeer } from '../support/smpp-peer.js';

const HEAD = '+84912345678';
const ADMIN: Actor = { user: 'quan-tri', role: 'admin', agency: null, via: 'cli' };

let path: string;
let folder: DataFolder;
let clock: VirtualClock;
let peer: SmppPeer;
let email: MemoryChannel;
let application: Application;
beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-sms-'));
  folder = openDataFolder(path);
  clock = new VirtualClock(instantAt('2021-03-29', '08:00'));
  peer = await startSmppPeer();
  email = memoryChannel('email');
});
afterEach(async () => {
  await application.close();
  await peer.close();
  folder.close();
  rmSync(path, { recursive: true });
});

/** The application on its data folder, as after a start. */
async function open(style: Partial<SmsSettings> = {}): Promise<void> {
  const server = { host: '127.0.0.1', port: peer.port, tls: false, ca: null, systemId: 'ubnd', password: 'x', systemType: '' };
  const sms = smsSmppChannel(
    { ...server, window: 4, timeoutMs: 1_500, enquireMs: 30_000, source: 'UBND', long: 'udh', receiptId: 'same' },
    { ...smsSettingsOf(smsSchema.parse({})), perSecond: 1_000, ...style },
  );
  const channels = new Map([email, sms].map((channel) => [channel.name, channel]));
  application = await openServiceApplication({ folder, channels, clock, language: 'vi', link: null, via: 'cycle' });
  startSending(application);
}

/** Only the head of Sở Tư pháp has a telephone. */
async function reachable(head: Partial<Contact> = { phone: '0912 345 678' }): Promise<void> {
  const directory = readDirectory();
  const contacts = directory.contacts.map((each) => (each.agency === 'so-tu-phap' && each.role === 'head' ? { ...each, ...head } : each));
  await application.importDirectory({ ...directory, contacts }, 'test');
}

async function turn(): Promise<void> {
  await application.cycle();
  await application.queue.idle();
  await application.cycle();
  await application.queue.idle();
  await application.catchUp();
}

async function moveTo(day: string, time = '08:00'): Promise<void> {
  clock.moveTo(instantAt(day, time));
  await turn();
}

const plan = (title: string): Promise<void> => assign([{ title, lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' }]);

async function assign(rows: readonly PlanDocumentRow[]): Promise<void> {
  await approvedPlan(application, path, 2021, rows, { asRead: true });
  await turn();
}

/** The day before the deadline: by mail and by SMS to the head. */
async function dayBefore(): Promise<void> {
  await open();
  await reachable();
  await plan('Lập kế hoạch');
  await moveTo('2021-03-30');
}

const texts = () => application.projections.all<MessageRow>(messagesProjection).filter((row) => row.channel === 'sms');
const chores = (kind: string) =>
  application.projections.where<OperatorTaskRow>(operatorTasksProjection, 'open', 1).filter((row) => row.kind === kind);

it('arrive in the words of an official, and are delivered when the centre says so, even after a restart', async () => {
  await dayBefore();
  expect(peer.taken.map(({ to, text }) => [to, text])).toEqual([
    ['84912345678', 'CCHC 2021/1 HAN NGAY MAI. Chu tri: So Tu phap. Han 31/03/2021. De nghi hoan thanh, bao cao tren he thong.'],
  ]);
  expect(texts()).toMatchObject([{ state: 'sent', transport: 'smpp', references: ['smsc-1'], text: peer.taken[0]?.text }]);
  await application.close();
  await open();
  await turn();
  while (peer.sessions().length === 0) await new Promise(setImmediate);
  const { id, to } = peer.taken[0]!;
  while ((await peer.deliver(receipt({ id, to })).catch(() => 1)) !== 0);
  expect(await peer.deliver(receipt({ id: 'of-somebody-else', to }))).toBe(0);
  await application.catchUp();
  expect(texts()).toMatchObject([{ state: 'delivered' }]);
  expect(peer.taken).toHaveLength(1);
});

it('are delivered even when the receipt is quicker than the record of the answer', async () => {
  peer.prompt = true;
  await dayBefore();
  while (texts()[0]?.state !== 'delivered') {
    await new Promise(setImmediate);
    await application.catchUp();
  }
  expect(peer.taken).toHaveLength(1);
});

it('of unknown outcome are left alone, become a chore, and go again only when somebody orders it', async () => {
  peer.temper = 'silent';
  await dayBefore();
  expect(texts()).toMatchObject([{ state: 'unknown', error: 'no-answer' }]);
  expect(await messageUseCases(application).list({ state: 'unknown' })).toMatchObject([
    { detail: 'không có câu trả lời trong thời gian chờ' },
  ]);
  expect(chores('outcome-unknown')).toHaveLength(1);
  peer.temper = 'accept';
  await moveTo('2021-03-30', '09:00');
  await moveTo('2021-03-30', '15:00');
  expect(peer.taken).toHaveLength(1);

  const [message] = texts();
  const useCases = messageUseCases(application);
  await expect(useCases.resend(message!.key, { reason: 'x' }, { ...ADMIN, role: 'officer' })).rejects.toThrow('account.not-allowed');
  await useCases.resend(message!.key, { reason: 'Người nhận chưa nhận được tin.' }, ADMIN);
  await turn();
  expect(peer.taken).toHaveLength(2);
  expect(texts()).toMatchObject([{ state: 'sent', attempt: 2 }]);
  expect(chores('outcome-unknown')).toEqual([]);
  const { events } = await application.askTrail({ type: 'MessageResendOrdered' });
  expect(events).toMatchObject([{ sentence: 'Yêu cầu gửi lại: Người nhận chưa nhận được tin.' }]);
});

it('of unknown outcome become known by a receipt that carries our reference', async () => {
  peer.temper = 'silent';
  await dayBefore();
  await peer.deliver(receipt(peer.taken[0]!));
  await turn();
  expect(texts()).toMatchObject([{ state: 'delivered' }]);
  expect(chores('outcome-unknown')).toEqual([]);
});

it('wait while the centre answers nothing, one finding out after each pause, so that few become unknown', async () => {
  await open();
  const leads = ['Sở Tư pháp', 'Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Sở Xây dựng', 'Sở Công Thương', 'Thanh tra tỉnh'];
  const directory = readDirectory();
  const contacts = directory.contacts.map((each, index) => ({ ...each, phone: each.role === 'head' ? `09123450${10 + index}` : null }));
  await application.importDirectory({ ...directory, contacts }, 'test');
  await assign(leads.map((lead) => ({ title: 'Lập kế hoạch', lead, deadline: 'Quý I năm 2021' })));
  const later = async (time: string): Promise<number> => {
    clock.moveTo(instantAt('2021-03-30', time));
    await application.cycle();
    await application.queue.idle();
    return peer.taken.length;
  };
  peer.temper = 'silent';
  // As many as may be under way at once.
  expect(await later('08:00')).toBe(4);
  expect((await application.askTrail({ type: 'ChannelPaused' })).events).toHaveLength(1);
  expect(await later('08:01')).toBe(5);
  peer.temper = 'accept';
  expect(await later('08:03')).toBe(6);
  expect(await later('08:04')).toBe(7);
  expect(texts().filter(({ state }) => state === 'unknown')).toHaveLength(5);
});

it('of several parts whose process ended are not called delivered when one part is', async () => {
  await open({ contact: 'Liên hệ Phòng Cải cách hành chính, Sở Nội vụ, 0228.3649999', maxParts: 3 });
  await reachable();
  await plan('Lập kế hoạch công tác tuyên truyền');
  // The centre takes it, and then nothing can be recorded any more.
  const sms = application.channels.get('sms')!;
  const { send } = sms;
  const { append } = application.store;
  sms.send = async (message) => {
    const outcome = await send(message);
    application.store.append = () => Promise.reject(new Error('the disk is full'));
    return outcome;
  };
  clock.moveTo(instantAt('2021-03-30', '08:00'));
  await application.cycle();
  await application.queue.idle();
  application.store.append = append;
  expect(peer.taken).toHaveLength(2);
  await application.close();
  clock.moveTo(instantAt('2021-03-30', '08:20'));
  await open({ contact: 'Liên hệ Phòng Cải cách hành chính, Sở Nội vụ, 0228.3649999', maxParts: 3 });
  await turn();
  expect(texts()).toMatchObject([{ state: 'unknown', error: 'process-ended' }]);
  while (peer.sessions().length === 0) await new Promise(setImmediate);
  const [first, second] = peer.taken;
  await peer.deliver(receipt(first!));
  await application.catchUp();
  expect(texts()).toMatchObject([{ state: 'unknown' }]);
  await peer.deliver(receipt(second!));
  await application.catchUp();
  expect(texts()).toMatchObject([{ state: 'delivered' }]);
  expect(peer.taken).toHaveLength(2);
});

it('wait while the provider is down, and the mails go', async () => {
  const { port } = peer;
  await open();
  await reachable();
  await plan('Lập kế hoạch');
  await peer.close();
  const mails = email.messages.length;
  await moveTo('2021-03-30');
  expect(email.messages.length).toBeGreaterThan(mails);
  expect(texts()).toMatchObject([{ state: 'failed', attempt: 1 }]);
  expect((await application.askTrail({ type: 'ChannelPaused' })).events).toHaveLength(1);
  peer = await startSmppPeer({ port });
  await moveTo('2021-03-30', '08:02');
  expect(texts()).toMatchObject([{ state: 'sent', attempt: 2 }]);
  expect((await application.askTrail({ type: 'ChannelResumed' })).events).toHaveLength(1);
});

it('stand in for a mail without an address', async () => {
  await open();
  await reachable({ email: null, phone: '0912 345 678' });
  await plan('Lập kế hoạch');
  expect(peer.taken).toHaveLength(1);
  const { events } = await application.askTrail({ type: 'NoticePassedOn' });
  expect(events[0]).toMatchObject({ data: { channel: 'sms', reason: 'no-address' } });
  expect(chores('no-address').map((row) => row.params.channel)).toContain('email');
});

it('beyond the limit of the day wait for the next, on record', async () => {
  await open({ perRecipientPerDay: 1 });
  await reachable();
  await plan('Lập kế hoạch');
  clock.moveTo(instantAt('2021-03-30', '07:30'));
  const had = { key: 'had', channel: 'sms', address: HEAD, addressee: 'Giám đốc', to: 'so-tu-phap', notices: [] };
  const deps = sendDeps(application);
  await recordOnMessage({ type: 'ComposeMessage', ...had, digest: null }, null, deps);
  await recordOnMessage({ type: 'IntendMessage', key: 'had', notices: [], messageId: 'x', after: 0, abandoned: false }, null, deps);
  const sent = { transport: 'smpp', answer: 'x', attempt: 1, references: [], text: null };
  await recordOnMessage({ type: 'RecordSent', key: 'had', notices: [], ...sent }, null, deps);

  await moveTo('2021-03-30');
  expect(peer.taken).toEqual([]);
  expect(texts().filter((row) => row.key !== 'had')).toMatchObject([
    { state: 'postponed', reason: 'recipient-limit', params: { limit: 1 } },
  ]);
  const { events } = await application.askTrail({ type: 'MessagePostponed' });
  expect(events.map((event) => event.sentence)).toEqual([expect.stringMatching(/Tạm hoãn gửi đến .*đã đủ 1 tin nhắn SMS trong ngày/)]);
  await moveTo('2021-03-31');
  expect(peer.taken).toHaveLength(1);
});

it('never go to a number that gets none: the administrator is told once, and the leaders not at all', async () => {
  await open();
  await reachable({ phone: '0228 3849 123' });
  await plan('Lập kế hoạch');
  await moveTo('2021-03-30');
  expect(peer.taken).toEqual([]);
  expect(chores('bad-address')).toMatchObject([{ agency: 'so-tu-phap', params: { address: '+842283849123', detail: 'landline' } }]);
  const [chore] = chores('bad-address');
  const admin: Actor = { user: 'quan-tri', role: 'admin', agency: null, via: 'cli' };
  await application.operatorTasks.close(chore!.key, { note: 'Cơ quan chỉ có số cố định.' }, admin, clock.now());
  await moveTo('2021-04-01');
  await moveTo('2021-04-05');
  expect(peer.taken).toEqual([]);
  expect(chores('bad-address')).toEqual([]);
});
