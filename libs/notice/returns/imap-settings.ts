// What the settings say about the mailbox of returned mail. Like all settings: refused at the start when wrong, never printed.
import { z } from 'zod';
import { addressSetting, isRefusal, refuse, textSetting, wholeNumber, type Given, type Refusal } from '../../kernel/index.js';
import { readAuthority, readChoice, readNumber, readServer } from '../channels/port/mail-settings.js';

export const IMAP_SETTINGS = {
  DUNGHAN_IMAP_URL: addressSetting(),
  DUNGHAN_IMAP_TLS: z.enum(['required', 'optional', 'off']).default('required'),
  DUNGHAN_IMAP_CA: textSetting(),
  DUNGHAN_IMAP_HANDLED: z.string().default('flag'),
  DUNGHAN_IMAP_POLL: wholeNumber(60, 5, 3600),
};
export type ImapGiven = Given<typeof IMAP_SETTINGS>;

export interface ImapSettings {
  host: string;
  port: number;
  /** TLS from the first byte (imaps). */
  secure: boolean;
  auth: { user: string; pass: string };
  folder: string;
  /** `required`: STARTTLS with a certificate that verifies; `optional`: when offered, whatever the certificate. */
  tls: 'required' | 'optional' | 'off';
  ca: string | null;
  /** What happens to a mail that was read: it stays as it is, is marked as seen, or goes to another folder. Never deleted. */
  handled: { do: 'keep' } | { do: 'flag' } | { do: 'move'; folder: string };
  /** How often the mailbox is looked into where the server does not tell of new mail by itself. */
  pollMs: number;
}

/** `user@host/folder`: how the mailbox is called in the log; without the password. */
export const mailboxName = ({ auth, host, folder }: ImapSettings): string => `${auth.user}@${host}/${folder}`;

function readHandled(text: string): ImapSettings['handled'] | Refusal {
  if (text === 'keep' || text === 'flag') return { do: text };
  const [, folder] = /^move:(.+)$/.exec(text) ?? [];
  return folder ? { do: 'move', folder } : refuse('notice.imap-handled');
}

/** Null when no mailbox is read. */
export function readImapSettings(given: ImapGiven): ImapSettings | Refusal | null {
  if (!given.DUNGHAN_IMAP_URL) return null;
  const server = readServer(given.DUNGHAN_IMAP_URL, { plain: 'imap:', tls: 'imaps:' }, { plain: 143, tls: 993 });
  if (!server?.auth) return refuse('notice.imap-url');
  const { host, port, secure, auth, path } = server;
  const tls = readChoice('DUNGHAN_IMAP_TLS', IMAP_SETTINGS.DUNGHAN_IMAP_TLS, given.DUNGHAN_IMAP_TLS);
  if (isRefusal(tls)) return tls;
  const ca = readAuthority('DUNGHAN_IMAP_CA', given.DUNGHAN_IMAP_CA);
  if (isRefusal(ca)) return ca;
  const handled = readHandled(IMAP_SETTINGS.DUNGHAN_IMAP_HANDLED.parse(given.DUNGHAN_IMAP_HANDLED || undefined));
  if (isRefusal(handled)) return handled;
  const seconds = readNumber('DUNGHAN_IMAP_POLL', IMAP_SETTINGS.DUNGHAN_IMAP_POLL, given.DUNGHAN_IMAP_POLL);
  if (isRefusal(seconds)) return seconds;
  return { host, port, secure, auth, folder: path || 'INBOX', tls, ca, handled, pollMs: seconds * 1000 };
}
