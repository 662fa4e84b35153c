// One connection to the mailbox of returned mail, by IMAP (RFC 3501, RFC 9051).
import { rootCertificates } from 'node:tls';
import { ImapFlow, type MailboxObject } from 'imapflow';
import type { ImapSettings } from './imap-settings.js';
import { MOST_BYTES } from './mime.reader.js';

export interface MailboxConnection {
  uidValidity: string;
  /** Numbers of the mails after `uid`, in order. */
  after(uid: number): Promise<number[]>;
  /** The beginning of a mail; null when it is gone. */
  read(uid: number): Promise<Buffer | null>;
  /** Puts a mail that was read where the settings say. */
  putAway(uid: number): Promise<void>;
  /** Resolves when there may be new mail: the server says so, the time is up, the connection is lost, or it is `signal`led. */
  news(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;

function clientOf({ host, port, secure, auth, tls, ca }: ImapSettings): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure,
    auth,
    logger: false,
    ...(secure || tls === 'optional' ? {} : { doSTARTTLS: tls === 'required' }),
    tls: { rejectUnauthorized: secure || tls === 'required', ...(ca ? { ca: [...rootCertificates, ca] } : {}) },
    disableAutoIdle: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    clientInfo: { name: 'dung-han' },
  });
}

async function openFolder(client: ImapFlow, { folder, handled }: ImapSettings): Promise<MailboxObject> {
  if (handled.do === 'move') await client.mailboxCreate(handled.folder);
  return client.mailboxOpen(folder, { readOnly: handled.do === 'keep' });
}

/** @throws when the server cannot be reached, does not let us in or has no such folder */
export async function connectMailbox(settings: ImapSettings): Promise<MailboxConnection> {
  const client = clientOf(settings);
  let news = false;
  let wake: (() => void) | null = null;
  const ring = (): void => {
    news = true;
    wake?.();
  };
  // A connection that breaks is noticed by the next order; without a listener it would end the process.
  client.on('error', ring).on('close', ring).on('exists', ring);
  try {
    await client.connect();
    const { uidValidity } = await openFolder(client, settings);
    return { uidValidity: String(uidValidity), ...orders(client, settings), news: listen };
  } catch (error) {
    client.close();
    throw error;
  }

  async function listen(signal: AbortSignal): Promise<void> {
    if (!news && !signal.aborted && client.usable) {
      // Ends by itself with the next order; that it cannot be had is no fault, the time runs out all the same.
      client.idle().catch(() => undefined);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, settings.pollMs);
        wake = () => (clearTimeout(timer), resolve());
        signal.addEventListener('abort', wake, { once: true });
      });
    }
    wake = null;
    news = false;
    if (!client.usable && !signal.aborted) throw new Error('the connection to the mailbox is lost');
  }
}

function orders(client: ImapFlow, { handled }: ImapSettings): Omit<MailboxConnection, 'uidValidity' | 'news'> {
  const byUid = { uid: true };
  return {
    async after(uid) {
      const found = (await client.search({ uid: `${uid + 1}:*` }, byUid)) || [];
      // `n:*` names the last mail even when its number is below n.
      return found.filter((each) => each > uid).sort((one, other) => one - other);
    },
    async read(uid) {
      const mail = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES } }, byUid);
      return (mail && mail.source) || null;
    },
    async putAway(uid) {
      if (handled.do === 'flag') await client.messageFlagsAdd(String(uid), ['\\Seen'], byUid);
      if (handled.do === 'move') await client.messageMove(String(uid), handled.folder, byUid);
    },
    async close() {
      await client.logout().catch(() => client.close());
    },
  };
}
