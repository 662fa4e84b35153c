// The power goes at random moments while mails and text messages flow to real peers. What the peers saw is the proof: nothing
// is lost, a mail repeats only under its own Message-ID, and a text message never goes twice.
// `npm run test:crash` plays it with hundreds of kills.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServiceApplication } from '../../libs/application/compose.js';
import { withoutTokens } from '../../libs/notice/links/hidden-tokens.rule.js';
import { openDataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, type Day } from '../../libs/kernel/index.js';
import { peersEnv } from '../support/peers.js';
import { planOfDays, START } from '../support/plan-of-days.js';
import { startSmppPeer } from '../support/smpp-peer.js';
import { startSmtpPeer } from '../support/smtp-peer.js';

const KILLS = Number(process.env.DUNGHAN_TEST_KILLS ?? 8);
const KILLS_A_DAY = 4;
const DAYS = Math.ceil(KILLS / KILLS_A_DAY);
/** Messages of one channel that are under way at once. */
const TOGETHER = 2;

const SENDER = join(process.cwd(), 'test/support/sending-child.mjs');

interface Sent {
  key: string;
  state: string;
  channel: string;
  messageId: string | null;
}

/** The plan in a data folder. */
async function prepare(path: string): Promise<Day[]> {
  const folder = openDataFolder(path);
  const application = await openServiceApplication({
    folder,
    channels: new Map(),
    clock: new VirtualClock(instantAt(START, '07:00')),
    language: 'vi',
    link: null,
    via: 'cycle',
  });
  try {
    return await planOfDays(application, path, DAYS);
  } finally {
    await application.close();
    folder.close();
  }
}

/** Runs the sending process and kills it after so many milliseconds; what it said at its end, or null. */
function sendUntilKilled(args: readonly string[], env: Record<string, string>, after: number): Promise<Sent[] | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SENDER, ...args], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      // The clock of the kill starts when sending does, so that kills fall while messages flow.
      if (stdout === '' && after < Infinity) setTimeout(() => child.kill('SIGKILL'), after);
      stdout += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
    child.on('close', (code, signal) => {
      if (signal !== null) resolve(null);
      else if (code !== 0) reject(new Error(`the process ended with ${code}:\n${stderr}`));
      else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as Sent[]);
    });
  });
}

it(`after ${KILLS} kills nothing is lost, mails repeat under one Message-ID only, and no text message goes twice`, async () => {
  const path = mkdtempSync(join(tmpdir(), 'dung-han-crash-'));
  const [smtp, smpp] = [await startSmtpPeer(), await startSmppPeer()];
  const env = { ...peersEnv(smtp, smpp), DUNGHAN_TEST_LISTS: 'messages' };
  try {
    const days = await prepare(path);
    let kills = 0;
    let messages: Sent[] = [];
    for (const [index, day] of days.entries()) {
      for (let round = 0; ; round += 1) {
        const last = round >= KILLS_A_DAY;
        const ended = await sendUntilKilled(
          [path, day, `09:${String(round).padStart(2, '0')}`],
          env,
          last ? Infinity : (index * 37 + round * 53) % 300,
        );
        if (ended) messages = ended;
        else kills += 1;
        if (ended && last) break;
      }
    }
    expect(kills).toBeGreaterThan(DAYS);

    // Every message has an end.
    const ends = new Set(messages.map(({ state }) => state));
    expect([...ends].filter((state) => !['sent', 'delivered', 'unknown', 'cancelled'].includes(state))).toEqual([]);

    // SMS: each message at most once at the centre; once for certain unless its outcome is recorded as unknown.
    const times = new Map<string, number>();
    for (const { reference, to, text } of smpp.taken) {
      const one = `${reference} ${to} ${text}`;
      times.set(one, (times.get(one) ?? 0) + 1);
    }
    expect([...times.values()].filter((count) => count > 1)).toEqual([]);
    const texts = messages.filter(({ channel }) => channel === 'sms');
    const unknown = texts.filter(({ state }) => state === 'unknown').length;
    const sent = texts.filter(({ state }) => state === 'sent').length;
    expect(sent).toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(kills * TOGETHER);
    expect(smpp.taken.length).toBeGreaterThanOrEqual(sent);
    expect(smpp.taken.length).toBeLessThanOrEqual(sent + unknown);
    // What is recorded as sent is what the centre took under that reference.
    const references = smpp.taken.map(({ reference }) => reference);
    expect(texts.filter(({ state, messageId }) => state === 'sent' && !references.includes(messageId ?? ''))).toEqual([]);

    // E-mail: every message recorded as sent arrived, and repeats keep the Message-ID.
    const ids = (await smtp.mails()).map((mail) => withoutTokens(mail.messageId ?? ''));
    const mails = messages.filter(({ channel, state }) => channel === 'email' && state === 'sent').map(({ messageId }) => messageId);
    expect(new Set(ids)).toEqual(new Set(mails));
    expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(kills * TOGETHER);
    if (process.env.DUNGHAN_TEST_KILLS)
      process.stdout.write(
        `${kills} kills; SMS ${sent} sent, ${unknown} unknown, ${smpp.taken.length} at the centre; mails ${mails.length} sent, ${ids.length} arrived\n`,
      );
  } finally {
    await smtp.close();
    await smpp.close();
    rmSync(path, { recursive: true, force: true });
  }
}, 3_600_000);
