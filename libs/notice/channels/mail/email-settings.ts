// What the environment says about sending mail. A wrong setting is refused at the start, with a sentence, and never
// printed: it may hold a password.
import { isRefusal, refuse, type Refusal } from '../../../kernel/index.js';
import { readDkimSettings, type DkimSettings } from './dkim-settings.js';
import { isMailbox, parseMailbox, readAuthority, readChoice, readNumber, readServer, type Environment } from '../port/mail-settings.js';
import type { Sender } from './mail-options.js';

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
function readConfiguredSender(env: Environment): Sender | Refusal | null {
  if (!env.DUNGHAN_MAIL_FROM) return null;
  const from = parseMailbox(env.DUNGHAN_MAIL_FROM);
  if (!from) return refuse('notice.mail-from');
  const replyTo = env.DUNGHAN_MAIL_REPLY_TO ? parseMailbox(env.DUNGHAN_MAIL_REPLY_TO) : null;
  if (env.DUNGHAN_MAIL_REPLY_TO && !replyTo) return refuse('notice.mail-reply-to');
  return { ...from, replyTo: replyTo?.address ?? null };
}

/** Who stored mail comes from. */
export const readSender = (env: Environment): Sender | Refusal => readConfiguredSender(env) ?? NO_SENDER;

type Server = Pick<EmailSettings, 'host' | 'port' | 'secure' | 'auth' | 'tls' | 'ca' | 'connections' | 'timeoutMs'>;

function readSmtpServer(env: Environment, url: string): Server | Refusal {
  const server = readServer(url, { plain: 'smtp:', tls: 'smtps:' }, { plain: 587, tls: 465 });
  if (!server) return refuse('notice.smtp-url');
  const { host, port, secure, auth } = server;
  // A password never travels in the clear unless that is asked for.
  const tls = readChoice(env, 'DUNGHAN_SMTP_TLS', ['required', 'optional', 'off'], auth ? 'required' : 'optional');
  if (isRefusal(tls)) return tls;
  const ca = readAuthority('DUNGHAN_SMTP_CA', env.DUNGHAN_SMTP_CA);
  if (isRefusal(ca)) return ca;
  const connections = readNumber(env, 'DUNGHAN_SMTP_CONNECTIONS', 5, 1, 100);
  if (isRefusal(connections)) return connections;
  const seconds = readNumber(env, 'DUNGHAN_SMTP_TIMEOUT', 60, 1, 600);
  if (isRefusal(seconds)) return seconds;
  return { host, port, secure, auth, tls, ca, connections, timeoutMs: seconds * 1000 };
}

/** Settings of the mail server; null when none is configured. */
export function readEmailSettings(env: Environment): EmailSettings | Refusal | null {
  if (!env.DUNGHAN_SMTP_URL) return null;
  const server = readSmtpServer(env, env.DUNGHAN_SMTP_URL);
  if (isRefusal(server)) return server;
  const sender = readConfiguredSender(env) ?? refuse('notice.mail-from');
  if (isRefusal(sender)) return sender;
  const dkim = readDkimSettings(env, sender.address);
  if (isRefusal(dkim)) return dkim;
  const bounces = env.DUNGHAN_BOUNCE_ADDRESS || null;
  if (bounces && (!isMailbox(bounces) || bounces.includes('+'))) return refuse('notice.bounce-address');
  const receipts = readChoice(env, 'DUNGHAN_MAIL_RECEIPTS', ['failures', 'all'], 'failures');
  if (isRefusal(receipts)) return receipts;
  return { ...server, sender, dkim, bounces, receipts };
}
