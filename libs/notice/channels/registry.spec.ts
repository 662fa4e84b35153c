// The channels an environment opens, what is refused, and what is kept as files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '../../kernel/index.js';
import { texts } from '../../texts/index.js';
import type { Site } from './port/channel-kind.js';
import type { ChannelGiven } from './port/channel-kind.js';
import { startHttpPeer } from '../../../test/support/http-peer.js';
import { outgoing } from './port/channel.contract.js';
import { CHANNEL_KINDS, openChannels, openOutbox } from './registry.js';

let folder: string;
let site: Site;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-registry-'));
  site = {
    outbox: join(folder, 'outbox'),
    link: 'https://dunghan.namdinh.gov.vn',
    returnTokens: () => ({ tokenOf: (key: string) => key }) as never,
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MAIL = { DUNGHAN_SMTP_URL: 'smtp://127.0.0.1:25', DUNGHAN_MAIL_FROM: 'a@tinh.gov.vn' };
const SMPP = { DUNGHAN_SMPP_URL: 'smpp://ubnd:bi%20mat@127.0.0.1:2775', DUNGHAN_SMS_SENDER: 'UBNDNAMDINH' };
const ESMS = { DUNGHAN_SMS_GATEWAY: 'esms', DUNGHAN_SMS_SENDER: 'UBND', DUNGHAN_ESMS_API_KEY: 'k', DUNGHAN_ESMS_SECRET_KEY: 's' };
const SECRET = 'một bí mật đủ dài';
const endpoint = { id: 'cong', url: 'https://cong.namdinh.gov.vn/nhan', secretFrom: 'DUNGHAN_WEBHOOK_SECRET' };
const webhooks = (...endpoints: object[]): ChannelGiven => {
  const file = join(folder, 'webhooks.json');
  writeFileSync(file, JSON.stringify(endpoints));
  return { DUNGHAN_WEBHOOKS: file, DUNGHAN_WEBHOOK_SECRET: SECRET };
};

/** Transport by channel, or the sentence of the refusal. */
function opened(env: ChannelGiven): Record<string, string> | string {
  const channels = openChannels(env, site);
  if (isRefusal(channels)) return texts('en').refusal(channels);
  return Object.fromEntries([...channels].map(([name, { transport }]) => [name, transport]));
}

describe('the registry of channels', () => {
  it('keeps mail and SMS as files when nothing is configured', () => expect(opened({})).toEqual({ email: 'outbox', sms: 'outbox' }));
  it('opens what is configured, and keeps the rest', () => {
    expect(opened(MAIL)).toEqual({ email: 'smtp', sms: 'outbox' });
    expect(opened({ ...MAIL, ...SMPP })).toEqual({ email: 'smtp', sms: 'smpp' });
    expect(opened(ESMS)).toEqual({ email: 'outbox', sms: 'gateway' });
    expect(opened({ DUNGHAN_SMS_GATEWAY: 'speedsms', DUNGHAN_SMS_SENDER: 'UBND', DUNGHAN_SPEEDSMS_TOKEN: 't' })).toMatchObject({
      sms: 'gateway',
    });
    expect(opened(webhooks(endpoint))).toEqual({ email: 'outbox', sms: 'outbox', webhook: 'webhook' });
  });
  it('hears what a provider repeats without the secret, under whatever name that was given', async () => {
    const peer = await startHttpPeer();
    const own = 'khoa-rieng-cua-cong-tinh';
    peer.temper = { status: 400, body: { sai: `chữ ký của ${own} không đúng` } };
    const env = {
      ...webhooks({ ...endpoint, url: `${peer.url}/nhan`, secretFrom: 'DUNGHAN_CONG_TINH', allowPrivate: true }),
      DUNGHAN_CONG_TINH: own,
    };
    const channels = openChannels(env, site);
    if (isRefusal(channels)) throw new Error(channels.code);
    const webhook = channels.get('webhook')!;
    const outcome = await webhook.send(outgoing(webhook, { address: 'cong' }));
    expect(outcome).toMatchObject({ state: 'rejected', error: expect.stringContaining('chữ ký của ••• không đúng') as string });
    await webhook.close();
    await peer.close();
  });
  it('stores only, when that is asked for', () => {
    const channels = openOutbox({ ...MAIL, ...SMPP }, site);
    expect(!isRefusal(channels) && [...channels.values()].map((each) => each.describe().delivers)).toEqual([false, false]);
  });

  it.each<[string, () => ChannelGiven, RegExp]>([
    ['two providers for one channel', () => ({ ...SMPP, ...ESMS }), /Two providers .* SMS/],
    ['an address that is none', () => ({ ...SMPP, DUNGHAN_SMPP_URL: 'http://x' }), /DUNGHAN_SMPP_URL must look like/],
    ['an address without a log-in', () => ({ ...SMPP, DUNGHAN_SMPP_URL: 'smpp://host:2775' }), /DUNGHAN_SMPP_URL/],
    ['no sender', () => ({ ...SMPP, DUNGHAN_SMS_SENDER: '' }), /DUNGHAN_SMS_SENDER is needed/],
    ['a brand name that is too long', () => ({ ...SMPP, DUNGHAN_SMS_SENDER: 'UBNDTINHNAMDINH' }), /DUNGHAN_SMS_SENDER is wrong/],
    ['a brand name with marks', () => ({ ...SMPP, DUNGHAN_SMS_SENDER: 'UBND TỈNH' }), /DUNGHAN_SMS_SENDER is wrong/],
    ['a number out of range', () => ({ ...SMPP, DUNGHAN_SMPP_WINDOW: '0' }), /DUNGHAN_SMPP_WINDOW is wrong/],
    ['a choice that is none', () => ({ DUNGHAN_SMS_CODING: 'gsm' }), /DUNGHAN_SMS_CODING is wrong/],
    ['a missing secret', () => ({ ...ESMS, DUNGHAN_ESMS_SECRET_KEY: '' }), /DUNGHAN_ESMS_SECRET_KEY is needed/],
    ['a gateway nobody knows', () => ({ ...ESMS, DUNGHAN_SMS_GATEWAY: 'khong-co' }), /DUNGHAN_SMS_GATEWAY/],
    ['a weak secret of a webhook', () => ({ ...webhooks(endpoint), DUNGHAN_WEBHOOK_SECRET: 'ngắn' }), /DUNGHAN_WEBHOOK_SECRET is needed/],
    ['a webhook in the clear', () => webhooks({ ...endpoint, url: 'http://cong.namdinh.gov.vn/' }), /“0.url”: must begin with https/],
    ['a webhook twice', () => webhooks(endpoint, endpoint), /“cong” is there twice/],
    ['a field nobody reads', () => webhooks({ ...endpoint, secret: SECRET }), /secret/],
  ])('refuses %s with a sentence that shows no secret', (_name, env, sentence) => {
    const said = opened(env());
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(new RegExp(`${SECRET}|bi mat|bi%20mat`));
  });

  it('shows no secret in what it says of its channels', () => {
    const channels = openChannels({ ...MAIL, ...SMPP, ...webhooks(endpoint) }, site) as Map<string, { describe(): object }>;
    const said = JSON.stringify([...channels.values()].map((each) => each.describe()));
    expect(said).not.toMatch(new RegExp(`${SECRET}|bi mat|bi%20mat`));
  });

  it('explains every variable in both languages', () => {
    const variables = [...new Set(CHANNEL_KINDS.flatMap((kind) => Object.keys(kind.settings)))];
    for (const language of ['vi', 'en'] as const) expect(variables.filter((variable) => !texts(language).settings[variable])).toEqual([]);
  });
});
