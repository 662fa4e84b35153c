// No value of a setting is ever repeated: people put the secret itself where its file is asked for, and messages end up in logs.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKurrentSettings } from '../../libs/event-store/kurrentdb/settings.js';
import { isRefusal, RefusedError, type Refusal } from '../../libs/kernel/index.js';
import { readEmailSettings } from '../../libs/notice/channels/mail/email-settings.js';
import { openChannels } from '../../libs/notice/channels/registry.js';
import { readImapSettings } from '../../libs/notice/returns/imap-settings.js';
import { readRedisSettings } from '../../libs/queue/redis-settings.js';
import { texts } from '../../libs/texts/index.js';
import { heartbeat, readHeartbeat } from '../../apps/server/runtime/heartbeat.js';
import { roleFrom, withSharedKeys } from '../../libs/application/config/roles.js';
import { logFormatOf } from '../../apps/server/platform/logging/service-logger.js';
import { linkOf } from '../../apps/server/serve.js';
import { secretsInFiles } from '../../libs/application/config/secret-files.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
/** What a setting may be given by mistake; each piece of it must stay unsaid. */
const SECRETS: readonly [string, string, string][] = [
  ['a word', 'matkhau-rat-bi-mat-9731', 'matkhau-rat-bi-mat-9731'],
  ['the text of a key', PEM, PEM.split('\n')[3]!],
  ['an address with a password', 'ftp://can-bo:Bi.Mat.4471@may.chu/duong', 'Bi.Mat.4471'],
];

let folder: string;
let webhooks: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-cau-hinh-'));
  webhooks = join(folder, 'webhooks.json');
  writeFileSync(webhooks, JSON.stringify([{ id: 'a', url: 'https://a.example', secretFrom: 'DUNGHAN_WEBHOOK_SECRET' }]));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Env = Record<string, string | undefined>;

/** Everything named, so that each setting is looked at. */
const complete = (): Env => ({
  DUNGHAN_SMTP_URL: 'smtp://thu.example',
  DUNGHAN_MAIL_FROM: 'dung-han@tinh.gov.vn',
  DUNGHAN_DKIM_DOMAIN: 'tinh.gov.vn',
  DUNGHAN_DKIM_SELECTOR: 'thu',
  DUNGHAN_DKIM_KEY: PEM,
  DUNGHAN_IMAP_URL: 'imaps://a:b@thu.example/INBOX',
  DUNGHAN_KURRENTDB_URL: 'kurrentdb://kho.example:2113',
  DUNGHAN_KURRENTDB_USER: 'a',
  DUNGHAN_KURRENTDB_PASSWORD: 'b',
  DUNGHAN_REDIS_URL: 'rediss://hang-doi.example:6379',
  DUNGHAN_SIGNING_KEYS_FILE: webhooks,
  DUNGHAN_WEBHOOKS: webhooks,
  DUNGHAN_WEBHOOK_SECRET: 'x'.repeat(32),
});

const site = { outbox: '/nowhere', link: null, returnTokens: () => null as never };

/** Each place that reads settings; what it refuses. */
const READERS: readonly ((env: Env) => unknown)[] = [
  (env) => Object.assign(env, secretsInFiles(env)),
  readEmailSettings,
  readImapSettings,
  readKurrentSettings,
  readRedisSettings,
  (env) => openChannels({ ...env, DUNGHAN_SMTP_URL: '' }, site),
  (env) => openChannels({ ...env, DUNGHAN_SMTP_URL: '', DUNGHAN_SMPP_URL: env['DUNGHAN_SMPP_URL'] || 'smpp://a:b@tong-dai.example' }, site),
  (env) =>
    openChannels({ ...env, DUNGHAN_SMTP_URL: '', DUNGHAN_SMPP_URL: '', DUNGHAN_SMS_GATEWAY: env['DUNGHAN_SMS_GATEWAY'] || 'esms' }, site),
  (env) => roleFrom(env['DUNGHAN_ROLE'] || 'all', env),
  (env) => withSharedKeys({ signingKeys: '' }, env),
  (env) => readHeartbeat(env),
  (env) => linkOf(env),
  (env) => logFormatOf(env),
];

function refusalsIn(env: Env): Refusal[] {
  return READERS.flatMap((read) => {
    try {
      const answer = read(env);
      if (answer instanceof Map) for (const channel of answer.values()) void (channel as { close(): Promise<void> }).close();
      return isRefusal(answer) ? [answer] : [];
    } catch (error) {
      if (error instanceof RefusedError) return [error.refusal];
      throw error;
    }
  });
}

const names = Object.keys(texts('vi').settings);
/** What takes any text, or takes what is none of its own for its default. */
const FREE = ['DUNGHAN_LANG', 'DUNGHAN_HEARTBEAT_FILE'];

it('the settings that are complete are refused nowhere', () => {
  expect(refusalsIn({ ...complete(), DUNGHAN_SMS_SENDER: 'UBND', DUNGHAN_ESMS_API_KEY: 'a', DUNGHAN_ESMS_SECRET_KEY: 'b' })).toEqual([]);
});

it.each(SECRETS)('no setting repeats %s that it was given', (_name, secret, piece) => {
  const refused = new Set<string>();
  for (const name of names.flatMap((each) => [each, `${each}_FILE`])) {
    const env = { ...complete(), DUNGHAN_SMS_SENDER: 'UBND', [name]: secret };
    if (name.endsWith('_FILE')) env[name.slice(0, -'_FILE'.length)] = '';
    for (const refusal of refusalsIn(env)) {
      refused.add(name);
      for (const language of ['vi', 'en'] as const) {
        const said = texts(language).refusal(refusal);
        if (said.includes(piece)) throw new Error(`${name} is repeated: ${said}`);
      }
      expect(JSON.stringify(refusal.params)).not.toContain(piece);
    }
  }
  // Numbers, choices, addresses and files are all wrong with such a value.
  for (const name of ['DUNGHAN_SMTP_CA', 'DUNGHAN_KURRENTDB_CA', 'DUNGHAN_REDIS_CA', 'DUNGHAN_SIGNING_KEYS_FILE', 'DUNGHAN_WEBHOOKS'])
    expect(refused).toContain(name);
  for (const name of ['DUNGHAN_DKIM_KEY_FILE', 'DUNGHAN_KURRENTDB_PASSWORD_FILE', 'DUNGHAN_SMTP_URL_FILE']) expect(refused).toContain(name);
  for (const name of names.filter((each) => /TIMEOUT|CONNECTIONS|_TLS$|_URL$|ROLE|TAKEOVER|LOG_FORMAT/.test(each) && !FREE.includes(each)))
    expect(refused).toContain(name);
});

it('the key that a file of secrets holds signs mail', () => {
  const file = join(folder, 'dkim.pem');
  writeFileSync(file, PEM);
  const env: Env = { ...complete(), DUNGHAN_DKIM_KEY: '', DUNGHAN_DKIM_KEY_FILE: file };
  const settings = readEmailSettings({ ...env, ...secretsInFiles(env) });
  expect(settings).toMatchObject({ dkim: { domain: 'tinh.gov.vn', privateKey: PEM } });
});

it('a heartbeat that cannot be given says why, and neither where it was to go nor with which password', async () => {
  const said: string[] = [];
  const life = { at: '2026-03-02T01:00:00.000Z', fault: null, missed: 0, position: 1 };
  const beat = heartbeat({ file: `${PEM}/x`, url: 'https://can-bo:Bi.Mat.4471@127.0.0.1:1/ping' }, (line) => said.push(line));
  beat.turned(life);
  await beat.settled();
  expect(said).toHaveLength(2);
  expect(said.join('\n')).not.toMatch(/Bi\.Mat|BEGIN/);
});
