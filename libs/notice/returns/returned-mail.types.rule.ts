// A mail that came back, taken apart, and what was understood of it.
import type { Fields } from './fields.rule.js';

/** A part that holds no further parts, decoded and cut to a bearable length. */
export interface MailPart {
  /** Lower case, e.g. `message/delivery-status`. */
  type: string;
  text: string;
}

export interface IncomingMail {
  headers: Fields;
  /** Content type of the whole, with its parameters. */
  type: string;
  parts: readonly MailPart[];
}

/** What a mail server says became of a mail for one recipient (RFC 3464 section 2.3). */
export interface RecipientReport {
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status (RFC 3463), e.g. `5.1.1`; null when none is given. */
  status: string | null;
  /** Addresses the report uses for the recipient, ours first. */
  addresses: string[];
  /** What the receiving server said. */
  diagnostic: string | null;
}

/** `about`: tokens by which it may name a message of ours, the surest first; none has been checked yet. */
export type Understood =
  | { kind: 'report'; about: string[]; recipients: RecipientReport[] }
  | { kind: 'bounce'; about: string[]; detail: string }
  | { kind: 'delay'; about: string[]; detail: string }
  /** An absence notice, a read receipt, any other mail of a machine. */
  | { kind: 'auto-reply' }
  /** Written by a person, or nothing we know. */
  | { kind: 'other' };
