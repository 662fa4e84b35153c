// The power goes, again and again: during an import, and while mails are being sent to a real SMTP server.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder } from '../support/dunghan.js';
import { LEADS } from '../support/plan-of-days.js';
import { startSmtpPeer } from '../support/smtp-peer.js';

const plan = (rows: number): string => `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: 8/KH-UBND

Nam Định, ngày 04 tháng 01 năm 2021

KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2021

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|---|
${Array.from({ length: rows }, (_, index) => `| ${index + 1} | Nhiệm vụ thứ ${index + 1} | ${LEADS[index % LEADS.length]} | Các Sở, ban, ngành | Quý I năm 2021 | Ngân sách |`).join('\n')}
`;

let folder: ReturnType<typeof newFolder>;
let data: string;
beforeEach(() => {
  folder = newFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

/** Runs a process and kills it after so many milliseconds; true when it had ended by itself. */
function runAndKill(args: readonly string[], env: Record<string, string>, after: number): Promise<{ ended: boolean; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(`the process ended with ${code}:\n${stderr}`));
      else resolve({ ended: signal === null, stdout });
    });
  });
}

const CLI = join(process.cwd(), 'apps/cli/bin/dunghan.mjs');
const SENDER = join(process.cwd(), 'test/support/sending-child.mjs');

describe('kill -9', () => {
  it('during an import leaves the whole plan or none of it', async () => {
    const file = join(folder.path, 'ke-hoach.md');
    writeFileSync(file, plan(400));
    let imported = 0;
    for (let round = 0; round < 6; round += 1) {
      const target = join(data, String(round));
      await runAndKill([CLI, 'plan', 'import', file, '--data', target], {}, 250 + round * 120);
      const { code, stdout, stderr } = await dunghan(['plan', 'list', '--json', '--data', target]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const plans = JSON.parse(stdout) as { tasks: number; phase: string }[];
      if (plans.length > 0) expect(plans).toMatchObject([{ phase: 'draft', tasks: 400 }]);
      imported += plans.length;
      // What was not imported can be imported now; what was is refused as known.
      expect((await dunghan(['plan', 'import', file, '--data', target])).code).toBe(plans.length === 0 ? 0 : 1);
    }
    expect(imported).toBeLessThanOrEqual(6);
  });

  it('while sending: every notice arrives, and a mail repeats only under the same Message-ID, one at most for each kill and connection', async () => {
    const file = join(folder.path, 'ke-hoach.md');
    writeFileSync(file, plan(24));
    expect((await dunghan(['plan', 'import', file, '--data', data])).code).toBe(0);
    expect((await dunghan(['plan', 'approve', '8-kh-ubnd-tinh-nam-dinh-2021', '--by', 'ubnd-tinh', '--data', data])).code).toBe(0);

    const peer = await startSmtpPeer();
    const env = { DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${peer.port}`, DUNGHAN_MAIL_FROM: 'dung-han@tinh.example', DUNGHAN_SMTP_TLS: 'off' };
    try {
      // The tasks were assigned just now, so their first step comes due at the next opening of a later working day.
      const minute = (round: number): string => `${9 + Math.floor(round / 60)}:${String(round % 60).padStart(2, '0')}`.padStart(5, '0');
      let kills = 0;
      let last: { ended: boolean; stdout: string } = { ended: false, stdout: '' };
      for (let round = 0; round < 40 && !last.ended; round += 1) {
        last = await runAndKill([SENDER, data, '2031-01-06', minute(round)], env, round < 12 ? 350 + round * 60 : 60_000);
        if (!last.ended) kills += 1;
      }
      expect(last.ended).toBe(true);
      expect(kills).toBeGreaterThan(0);

      const notices = JSON.parse(last.stdout.trim().split('\n').at(-1) ?? '[]') as { state: string; channel: string }[];
      expect(notices.length).toBeGreaterThan(24);
      for (const notice of notices)
        expect([notice.state, notice.channel]).toEqual(
          notice.channel === 'sms' ? ['dropped', 'sms'] : [expect.stringMatching(/sent|dropped/), 'email'],
        );

      const mails = await peer.mails();
      const byId = new Map<string, number>();
      for (const mail of mails) byId.set(mail.messageId!, (byId.get(mail.messageId!) ?? 0) + 1);
      const repeats = [...byId.values()].reduce((sum, count) => sum + count - 1, 0);
      expect(repeats).toBeLessThanOrEqual(kills * 2);
      // Nobody gets two different mails of notices for the one moment; the digest of the week is a mail of its own.
      const ofNotices = mails.filter((mail) => !/bản tin/i.test(mail.subject ?? ''));
      const addresses = [...new Map(ofNotices.map((mail) => [mail.messageId, JSON.stringify(mail.to)])).values()];
      expect(addresses).toHaveLength(new Set(addresses).size);

      // And everything that was accepted is on record as sent, once.
      const sent = await dunghan(['audit', 'find', '--type', 'MessageSent', '--json', '--data', data]);
      const keys = (JSON.parse(sent.stdout) as { events: { data: { key: string } }[] }).events.map((event) => event.data.key);
      expect(keys).toHaveLength(new Set(keys).size);
      // A Message-ID is the key of its message, signed.
      const keysSeen = [...byId.keys()].map((id) => /^<([0-9a-f]{32})\.[0-9a-v]{16}@tinh\.example>$/.exec(id)?.[1]);
      expect(new Set(keysSeen)).toEqual(new Set(keys));
    } finally {
      await peer.close();
    }
  });
});
