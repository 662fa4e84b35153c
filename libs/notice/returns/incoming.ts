// What is done with one mail that came back: understood, tied to its message by a signed name, recorded there, and noted as
// read. It may be done again after a crash: the message takes the same news only once.
import { handle } from '../../event-store/command-handler.js';
import { unlessParked } from '../../event-store/port/parked.js';
import { stableKey } from '../../kernel/ids.js';
import { orThrow, type Instant } from '../../kernel/index.js';
import { messagesProjection, type MessageRow } from '../facts/messages.projection.js';
import { recordOnMessage, type SendDeps } from '../sending/sending.js';
import { incomingDecider } from './incoming.decider.js';
import { INCOMING_EVENT_VERSIONS, type IncomingVerdict } from './incoming.events.js';
import { incomingStream, mailboxesProjection } from './mailboxes.projection.js';
import { takeApart } from './mime.reader.js';
import { outcomeOf } from './outcome.rule.js';
import type { ReturnTokens } from '../links/return-token.js';
import { understand } from './returned-mail.rule.js';
import type { Understood } from './returned-mail.types.rule.js';

export interface IncomingDeps extends Pick<SendDeps, 'store' | 'rows' | 'catchUp' | 'clock' | 'by'> {
  tokens: ReturnTokens;
  /** Says what was passed over, for the log of the service. */
  report(line: string): void;
}

export interface MailPlace {
  mailbox: string;
  uidValidity: string;
  uid: number;
}

interface Judged {
  verdict: IncomingVerdict;
  message: MessageRow | null;
}

const NEWS = ['report', 'bounce', 'delay'] as const;
type News = Extract<Understood, { kind: (typeof NEWS)[number] }>;
const isNews = (understood: Understood): understood is News => (NEWS as readonly string[]).includes(understood.kind);

function messageOf(tokens: readonly string[], now: Instant, deps: IncomingDeps): MessageRow | null {
  for (const token of tokens) {
    const key = deps.tokens.keyOf(token, now);
    const row = key === null ? null : deps.rows.get(messagesProjection, key);
    if (row) return row;
  }
  return null;
}

async function judge(source: Buffer, waits: () => void, deps: IncomingDeps): Promise<Judged> {
  const mail = await takeApart(source);
  if (!mail) return { verdict: 'malformed', message: null };
  const understood = understand(mail);
  if (!isNews(understood)) return { verdict: understood.kind, message: null };
  const message = messageOf(understood.about, deps.clock.now(), deps);
  if (!message) return { verdict: understood.about.length > 0 ? 'forged' : 'unknown', message: null };
  const { key, address, messageId } = message;
  const outcome = outcomeOf(understood, { key, address, messageId: messageId ?? key });
  if (outcome) await unlessParked(async () => void (await recordOnMessage(outcome, null, deps)), waits);
  return { verdict: understood.kind, message };
}

/** How far the mailbox has been read: the number of the last mail, 0 when it is new or was made anew. */
export function readUpTo({ mailbox, uidValidity }: Omit<MailPlace, 'uid'>, { rows }: Pick<IncomingDeps, 'rows'>): number {
  const row = rows.get(mailboxesProjection, mailbox);
  return row?.uidValidity === uidValidity ? row.uid : 0;
}

export async function takeIncoming(source: Buffer, place: MailPlace, deps: IncomingDeps): Promise<IncomingVerdict> {
  await deps.catchUp();
  const { mailbox, uidValidity, uid } = place;
  // A stream that waits, of this message or of this mail, holds up none of the mails behind it.
  const waits = (): void => deps.report(`mail ${uid} of ${mailbox}: what it is about waits behind an event that cannot be read`);
  const { verdict, message } = await judge(source, waits, deps);
  if (verdict === 'forged' || verdict === 'malformed') deps.report(`mail ${uid} of ${mailbox} passed over: ${verdict}`);
  const key = stableKey('incoming', mailbox, uidValidity, uid);
  const command = { type: 'RecordIncoming', key, ...place, verdict, message: message?.key ?? null } as const;
  const envelope = { now: deps.clock.now(), by: deps.by, ...(message ? { correlationId: message.key } : {}) };
  const record = () => handle(deps.store, incomingDecider, INCOMING_EVENT_VERSIONS, incomingStream(key), command, envelope);
  orThrow(await unlessParked(record, () => (waits(), null)));
  await deps.catchUp();
  return verdict;
}
