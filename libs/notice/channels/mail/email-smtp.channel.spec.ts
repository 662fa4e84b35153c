// E-mail to a real SMTP server on the loopback, in every temper a server can have.
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { PEER_CERTIFICATE, startSmtpPeer, type SmtpPeer, type Temper } from '../../../../test/support/smtp-peer.js';
import { signerOf } from '../../../identity/signer.js';
import { returnTokens } from '../../links/return-token.js';
import type { Channel } from '../port/channel.js';
import { channelContract, outgoing } from '../port/channel.contract.js';
import { emailChannel } from './email-smtp.channel.js';
import type { EmailSettings } from './email-settings.js';

const sender = { name: 'Hệ thống Đúng Hạn', address: 'dung-han@namdinh.example', replyTo: 'phong-cchc@namdinh.example' };
const settings = (port: number, changes: Partial<EmailSettings> = {}): EmailSettings => ({
  host: '127.0.0.1',
  port,
  secure: false,
  auth: null,
  tls: 'off',
  ca: null,
  connections: 3,
  timeoutMs: 5_000,
  sender,
  dkim: null,
  bounces: null,
  receipts: 'failures',
  ...changes,
});

const tokens = returnTokens(signerOf([{ secret: 'khóa của bài kiểm tra', until: null }]));

channelContract('email', async () => {
  const peer = await startSmtpPeer();
  return {
    channel: emailChannel(settings(peer.port), tokens),
    arrived: async () => peer.received,
    async break(how) {
      peer.temper = how === 'later' ? { rcpt: 451 } : 'accept';
    },
    close: peer.close,
  };
});

describe('e-mail', () => {
  let peer: SmtpPeer;
  let channel: Channel;
  const start = async (options: Parameters<typeof startSmtpPeer>[0] = {}, changes: Partial<EmailSettings> = {}) => {
    peer = await startSmtpPeer(options);
    channel = emailChannel(settings(peer.port, changes), tokens);
  };
  afterEach(async () => {
    await channel.close();
    await peer.close();
  });

  it('is one mail with both parts and the marks of an automatic one', async () => {
    await start();
    const message = outgoing(channel);
    await channel.send(message);
    const [mail] = await peer.mails();
    expect(mail?.subject).toBe('[Đúng Hạn] Quá hạn: 1 nhiệm vụ của Sở Tư pháp');
    expect(mail?.from?.value).toEqual([{ name: 'Hệ thống Đúng Hạn', address: 'dung-han@namdinh.example' }]);
    expect([mail?.to].flat()[0]?.value).toEqual([{ name: 'Giám đốc Sở Tư pháp', address: 'gd@sotuphap.example' }]);
    expect(mail?.replyTo?.value[0]?.address).toBe('phong-cchc@namdinh.example');
    expect(mail?.messageId).toMatch(/^<0123456789abcdef0123456789abcdef\.[0-9a-v]{16}@namdinh\.example>$/);
    // What goes on record has no signature; what an earlier version has recorded with one is sent again as it was.
    expect(message.identity).toBe('<0123456789abcdef0123456789abcdef@namdinh.example>');
    const recorded = '<0123456789abcdef0123456789abcdef.0123456789abcdef@namdinh.example>';
    await channel.send({ ...message, identity: recorded });
    expect((await peer.mails()).map(({ messageId }) => messageId)).toContain(recorded);
    expect(mail?.date?.toISOString()).toBe('2021-04-01T01:00:00.000Z');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail?.text?.trimEnd()).toBe(message.content.text.trimEnd());
    expect(mail && mail.html && mail.html.trimEnd()).toBe(message.content.html.trimEnd());
    expect(peer.received[0]).toContain('Date: Thu, 1 Apr 2021 08:00:00 +0700\r\n');
    expect(peer.received[0]).not.toMatch(/X-Mailer|nodemailer/i);
  });

  it('has the same bytes when it is sent again', async () => {
    await start();
    await channel.send(outgoing(channel));
    await channel.send(outgoing(channel));
    expect(peer.received[1]).toBe(peer.received[0]);
  });

  it('keeps line breaks of an addressee out of the header', async () => {
    await start();
    await channel.send(outgoing(channel, { addressee: 'Giám đốc\r\nBcc: x@y.example' }));
    const [mail] = await peer.mails();
    expect(mail?.bcc).toBeUndefined();
  });

  it.each<[string, Temper, { permanent: boolean; down: boolean }, RegExp]>([
    ['refuses the recipient for now', { rcpt: 451 }, { permanent: false, down: false }, /451/],
    ['refuses the recipient for good', { rcpt: 550 }, { permanent: true, down: false }, /550/],
    ['refuses the content for now', { data: 452 }, { permanent: false, down: false }, /452/],
    ['refuses the content for good', { data: 554 }, { permanent: true, down: false }, /554/],
    ['wants a log-in first', { rcpt: 530 }, { permanent: false, down: true }, /530/],
    ['drops the connection', 'drop', { permanent: false, down: true }, /ECONNECTION/],
  ])('tells when the server %s', async (_name, temper, kind, error) => {
    await start();
    peer.temper = temper;
    expect(await channel.send(outgoing(channel))).toEqual({ state: 'rejected', error: expect.stringMatching(error), ...kind });
    expect(peer.received).toEqual([]);
  });

  it('takes a new connection when the server has closed the one it kept', async () => {
    await start();
    await channel.send(outgoing(channel, { key: 'truoc' }));
    peer.hangUp();
    expect(await channel.send(outgoing(channel, { key: 'sau' }))).toMatchObject({ state: 'accepted' });
    expect(peer.deliveries).toBe(2);
  });

  it('never sends again by itself a mail that may have arrived', async () => {
    await start({}, { connections: 1 });
    await channel.send(outgoing(channel, { key: 'truoc' }));
    peer.temper = 'drop';
    expect(await channel.send(outgoing(channel, { key: 'sau' }))).toMatchObject({ state: 'rejected', permanent: false });
    expect(peer.deliveries).toBe(2);
  });

  it('tells when the server is down, and works when it is back', async () => {
    await start();
    const { port } = peer;
    await peer.close();
    const down = emailChannel(settings(port), tokens);
    expect(await down.send(outgoing(channel))).toEqual({
      state: 'rejected',
      error: expect.stringMatching(/ECONNREFUSED/),
      permanent: false,
      down: true,
    });
    await down.close();
    peer = await startSmtpPeer();
    await channel.close();
    channel = emailChannel(settings(peer.port), tokens);
    expect(await channel.send(outgoing(channel))).toMatchObject({ state: 'accepted' });
  });

  it('gives an address that cannot be written up for good', async () => {
    await start();
    expect(await channel.send(outgoing(channel, { address: 'không phải địa chỉ' }))).toMatchObject({ state: 'rejected', permanent: true });
  });

  describe('with TLS', () => {
    const ca = readFileSync(PEER_CERTIFICATE, 'utf8');
    const login = { user: 'dung-han', pass: 'bí mật' };

    it('logs in over smtps with an authority of its own', async () => {
      await start({ secure: true, login }, { secure: true, ca, auth: login });
      expect(await channel.send(outgoing(channel))).toMatchObject({ state: 'accepted' });
    });
    it('logs in over STARTTLS', async () => {
      await start({ starttls: true, login }, { tls: 'required', ca, auth: login });
      expect(await channel.send(outgoing(channel))).toMatchObject({ state: 'accepted' });
    });
    it('does not trust a stranger', async () => {
      await start({ secure: true }, { secure: true });
      expect(await channel.send(outgoing(channel))).toMatchObject({ state: 'rejected', permanent: false });
      expect(peer.received).toEqual([]);
    });
    it('sends nothing in the clear when TLS is required', async () => {
      await start({}, { tls: 'required' });
      expect(await channel.send(outgoing(channel))).toMatchObject({ state: 'rejected', permanent: false });
      expect(peer.received).toEqual([]);
    });
    it('takes what TLS it is offered when it is optional', async () => {
      await start({ starttls: true }, { tls: 'optional' });
      expect(await channel.send(outgoing(channel))).toMatchObject({ state: 'accepted' });
    });
    it('keeps a message whose log-in is refused, and never shows the password', async () => {
      await start({ secure: true, login }, { secure: true, ca, auth: { user: 'dung-han', pass: 'sai-mat-khau' } });
      const outcome = await channel.send(outgoing(channel));
      expect(outcome).toMatchObject({ state: 'rejected', permanent: false });
      expect(JSON.stringify([outcome, channel.describe()])).not.toContain('sai-mat-khau');
    });
  });

  it('is read by mail programs as it was meant', async () => {
    await start();
    await channel.send(outgoing(channel));
    const mail = await simpleParser(peer.received[0] ?? '');
    expect(mail.attachments).toEqual([]);
    expect(mail.html).toContain('<html lang="vi">');
  });
});
