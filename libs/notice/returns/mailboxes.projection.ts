// How far each mailbox of returned mail has been read, and what was found in it.
import type { Instant, Projection } from '../../kernel/index.js';
import type { IncomingEvent, IncomingVerdict } from './incoming.events.js';

export interface MailboxRow {
  mailbox: string;
  uidValidity: string;
  /** Number of the last mail that was read. */
  uid: number;
  readAt: Instant;
  counts: Partial<Record<IncomingVerdict, number>>;
}

const STREAM = 'incoming-';
export const incomingStream = (key: string): string => STREAM + key;

export const mailboxesProjection: Projection<MailboxRow> = {
  name: 'mailboxes',
  version: 1,
  keys: (event) => (event.stream.startsWith(STREAM) ? [(event as unknown as IncomingEvent).data.mailbox] : []),
  evolve(row, stored) {
    const { mailbox, uidValidity, uid, verdict } = (stored as unknown as IncomingEvent).data;
    const counts = { ...row?.counts, [verdict]: (row?.counts[verdict] ?? 0) + 1 };
    const last = row?.uidValidity === uidValidity ? Math.max(row.uid, uid) : uid;
    return { mailbox, uidValidity, uid: last, readAt: stored.recordedAt, counts };
  },
  indexes: {},
};
