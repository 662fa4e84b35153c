// What the environment says about mail. A wrong setting is refused at the start, with a sentence, and never printed:
// it may hold a password.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isRefusal, refuse, type Refusal } from '../../kernel/index.js';
import type { Sender } from './mail-options.js';

export type Environment = Readonly<Record<string, string | undefined>>;

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
}

/** Stands in as the sender of stored mail when none is configured; `.invalid` can never be delivered to (RFC 2606). */
const NO_SENDER: Sender = { name: 'Đúng Hạn', address: 'dung-han@dung-han.invalid', replyTo: null };

const mailbox = z.email({ pattern: z.regexes.html5Email });

function parseMailbox(text: string): { name: string; address: string } | null {
  const [, quoted = '', address = text.trim()] = /^\s*(.*?)\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
  return mailbox.safeParse(address).success ? { name: quoted.replace(/^"(.*)"$/u, '$1').normalize('NFC'), address } : null;
}

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

function readServer(text: string): Pick<EmailSettings, 'host' | 'port' | 'secure' | 'auth'> | Refusal {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'smtps:';
  if (!url?.hostname || (!secure && url.protocol !== 'smtp:')) return refuse('notice.smtp-url');
  try {
    const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
    return { host: url.hostname.replace(/^\[(.*)\]$/u, '$1'), port: Number(url.port) || (secure ? 465 : 587), secure, auth };
  } catch {
    return refuse('notice.smtp-url');
  }
}

function readNumber(env: Environment, name: string, standard: number, min: number, max: number): number | Refusal {
  const number = z.coerce
    .number()
    .int()
    .min(min)
    .max(max)
    .safeParse(env[name] || standard);
  return number.success ? number.data : refuse('notice.smtp-number', { name, min, max });
}

function readAuthority(file: string | undefined): string | null | Refusal {
  if (!file) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return refuse('notice.smtp-ca', { file });
  }
}

/** A password never travels in the clear unless that is asked for. */
const defaultTls = (server: Pick<EmailSettings, 'auth'>): EmailSettings['tls'] => (server.auth ? 'required' : 'optional');

/** Settings of the mail server; null when none is configured. */
export function readEmailSettings(env: Environment): EmailSettings | Refusal | null {
  if (!env.DUNGHAN_SMTP_URL) return null;
  const server = readServer(env.DUNGHAN_SMTP_URL);
  if (isRefusal(server)) return server;
  const sender = readConfiguredSender(env) ?? refuse('notice.mail-from');
  if (isRefusal(sender)) return sender;
  const tls = z.enum(['required', 'optional', 'off']).safeParse(env.DUNGHAN_SMTP_TLS || defaultTls(server));
  if (!tls.success) return refuse('notice.smtp-tls');
  const ca = readAuthority(env.DUNGHAN_SMTP_CA);
  if (isRefusal(ca)) return ca;
  const connections = readNumber(env, 'DUNGHAN_SMTP_CONNECTIONS', 5, 1, 100);
  if (isRefusal(connections)) return connections;
  const seconds = readNumber(env, 'DUNGHAN_SMTP_TIMEOUT', 60, 1, 600);
  if (isRefusal(seconds)) return seconds;
  return { ...server, tls: tls.data, ca, connections, timeoutMs: seconds * 1000, sender };
}
