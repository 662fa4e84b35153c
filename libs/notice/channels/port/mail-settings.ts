// Pieces that several settings of mail are read with: mailboxes, numbers, choices, files.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { boundsOf, refuse, type Refusal } from '../../../kernel/index.js';

const mailbox = z.email({ pattern: z.regexes.html5Email });

export const isMailbox = (text: string): boolean => mailbox.safeParse(text).success;

export function parseMailbox(text: string): { name: string; address: string } | null {
  const [, quoted = '', address = text.trim()] = /^\s*(.*?)\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
  return isMailbox(address) ? { name: quoted.replace(/^"(.*)"$/u, '$1').normalize('NFC'), address } : null;
}

/** A number by its schema; empty counts as not set. */
export function readNumber(name: string, setting: z.ZodType<number>, text: string | undefined): number | Refusal {
  const number = setting.safeParse(text || undefined);
  if (number.success) return number.data;
  const { min, max } = boundsOf(setting);
  return refuse('notice.smtp-number', { name, min: min ?? '', max: max ?? '' });
}

/** One of the choices of its schema; empty counts as not set. */
export function readChoice<Choice extends string | undefined>(
  name: string,
  setting: z.ZodType<Choice>,
  text: string | undefined,
): Choice | Refusal {
  const chosen = setting.safeParse(text || undefined);
  return chosen.success ? chosen.data : refuse('notice.mail-choice', { name, choices: boundsOf(setting).choices.join(', ') });
}

/** PEM of the authority to trust besides the usual ones; null when none is named. */
export function readAuthority(name: string, file: string | undefined): string | null | Refusal {
  if (!file) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return refuse('notice.mail-ca', { name });
  }
}

/** Host, port and log-in of a server named by an address, or null when the address is not of one of these schemes. */
export function readServer(
  text: string,
  schemes: { plain: string; tls: string },
  ports: { plain: number; tls: number },
): { host: string; port: number; secure: boolean; auth: { user: string; pass: string } | null; path: string } | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === schemes.tls;
  if (!url?.hostname || (!secure && url.protocol !== schemes.plain)) return null;
  try {
    const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
    const path = decodeURIComponent(url.pathname.replace(/^\//, ''));
    return {
      host: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
      port: Number(url.port) || (secure ? ports.tls : ports.plain),
      secure,
      auth,
      path,
    };
  } catch {
    return null;
  }
}
