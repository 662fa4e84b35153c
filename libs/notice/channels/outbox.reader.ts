// Reads the outbox back, for the page that shows what would have been sent.
import { open, readdir, readFile } from 'node:fs/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { isMailKey, mailFile } from './outbox.channel.js';
import { toInstant, type Instant } from '../../kernel/index.js';

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

/** The name of a mailbox before its address; a text message has only its number. */
function mailbox({ name, address = '' }: { name: string; address?: string | undefined }): string {
  const plain = address.replace(/@sms\.invalid$/, '');
  return name && name !== address ? `${name} (${plain})` : plain;
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

/** The mails of the folder, newest first; an empty list when the folder does not exist yet. */
export async function listOutbox(folder: string): Promise<OutboxEntry[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const keys = names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .filter(isMailKey);
  const entries: OutboxEntry[] = [];
  for (const key of keys) entries.push(entry(key, await simpleParser(await readHeader(mailFile(folder, key)))));
  return entries.sort((one, other) => (other.at ?? '').localeCompare(one.at ?? '') || one.key.localeCompare(other.key));
}

/** One mail of the folder, null when there is none with this key. `html` is what the mail holds: show it in a sandbox. */
export async function readOutboxMail(folder: string, key: string): Promise<OutboxMail | null> {
  if (!isMailKey(key)) return null;
  try {
    const mail = await simpleParser(await readFile(mailFile(folder, key)));
    const { messageId: id = null, text = '', html } = mail;
    return { ...entry(key, mail), from: addresses(mail.from), messageId: id, text, html: html || null };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
