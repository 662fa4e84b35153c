// What the administrator is asked to put right when somebody is not reached: once a contact and channel, whoever finds it out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import { openDataFolder, type DataFolder } from '../../event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../kernel/clock.js';
import { instantAt, isRefusal, type Actor } from '../../kernel/index.js';
import { memoryChannel } from '../../notice/channels/port/memory.channel.js';
import type { Application } from '../../application/ports/application.types.js';
import { openServiceApplication } from '../../application/compose.js';
import type { Unreached } from '../turn/ports.types.js';

const admin: Actor = { user: 'quan-tri', role: 'admin', agency: null, via: 'cli' };
const clock = new VirtualClock(instantAt('2021-03-01', '08:00'));
const sms = { ...memoryChannel('sms'), reach: ({ phone }: { phone: string | null }) => phoneOf(phone) };
const phoneOf = (phone: string | null) =>
  phone === null ? null : phone.startsWith('+8424') ? { address: phone, fault: 'landline' } : { address: phone };

let path: string;
let folder: DataFolder;
let application: Application;
let hours = 0;
beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-reach-'));
  folder = openDataFolder(path);
  const channels = new Map([
    ['email', memoryChannel('email')],
    ['sms', sms],
  ]) as unknown as Application['channels'];
  application = await openServiceApplication({ folder, channels, clock, language: 'vi', link: null, via: 'cycle' });
});
afterAll(async () => {
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

/** Every order has an hour of its own. */
async function does(order: () => Promise<unknown>): Promise<void> {
  clock.moveTo(new Date(Date.parse('2021-03-01T01:00:00.000Z') + (hours += 1) * 3_600_000).toISOString());
  const answer = await order();
  if (isRefusal(answer)) throw new Error(answer.code);
  await application.catchUp();
}
const sets = (contact: object) =>
  does(() =>
    application.agencies.order(
      'contact-set',
      { agency: 'so-tu-phap', role: 'head', title: 'Giám đốc', deputy: false, ...contact },
      admin,
      clock.now(),
    ),
  );
type To = Unreached;
const misses = (role: To['role'], channel: string | null = 'email', agency = 'so-tu-phap') =>
  does(() => application.contacts.openUnreached({ agency, role, channel, step: null }, null));
const closes = (key: string) => does(() => application.operatorTasks.close(key, { note: 'Đã xem' }, admin, clock.now()));
const open = (): string[] =>
  application.projections
    .where<OperatorTaskRow>(operatorTasksProjection, 'open', 1)
    .map(({ key }) => key)
    .sort();

const KEY = 'no-address.email.so-tu-phap.head';

describe('who is not reached', () => {
  it('is named once for each channel, in whatever role he was meant', async () => {
    await sets({ email: null, phone: null });
    for (const role of ['lead-head', 'overseer-head', 'lead-head'] as const) await misses(role);
    await misses('overseer-head', 'sms');
    expect(open()).toEqual([KEY, 'no-address.sms.so-tu-phap.head']);
  });

  it('is not named again once somebody has closed it, however often he is missed', async () => {
    await closes(KEY);
    await closes('no-address.sms.so-tu-phap.head');
    await misses('lead-head');
    await misses('overseer-head', 'sms');
    expect(open()).toEqual([]);
  });

  it('is not named again for the same directory brought in anew, another title, or another channel', async () => {
    await sets({ email: null, phone: null, title: 'Giám đốc Sở Tư pháp' });
    await sets({ email: null, phone: '+84912345678', title: 'Giám đốc Sở Tư pháp' });
    const { agencies, contacts, overseers, authority } = application.directory();
    await does(() =>
      application.agencies.import(
        { agencies, contacts: [...contacts].reverse(), overseers, authority },
        'danh-ba.json',
        admin,
        clock.now(),
      ),
    );
    await misses('lead-head');
    expect(open()).toEqual([]);
  });

  it('is named again when an address was there in between', async () => {
    await sets({ email: 'gd@stp.example', phone: null });
    await misses('lead-head');
    expect(open()).toEqual([]);
    await sets({ email: null, phone: null });
    await misses('lead-head');
    expect(open()).toEqual([KEY]);
    await closes(KEY);
  });

  it('is named again when somebody else has come who has none', async () => {
    await sets({ email: null, phone: null, deputy: true, validFrom: '2021-03-01' });
    await misses('overseer-head');
    expect(open()).toEqual([KEY]);
    await closes(KEY);
  });

  it('is not named with a number that is none: the number is', async () => {
    await sets({ email: null, phone: '+842438241234', deputy: true, validFrom: '2021-03-01' });
    await misses('lead-head', 'sms');
    expect(open()).toEqual(['bad-address.sms.+842438241234']);
    await closes('bad-address.sms.+842438241234');
  });
});

describe('a role that nobody holds', () => {
  it('is named once, whichever channel is missed, and comes back only when somebody held it in between', async () => {
    const miss = (role: To['role'], channel: string | null) => misses(role, channel, 'so-y-te');
    const holder = { agency: 'so-y-te', role: 'office-chief' };
    await miss('office-chief', null);
    await miss('office-chief', 'email');
    const KEY = 'role-vacant.so-y-te.office-chief';
    expect(open()).toEqual([KEY]);
    const [row] = application.projections.where<OperatorTaskRow>(operatorTasksProjection, 'open', 1);
    expect(application.texts.chore(row!.kind, row!.params)).toBe('Không có ai giữ vai trò Chánh Văn phòng (Sở Y tế); bổ sung vào danh bạ');
    await closes(KEY);
    await miss('office-chief', 'sms');
    expect(open()).toEqual([]);
    await sets({ ...holder, email: 'cvp@syt.example', phone: null, validFrom: '2021-03-01' });
    await does(() => application.agencies.order('contact-end', { ...holder, deputy: false, on: '2021-03-01' }, admin, clock.now()));
    hours += 48;
    await miss('office-chief', 'email');
    expect(open()).toEqual([KEY]);
    await closes(KEY);
  });
});

it.each(['no-address.email.so-y-te.lead-contact', 'no-address.so-y-te.coordinator.email'])(
  'a chore that an earlier version opened as %s stands for the contact',
  async (key) => {
    await sets({ agency: 'so-y-te', role: 'contact', email: null, phone: null });
    const params = { channel: 'email', role: 'đầu mối', agency: 'Sở Y tế' };
    await does(() =>
      application.operatorTasks.open({ key, kind: 'no-address', params, task: null, agency: 'so-y-te' }, admin, clock.now()),
    );
    await misses('lead-contact', 'email', 'so-y-te');
    expect(open()).toEqual([key]);
    await closes(key);
    await misses('coordinator', 'email', 'so-y-te');
    expect(open()).toEqual([]);
  },
);
