// How mail leaves the application: signed for its domain, under a return address of its own, with reports asked for, and with a
// way to decline where that is allowed. Seen on the wire of a real SMTP server, and judged by an independent verifier.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth';
import { startSmtpPeer, type SmtpPeer } from '../../../test/support/smtp-peer.js';
import { aView } from '../../../test/support/notice-samples.js';
import { signerOf } from '../../identity/signer.js';
import { isRefusal } from '../../kernel/index.js';
import { returnTokens } from '../links/return-token.js';
import { tokensInAddresses, tokensInMessageIds } from '../links/return-token.rule.js';
import { outgoing } from './port/channel.contract.js';
import type { Channel } from './port/channel.js';
import { emailChannel } from './mail/email-smtp.channel.js';
import { readEmailSettings, type EmailSettings } from './mail/email-settings.js';

const KEY = '0123456789abcdef0123456789abcdef';
const NOW = '2021-04-01T01:00:00.000Z';
const tokens = returnTokens(signerOf([{ secret: 'khóa', until: null }]));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

let folder: string;
let peer: SmtpPeer;
let channel: Channel;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-dkim-'));
  writeFileSync(join(folder, 'dkim.pem'), rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  await channel.close();
  await peer.close();
});

async function start(env: Record<string, string> = {}, peerOptions: Parameters<typeof startSmtpPeer>[0] = {}): Promise<void> {
  peer = await startSmtpPeer(peerOptions);
  const settings = readEmailSettings({
    DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
    DUNGHAN_SMTP_TLS: 'off',
    DUNGHAN_MAIL_FROM: 'Đúng Hạn <dung-han@namdinh.example>',
    ...env,
  });
  if (settings === null || isRefusal(settings)) throw new Error(JSON.stringify(settings));
  channel = emailChannel(settings satisfies EmailSettings, tokens);
}

const dkim = () => ({ DUNGHAN_DKIM_DOMAIN: 'namdinh.example', DUNGHAN_DKIM_SELECTOR: 'thu', DUNGHAN_DKIM_KEY: join(folder, 'dkim.pem') });

/** What the verifier says, given the domain's record instead of the DNS. */
async function verdict(raw: string): Promise<string | undefined> {
  const resolver = async (name: string) => (name === 'thu._domainkey.namdinh.example' ? [[`v=DKIM1; k=rsa; p=${publicKey}`]] : []);
  const { results } = await dkimVerify(raw, { resolver });
  return results[0]?.status.result;
}

function signedHeaders(raw: string): string[] {
  const unfolded = raw.replaceAll(/\r\n[ \t]+/g, ' ');
  const [, names = ''] = /^DKIM-Signature:.*? h=([^;]*);/m.exec(unfolded) ?? [];
  return names.toLowerCase().replaceAll(' ', '').split(':');
}

describe('DKIM', () => {
  it('is accepted by an independent verifier', async () => {
    await start(dkim());
    await channel.send(outgoing(channel, { content: channel.render(aView({ decline: 'https://dunghan.example/l/x.y' })) }));
    const raw = peer.received[0] ?? '';
    expect(await verdict(raw)).toBe('pass');
    expect(signedHeaders(raw)).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'subject',
        'date',
        'message-id',
        'list-unsubscribe',
        'list-unsubscribe-post',
        'auto-submitted',
      ]),
    );
  });

  it.each([
    ['a word of the body', 'Sở Tư pháp'],
    ['the one-click header', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
  ])('fails when %s was changed on the way', async (_name, words) => {
    await start(dkim());
    const content = {
      ...channel.render(aView({ decline: 'https://dunghan.example/l/x.y' })),
      text: 'Sở Tư pháp',
      html: '<p>Sở Tư pháp</p>',
    };
    await channel.send(outgoing(channel, { content }));
    const raw = peer.received[0] ?? '';
    const place = words.startsWith('List') ? raw.indexOf(words) + words.length - 1 : raw.lastIndexOf('ph=C3=A1p');
    expect(place).toBeGreaterThan(0);
    const changed = `${raw.slice(0, place)}X${raw.slice(place + 1)}`;
    expect(await verdict(changed)).toMatch(/^(fail|neutral)$/);
  });

  it('is not there when it is not asked for', async () => {
    await start();
    await channel.send(outgoing(channel));
    expect(await verdict(peer.received[0] ?? '')).toBe('none');
  });
});

describe('the envelope', () => {
  const bounces = { DUNGHAN_BOUNCE_ADDRESS: 'thu-tra-lai@namdinh.example' };

  it('has a return address that names the message, and asks for reports', async () => {
    await start(bounces);
    await channel.send(outgoing(channel));
    const [envelope] = peer.envelopes;
    expect(envelope?.from).toMatch(/^thu-tra-lai\+[0-9a-f]{32}\.[0-9a-v]{16}@namdinh\.example$/);
    expect(tokens.keyOf(tokensInAddresses([envelope?.from ?? ''])[0] ?? '', NOW)).toBe(KEY);
    expect(envelope?.dsn).toEqual({ ret: 'HDRS', envid: tokens.tokenOf(KEY) });
    expect(envelope?.recipients).toEqual([
      { address: 'gd@sotuphap.example', notify: ['FAILURE', 'DELAY'], orcpt: 'rfc822;gd@sotuphap.example' },
    ]);
    const [mail] = await peer.mails();
    expect(tokens.keyOf(tokensInMessageIds([mail?.messageId ?? ''])[0] ?? '', NOW)).toBe(KEY);
  });

  it('asks for receipts too when told to', async () => {
    await start({ ...bounces, DUNGHAN_MAIL_RECEIPTS: 'all' });
    await channel.send(outgoing(channel));
    expect(peer.envelopes[0]?.recipients[0]?.notify).toEqual(['FAILURE', 'DELAY', 'SUCCESS']);
  });

  it('asks nothing of a server that cannot report', async () => {
    await start(bounces, { reports: false });
    await channel.send(outgoing(channel));
    expect(peer.envelopes[0]).toMatchObject({ from: expect.stringContaining('thu-tra-lai+'), dsn: null });
    expect(peer.received).toHaveLength(1);
  });

  it('is the sender when no mailbox for returned mail is set', async () => {
    await start();
    await channel.send(outgoing(channel));
    expect(peer.envelopes[0]?.from).toBe('dung-han@namdinh.example');
  });
});

describe('declining', () => {
  it.each([
    ['https://dunghan.example/l/x.y', 'List-Unsubscribe=One-Click'],
    ['http://10.0.0.5/l/x.y', undefined],
  ])('at %s is offered in one step only where the address is safe', async (decline, oneClick) => {
    await start();
    await channel.send(outgoing(channel, { content: channel.render(aView({ decline })) }));
    expect(peer.received[0]).toMatch(/^List-Unsubscribe:\s+<http/m);
    expect(/^List-Unsubscribe-Post: (.*)\r$/m.exec(peer.received[0] ?? '')?.[1]).toBe(oneClick);
  });

  it('is not offered where there is nothing to decline', async () => {
    await start();
    await channel.send(outgoing(channel));
    expect(peer.received[0]).not.toMatch(/List-Unsubscribe/);
  });
});
