// The port to a way of reaching people. A channel is one file that describes itself and sends what it is given; whether
// and when to send, and what came of it, is recorded by the processor.
import type { Instant } from '../../../kernel/index.js';
import type { Content } from '../../templates/email.template.js';
import type { MessageView } from '../../templates/message-view.rule.js';

export interface OutgoingMessage {
  key: string;
  /** What `identify` gave: the same at every attempt. */
  identity: string;
  /** The moment of this attempt. */
  at: Instant;
  address: string;
  addressee: string;
  content: Content;
}

/** What the next hop said. An attempt of which nobody can say whether it was taken is `unknown`, unless a resend does no harm. */
export type Outcome =
  /** `references`: the next hop's own names for the message, one for each part. `text`: what was said, where that is short. */
  | { state: 'accepted'; answer: string; references?: string[]; text?: string }
  /**
   * `permanent`: no later attempt can succeed. `down`: it is about the provider and not about this message.
   */
  | { state: 'rejected'; error: string; permanent: boolean; down?: boolean }
  /** `parts`: of how many it consists, `references` of those that were taken for certain. `down`: as above. */
  | { state: 'unknown'; detail: string; parts?: number; references?: string[]; text?: string; down?: boolean };

export interface ChannelDescription {
  /** Where messages go, without secrets. */
  target: string;
  /** Whether messages leave the application; false when they are only stored. */
  delivers: boolean;
  /** How many messages may be under way at once. */
  concurrency: number;
  /** Whether a message sent again under its identity is known as the same message, so that an attempt may be repeated. */
  idempotent: boolean;
  /** Whether the provider can be asked what became of a message (`query`). */
  queries: boolean;
  /** Whether the provider tells later what became of a message (`listen`). */
  reports: boolean;
  /** Most messages one address is sent on one day; more wait. Without a limit where nothing is said. */
  perRecipientPerDay?: number | null;
  /** Most messages, or parts of them, given to the provider in a second. */
  perSecond?: number | null;
}

/** What is known of a message when the provider is asked. */
export interface SentMessage {
  key: string;
  identity: string;
  address: string;
  references: readonly string[];
}

/** `absent`: the provider has never taken it, so that it can be sent. `unknown`: it cannot say either. */
export type Found =
  { state: 'accepted' | 'delivered' | 'failed'; answer: string; references?: string[] } | { state: 'absent' | 'unknown'; answer: string };

/** What the provider says by itself about a part it took, found by its own name for it or by our identity and the address. */
export interface DeliveryReport {
  reference: string;
  identity: string | null;
  address: string | null;
  state: 'under-way' | 'delivered' | 'failed';
  detail: string;
}

/** A place in an agency, and what the directory knows of how to reach it. */
export interface Place {
  agency: string;
  /** As policies call it, e.g. `lead-head`. */
  role: string;
  email: string | null;
  phone: string | null;
}

/** An address the channel can write to; or what is wrong with the one there is, as a code of `addressFaults` in libs/texts. */
export type Address = { address: string } | { address: string; fault: string };

export interface Channel {
  /** What policies and notices call it. */
  readonly name: string;
  readonly transport: string;
  describe(): ChannelDescription;
  /** Where this channel reaches a place; null when nowhere. */
  reach(place: Place): Address | null;
  /** The identity by which the outside world knows the message with this key. */
  identify(key: string): string;
  render(view: MessageView): Content;
  /** Of how many parts a message consists that are sent and reported one by one; one where the channel does not say. */
  parts?(content: Content): number;
  /** Resolves when the pace of the provider allows one more message. */
  turn?(): Promise<void>;
  /** Never throws: what went wrong is an outcome. */
  send(message: OutgoingMessage): Promise<Outcome>;
  /** Asks what became of it; never throws. */
  query?(message: SentMessage): Promise<Found>;
  /** Begins to tell of what the provider reports. A report is acknowledged to the provider when `take` has resolved. */
  listen?(take: (report: DeliveryReport) => Promise<void>): void;
  /**
   * A report that came by the service's own HTTP door, with the secret its caller knows; on record when this resolves. False
   * when it is none. Only channels whose provider calls back have it.
   */
  reported?(token: string, body: unknown): Promise<boolean>;
  close(): Promise<void>;
}
