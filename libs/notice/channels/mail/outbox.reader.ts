// Reads the outbox back, for the page that shows what would have been sent.
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { holdsToken, withoutLinks } from '../../links/hidden-tokens.rule.js';
import { mailDate } from './mail-options.js';
import { isMailKey, mailFile } from './outbox.channel.js';
import { toInstant, type Instant } from '../../../kernel/index.js';

export interface OutboxEntry {
  key: string;
  at: Instant | null;
  to: string;
  subject: string;
}

export interface OutboxMail extends OutboxEntry {
  from: string;
  messageId: string | null;
  text: string;
  html: string | null;
}

/** More than any header of ours; the body that follows is not needed for a list. */
const HEADER_BYTES = 16_384;
const STATED_AT_ONCE = 100;

/** The name of a mailbox before its address; an address that is none (RFC 2606), as of what was never sent, is not shown. */
function mailbox({ name, address = '' }: { name: string; address?: string | undefined }): string {
  const shown = address.endsWith('.invalid') ? '' : address;
  return name && shown && name !== shown ? `${name} (${shown})` : name || shown;
}

const addresses = (field: ParsedMail['to'] | ParsedMail['from']): string =>
  field
    ? [field]
        .flat()
        .flatMap((each) => each.value.map(mailbox))
        .join(', ')
    : '';

const entry = (key: string, mail: ParsedMail): OutboxEntry => ({
  key,
  at: mail.date ? toInstant(mail.date.getTime()) : null,
  to: addresses(mail.to),
  subject: mail.subject ?? '',
});

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function readHeader(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const end = head.indexOf('\r\n\r\n');
    return end < 0 ? head : head.subarray(0, end + 4);
  } finally {
    await handle.close();
  }
}

/** When a mail was laid there, to the nanosecond; null when it is gone meanwhile. */
const laidAt = (folder: string, key: string): Promise<{ key: string; at: bigint } | null> =>
  stat(mailFile(folder, key), { bigint: true }).then(
    ({ mtimeNs }) => ({ key, at: mtimeNs }),
    () => null,
  );

/** The `most` mails that were laid there last: only these are opened, however many there are. */
async function latest(folder: string, keys: readonly string[], most: number): Promise<string[]> {
  if (keys.length <= most) return [...keys];
  const laid: { key: string; at: bigint }[] = [];
  for (let from = 0; from < keys.length; from += STATED_AT_ONCE)
    for (const each of await Promise.all(keys.slice(from, from + STATED_AT_ONCE).map((key) => laidAt(folder, key))))
      if (each) laid.push(each);
  return laid
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
    .slice(0, most)
    .map(({ key }) => key);
}

/** What is known of mails, by file and moment at which each was laid there: it is read once. */
const known = new Map<string, OutboxEntry>();
const MOST_KNOWN = 1_000;

async function entryOf(folder: string, key: string): Promise<OutboxEntry[]> {
  const laid = await laidAt(folder, key);
  if (!laid) return [];
  const name = JSON.stringify([folder, key, String(laid.at)]);
  const read = known.get(name) ?? entry(key, await simpleParser(await readHeader(mailFile(folder, key))));
  known.delete(name);
  known.set(name, read);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
  return [read];
}

/** The latest mails of the folder, newest first, and how many there are; none when the folder does not exist yet. */
export async function listOutbox(folder: string, most: number): Promise<{ mails: OutboxEntry[]; all: number }> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const keys = names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .filter(isMailKey);
  const mails: OutboxEntry[] = [];
  for (const key of await latest(folder, keys, most)) mails.push(...(await entryOf(folder, key)));
  mails.sort((one, other) => (other.at ?? '').localeCompare(one.at ?? '') || one.key.localeCompare(other.key));
  return { mails, all: keys.length };
}

/** What the mail says, without the links that files of earlier versions still hold. */
function shownOf({ subject = '', text = '', html }: ParsedMail): { subject: string; text: string; html: string | null } {
  const shown = withoutLinks({ subject, text, html: html || '' });
  return { ...shown, html: shown.html || null };
}

async function parsed(folder: string, key: string): Promise<{ bytes: Buffer; mail: ParsedMail } | null> {
  if (!isMailKey(key)) return null;
  try {
    const bytes = await readFile(mailFile(folder, key));
    return { bytes, mail: await simpleParser(bytes) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** One mail of the folder, null when there is none with this key. `html` is what the mail holds: show it in a sandbox. */
export async function readOutboxMail(folder: string, key: string): Promise<OutboxMail | null> {
  const found = await parsed(folder, key);
  if (!found) return null;
  const { mail } = found;
  return { ...entry(key, mail), from: addresses(mail.from), messageId: mail.messageId ?? null, ...shownOf(mail) };
}

/** Its file as it is; one that holds links is made again without them, because whoever asks for it need not be its addressee. */
export async function readOutboxFile(folder: string, key: string): Promise<Buffer | null> {
  const found = await parsed(folder, key);
  if (!found) return null;
  const { bytes, mail } = found;
  const texts = [mail.subject, mail.text, mail.html || '', ...mail.headerLines.map(({ line }) => line)];
  if (!texts.some((text) => text && holdsToken(text))) return bytes;
  const { subject, text, html } = shownOf(mail);
  const mailbox = (field: ParsedMail['to'] | ParsedMail['from']) =>
    field ? [field].flat().flatMap((each) => each.value.map(({ name, address = '' }) => ({ name, address }))) : [];
  return new MailComposer({
    from: mailbox(mail.from)[0],
    to: mailbox(mail.to),
    subject,
    text,
    ...(html ? { html } : {}),
    ...(mail.messageId ? { messageId: mail.messageId } : {}),
    ...(mail.date ? { date: mailDate(toInstant(mail.date.getTime())) } : {}),
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: key,
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
