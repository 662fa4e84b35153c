// The mails that were read from the mailbox of returned mail, each once, and what they were taken for. Nothing of what they
// say is kept here: that is on the message they are about.
import type { FactOf } from '../../kernel/index.js';

/**
 * `report`, `bounce`, `delay`: about a message of ours. `forged`: pretends to be. `unknown`: about no message we can name.
 * `auto-reply`, `other`: nothing to do. `malformed`: cannot be read as a mail.
 */
export type IncomingVerdict = 'report' | 'bounce' | 'delay' | 'forged' | 'unknown' | 'auto-reply' | 'other' | 'malformed';

export interface IncomingEvents {
  /** Stream `incoming-<key>`, appended expecting no stream: the key is of the mailbox and the mail's number in it. */
  IncomingMailRead: {
    key: string;
    /** `user@host/folder`. */
    mailbox: string;
    /** RFC 3501: numbers are only comparable while this stays the same. */
    uidValidity: string;
    uid: number;
    verdict: IncomingVerdict;
    /** The message of ours it is about. */
    message: string | null;
  };
}

export type IncomingEvent = FactOf<IncomingEvents>;
export const INCOMING_EVENT_VERSIONS: Record<keyof IncomingEvents, number> = { IncomingMailRead: 1 };
