// E-mail without a server: each message becomes an .eml file that people and mail programs can open. The file is named
// after the message, so sending it again writes the same file again.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { withoutLinks } from '../../links/hidden-tokens.rule.js';
import { renderEmail } from '../../templates/email.template.js';
import type { Channel } from '../port/channel.js';
import { mailOptions, messageId, type Sender } from './mail-options.js';

/** Whether `key` can name a file of the outbox: never a path. */
export const isMailKey = (key: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,120}$/.test(key);

export const mailFile = (folder: string, key: string): string => join(folder, `${key}.eml`);

/** Whole or not at all: written aside, forced to the disk, then put in place. */
async function writeDurably(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const aside = join(folder, `.${key}.tmp`);
  try {
    const file = await open(aside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, mailFile(folder, key));
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  const place = await open(folder, 'r');
  try {
    await place.sync();
  } finally {
    await place.close();
  }
}

/** Keeps one message as a file of the outbox. */
export async function writeToOutbox(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeDurably(folder, key, bytes);
}

export function outboxChannel(folder: string, sender: Sender): Channel {
  return {
    name: 'email',
    transport: 'outbox',
    describe: () => ({ target: folder, delivers: false, concurrency: 4, idempotent: true, queries: false, reports: false }),
    reach: ({ email }) => (email ? { address: email } : null),
    identify: (key) => messageId(key, sender),
    render: renderEmail,
    async send(message) {
      if (!isMailKey(message.key)) return { state: 'rejected', error: `bad message key ${message.key}`, permanent: true };
      try {
        // Whoever looks through these files is not the addressee, and a signed link acts for whoever holds it.
        const shown = { ...message, content: withoutLinks(message.content) };
        const bytes = await new MailComposer(mailOptions(shown, sender)).compile().build();
        await writeToOutbox(folder, message.key, bytes);
        return { state: 'accepted', answer: `${message.key}.eml` };
      } catch (error) {
        return { state: 'rejected', error: (error as Error).message, permanent: false };
      }
    },
    async close() {},
  };
}
