// What the settings say about sending mail. A wrong setting is refused at the start, with a sentence, and never
// printed: it may hold a password.
import { z } from 'zod';
import { addressSetting, isRefusal, refuse, textSetting, wholeNumber, type Given, type Refusal } from '../../../kernel/index.js';
import { DKIM_SETTINGS, readDkimSettings, type DkimSettings } from './dkim-settings.js';
import { isMailbox, parseMailbox, readAuthority, readChoice, readNumber, readServer } from '../port/mail-settings.js';
import type { Sender } from './mail-options.js';

export const SENDER_SETTINGS = {
  DUNGHAN_MAIL_FROM: textSetting(),
  DUNGHAN_MAIL_REPLY_TO: textSetting(),
};

export const EMAIL_SETTINGS = {
  DUNGHAN_SMTP_URL: addressSetting(),
  /** Without a log-in, mail may go to whatever server answers. */
  DUNGHAN_SMTP_TLS: z.enum(['required', 'optional', 'off']).optional(),
  DUNGHAN_SMTP_CA: textSetting(),
  DUNGHAN_SMTP_CONNECTIONS: wholeNumber(5, 1, 100),
  DUNGHAN_SMTP_TIMEOUT: wholeNumber(60, 1, 600),
  ...SENDER_SETTINGS,
  DUNGHAN_MAIL_RECEIPTS: z.enum(['failures', 'all']).default('failures'),
  DUNGHAN_BOUNCE_ADDRESS: textSetting(),
  ...DKIM_SETTINGS,
};
type EmailGiven = Given<typeof EMAIL_SETTINGS>;

export interface EmailSettings {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). */
  secure: boolean;
  auth: { user: string; pass: string } | null;
  /** `optional`: STARTTLS when offered, whatever the certificate; `required`: STARTTLS with a certificate that verifies. */
  tls: 'required' | 'optional' | 'off';
  /** PEM of the authority to trust besides the usual ones; null when none. */
  ca: string | null;
  connections: number;
  timeoutMs: number;
  sender: Sender;
  dkim: DkimSettings | null;
  /** The mailbox that mails which cannot be delivered come back to, each under an address of its own; null: to the sender. */
  bounces: string | null;
  /** What the receiving servers are asked to report. */
  receipts: 'failures' | 'all';
}

/** Stands in as the sender of stored mail when none is configured; `.invalid` can never be delivered to (RFC 2606). */
const NO_SENDER: Sender = { name: 'Đúng Hạn', address: 'dung-han@dung-han.invalid', replyTo: null };

/** Who mail comes from; null when DUNGHAN_MAIL_FROM is not set. */
function readConfiguredSender(given: Given<typeof SENDER_SETTINGS>): Sender | Refusal | null {
  if (!given.DUNGHAN_MAIL_FROM) return null;
  const from = parseMailbox(given.DUNGHAN_MAIL_FROM);
  if (!from) return refuse('notice.mail-from');
  const replyTo = given.DUNGHAN_MAIL_REPLY_TO ? parseMailbox(given.DUNGHAN_MAIL_REPLY_TO) : null;
  if (given.DUNGHAN_MAIL_REPLY_TO && !replyTo) return refuse('notice.mail-reply-to');
  return { ...from, replyTo: replyTo?.address ?? null };
}

/** Who stored mail comes from. */
export const readSender = (given: Given<typeof SENDER_SETTINGS>): Sender | Refusal => readConfiguredSender(given) ?? NO_SENDER;

type Server = Pick<EmailSettings, 'host' | 'port' | 'secure' | 'auth' | 'tls' | 'ca' | 'connections' | 'timeoutMs'>;

function readSmtpServer(given: EmailGiven, url: string): Server | Refusal {
  const server = readServer(url, { plain: 'smtp:', tls: 'smtps:' }, { plain: 587, tls: 465 });
  if (!server) return refuse('notice.smtp-url');
  const { host, port, secure, auth } = server;
  // A password never travels in the clear unless that is asked for.
  const asked = readChoice('DUNGHAN_SMTP_TLS', EMAIL_SETTINGS.DUNGHAN_SMTP_TLS, given.DUNGHAN_SMTP_TLS);
  if (isRefusal(asked)) return asked;
  const tls = asked ?? (auth ? 'required' : 'optional');
  const ca = readAuthority('DUNGHAN_SMTP_CA', given.DUNGHAN_SMTP_CA);
  if (isRefusal(ca)) return ca;
  const connections = readNumber('DUNGHAN_SMTP_CONNECTIONS', EMAIL_SETTINGS.DUNGHAN_SMTP_CONNECTIONS, given.DUNGHAN_SMTP_CONNECTIONS);
  if (isRefusal(connections)) return connections;
  const seconds = readNumber('DUNGHAN_SMTP_TIMEOUT', EMAIL_SETTINGS.DUNGHAN_SMTP_TIMEOUT, given.DUNGHAN_SMTP_TIMEOUT);
  if (isRefusal(seconds)) return seconds;
  return { host, port, secure, auth, tls, ca, connections, timeoutMs: seconds * 1000 };
}

/** Settings of the mail server; null when none is configured. */
export function readEmailSettings(given: EmailGiven): EmailSettings | Refusal | null {
  if (!given.DUNGHAN_SMTP_URL) return null;
  const server = readSmtpServer(given, given.DUNGHAN_SMTP_URL);
  if (isRefusal(server)) return server;
  const sender = readConfiguredSender(given) ?? refuse('notice.mail-from');
  if (isRefusal(sender)) return sender;
  const dkim = readDkimSettings(given, sender.address);
  if (isRefusal(dkim)) return dkim;
  const bounces = given.DUNGHAN_BOUNCE_ADDRESS || null;
  if (bounces && (!isMailbox(bounces) || bounces.includes('+'))) return refuse('notice.bounce-address');
  const receipts = readChoice('DUNGHAN_MAIL_RECEIPTS', EMAIL_SETTINGS.DUNGHAN_MAIL_RECEIPTS, given.DUNGHAN_MAIL_RECEIPTS);
  if (isRefusal(receipts)) return receipts;
  return { ...server, sender, dkim, bounces, receipts };
}
