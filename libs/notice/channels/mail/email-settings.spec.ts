// Settings of mail from the environment.
import { PEER_CERTIFICATE } from '../../../../test/support/smtp-peer.js';
import { readEmailSettings, readSender } from './email-settings.js';

/** An elliptic-curve key, which is not what DKIM is signed with here. */
const dkim = {
  DUNGHAN_DKIM_DOMAIN: 'gov.vn',
  DUNGHAN_DKIM_SELECTOR: 'thu',
  DUNGHAN_DKIM_KEY: PEER_CERTIFICATE.replace('cert', 'key'),
};
const FROM = 'Hệ thống Đúng Hạn <dung-han@namdinh.gov.vn>';

describe('mail settings', () => {
  it('are none when no server is named', () => expect(readEmailSettings({ DUNGHAN_MAIL_FROM: FROM })).toBeNull());

  it('need no more than a server and a sender', () =>
    expect(readEmailSettings({ DUNGHAN_SMTP_URL: 'smtp://relay.namdinh.gov.vn', DUNGHAN_MAIL_FROM: FROM })).toEqual({
      host: 'relay.namdinh.gov.vn',
      port: 587,
      secure: false,
      auth: null,
      tls: 'optional',
      ca: null,
      connections: 5,
      timeoutMs: 60_000,
      sender: { name: 'Hệ thống Đúng Hạn', address: 'dung-han@namdinh.gov.vn', replyTo: null },
      dkim: null,
      bounces: null,
      receipts: 'failures',
    }));

  it('never let a password travel in the clear unless asked to', () => {
    const url = { DUNGHAN_SMTP_URL: 'smtp://dung%40han:b%C3%AD%20m%E1%BA%ADt@mail.namdinh.gov.vn:25', DUNGHAN_MAIL_FROM: FROM };
    expect(readEmailSettings(url)).toMatchObject({ auth: { user: 'dung@han', pass: 'bí mật' }, port: 25, tls: 'required' });
    expect(readEmailSettings({ ...url, DUNGHAN_SMTP_TLS: 'off' })).toMatchObject({ tls: 'off' });
  });

  it('take everything that can be said', () =>
    expect(
      readEmailSettings({
        DUNGHAN_SMTP_URL: 'smtps://mail.namdinh.gov.vn',
        DUNGHAN_MAIL_FROM: '"Đúng Hạn" <dung-han@namdinh.gov.vn>',
        DUNGHAN_MAIL_REPLY_TO: 'phong-cchc@namdinh.gov.vn',
        DUNGHAN_SMTP_CA: PEER_CERTIFICATE,
        DUNGHAN_SMTP_CONNECTIONS: '2',
        DUNGHAN_SMTP_TIMEOUT: '10',
      }),
    ).toMatchObject({
      port: 465,
      secure: true,
      ca: expect.stringContaining('BEGIN CERTIFICATE'),
      connections: 2,
      timeoutMs: 10_000,
      sender: { name: 'Đúng Hạn', replyTo: 'phong-cchc@namdinh.gov.vn' },
    }));

  it.each([
    ['notice.smtp-url', { DUNGHAN_SMTP_URL: 'relay.namdinh.gov.vn' }],
    ['notice.smtp-url', { DUNGHAN_SMTP_URL: 'http://relay.namdinh.gov.vn' }],
    ['notice.smtp-url', { DUNGHAN_SMTP_URL: 'smtp://' }],
    ['notice.smtp-url', { DUNGHAN_SMTP_URL: 'smtp://u%E0%A4%A:p@h' }],
    ['notice.mail-from', { DUNGHAN_MAIL_FROM: '' }],
    ['notice.mail-from', { DUNGHAN_MAIL_FROM: 'Đúng Hạn' }],
    ['notice.mail-from', { DUNGHAN_MAIL_FROM: 'Đúng Hạn <x@y>\nBcc: z@z.vn' }],
    ['notice.mail-reply-to', { DUNGHAN_MAIL_REPLY_TO: 'không có' }],
    ['notice.mail-choice', { DUNGHAN_SMTP_TLS: 'yes' }],
    ['notice.mail-ca', { DUNGHAN_SMTP_CA: '/không/có.pem' }],
    ['notice.smtp-number', { DUNGHAN_SMTP_CONNECTIONS: '0' }],
    ['notice.smtp-number', { DUNGHAN_SMTP_TIMEOUT: 'lâu' }],
    ['notice.mail-choice', { DUNGHAN_MAIL_RECEIPTS: 'đọc' }],
    ['notice.bounce-address', { DUNGHAN_BOUNCE_ADDRESS: 'trả lại' }],
    ['notice.bounce-address', { DUNGHAN_BOUNCE_ADDRESS: 'thu+tra-lai@namdinh.gov.vn' }],
    ['notice.dkim-incomplete', { DUNGHAN_DKIM_DOMAIN: 'namdinh.gov.vn' }],
    ['notice.dkim-domain', { ...dkim, DUNGHAN_DKIM_DOMAIN: 'nam định' }],
    ['notice.dkim-foreign', { ...dkim, DUNGHAN_DKIM_DOMAIN: 'hanoi.gov.vn' }],
    ['notice.dkim-foreign', { ...dkim, DUNGHAN_DKIM_DOMAIN: 'dinh.gov.vn' }],
    ['notice.dkim-selector', { ...dkim, DUNGHAN_DKIM_SELECTOR: 'a b' }],
    ['notice.dkim-key', { ...dkim, DUNGHAN_DKIM_KEY: '/không/có.pem' }],
    ['notice.dkim-key', { ...dkim, DUNGHAN_DKIM_KEY: PEER_CERTIFICATE }],
    ['notice.dkim-kind', dkim],
  ])('refuse with %s: %p', (code, wrong) =>
    expect(readEmailSettings({ DUNGHAN_SMTP_URL: 'smtp://relay.vn', DUNGHAN_MAIL_FROM: FROM, ...wrong })).toMatchObject({
      refused: true,
      code,
    }),
  );
});

describe('the sender of stored mail', () => {
  it('is the one configured', () => expect(readSender({ DUNGHAN_MAIL_FROM: FROM })).toMatchObject({ address: 'dung-han@namdinh.gov.vn' }));
  it('cannot be delivered to when none is', () => expect(readSender({})).toMatchObject({ address: expect.stringMatching(/\.invalid$/) }));
  it('is refused when it is wrong', () => expect(readSender({ DUNGHAN_MAIL_FROM: 'x' })).toMatchObject({ code: 'notice.mail-from' }));
});
