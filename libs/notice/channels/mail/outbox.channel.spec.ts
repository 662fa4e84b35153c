// Mail kept as files, and read back for the page.
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aView } from '../../../../test/support/notice-samples.js';
import { channelContract, outgoing } from '../port/channel.contract.js';
import { memoryChannel } from '../port/memory.channel.js';
import { outboxChannel } from './outbox.channel.js';
import { listOutbox, readOutboxMail } from './outbox.reader.js';

const sender = { name: 'Đúng Hạn', address: 'dung-han@namdinh.example', replyTo: null };

const newFolder = () => mkdtemp(join(tmpdir(), 'dung-han-outbox-'));
const mailFiles = async (folder: string) => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();

channelContract('outbox', async () => {
  const parent = await newFolder();
  const folder = join(parent, 'outbox');
  return {
    channel: outboxChannel(folder, sender),
    arrived: async () => Promise.all((await mailFiles(folder)).map((name) => readFile(join(folder, name), 'utf8'))),
    // A file where the folder should be: nothing can be stored, even by root.
    break: (how) => (how === 'later' ? writeFile(folder, '') : rm(folder, { recursive: true, force: true })),
    close: () => rm(parent, { recursive: true, force: true }),
  };
});

describe('the outbox', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('names the file after the message, so that sending again makes no second one', async () => {
    const channel = outboxChannel(folder, sender);
    await channel.send(outgoing(channel));
    const first = await readFile(join(folder, '0123456789abcdef0123456789abcdef.eml'));
    await channel.send(outgoing(channel));
    expect(await readdir(folder)).toEqual(['0123456789abcdef0123456789abcdef.eml']);
    expect(await readFile(join(folder, '0123456789abcdef0123456789abcdef.eml'))).toEqual(first);
    expect(first.toString()).toContain('Auto-Submitted: auto-generated\r\n');
    expect(first.toString().replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('never writes outside its folder', async () => {
    const channel = outboxChannel(folder, sender);
    expect(await channel.send(outgoing(channel, { key: '../ra-ngoai' }))).toMatchObject({ state: 'rejected', permanent: true });
    expect(await readOutboxMail(folder, '../ra-ngoai')).toBeNull();
  });

  it('is read back, newest first', async () => {
    const channel = outboxChannel(folder, sender);
    await channel.send(outgoing(channel, { key: 'cu', at: '2021-01-04T00:30:00.000Z' }));
    await channel.send(outgoing(channel, { key: 'moi', at: '2021-04-01T01:00:00.000Z' }));
    await writeFile(join(folder, 'ghi-chu.txt'), 'không phải thư');
    const latest = await listOutbox(folder, 200);
    expect(latest.all).toBe(2);
    expect(latest.mails).toEqual([
      {
        key: 'moi',
        at: '2021-04-01T01:00:00.000Z',
        to: 'Giám đốc Sở Tư pháp (gd@sotuphap.example)',
        subject: '[Đúng Hạn] Quá hạn: 1 nhiệm vụ của Sở Tư pháp',
      },
      expect.objectContaining({ key: 'cu', at: '2021-01-04T00:30:00.000Z' }),
    ]);
  });

  it('of many, the ones that were laid there last are opened, and all are counted', async () => {
    const channel = outboxChannel(folder, sender);
    for (const [index, key] of ['dau', 'giua', 'cuoi'].entries()) {
      await channel.send(outgoing(channel, { key, at: '2021-01-04T00:30:00.000Z' }));
      await utimes(join(folder, `${key}.eml`), 1_600_000_000 + index, 1_600_000_000 + index);
    }
    const { mails, all } = await listOutbox(folder, 2);
    expect([mails.map(({ key }) => key), all]).toEqual([['cuoi', 'giua'], 3]);
  });

  it('gives a whole mail', async () => {
    const channel = outboxChannel(folder, sender);
    const message = outgoing(channel);
    await channel.send(message);
    const mail = await readOutboxMail(folder, message.key);
    expect(mail).toMatchObject({ messageId: message.identity, subject: message.content.subject });
    expect(mail?.text.trimEnd()).toBe(message.content.text.trimEnd());
    expect(mail?.html?.trimEnd()).toBe(message.content.html.trimEnd());
  });

  it('is empty before the first mail, and has no mail it was not given', async () => {
    expect(await listOutbox(join(folder, 'chua-co'), 200)).toEqual({ mails: [], all: 0 });
    expect(await readOutboxMail(folder, 'khong-co')).toBeNull();
  });

  it('leaves no half a file when it cannot put it in place', async () => {
    await mkdir(join(folder, 'ket.eml'));
    const channel = outboxChannel(folder, sender);
    expect(await channel.send(outgoing(channel, { key: 'ket' }))).toMatchObject({ state: 'rejected', permanent: false });
    expect(await readdir(folder)).toEqual(['ket.eml']);
  });
});

describe('the channel of the simulation', () => {
  it('makes the same letter and keeps it', async () => {
    const channel = memoryChannel('email');
    const message = outgoing(channel, { content: channel.render(aView()) });
    expect(await channel.send(message)).toEqual({ state: 'accepted', answer: '1' });
    expect(channel.messages).toEqual([message]);
    expect(channel.describe().delivers).toBe(false);
  });
});
