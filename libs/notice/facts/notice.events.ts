// What can happen to a notice (one thing one recipient must be told about one task, by one channel, at one step) and to
// a message (the notices for one address, channel and moment, sent together).
import type { FactOf, Instant, Upcaster } from '../../kernel/index.js';

type Params = Record<string, string | number>;

export interface NoticeEvents {
  /** Stream `notice-<key>`, appended expecting no stream: the stream that already exists is the dedupe. */
  NoticeRaised: {
    key: string;
    /** What `task` names: a task, or a periodic report that an agency owes (`libs/duty`). */
    subject: 'task' | 'report';
    task: string;
    /** Agency whose part of the task this is about. */
    part: string;
    step: number;
    kind: string;
    /** Names the wording of the letter; one that is not known is worded neutrally. */
    template: string;
    /** Whether somebody asked for it ahead of its time. */
    requested: boolean;
    deadlineVersion: number;
    /** Empty, or which of several times: of what news it tells, a period, a repetition. */
    occasion: string;
    /** Agency to be told. */
    to: string;
    role: string;
    channel: string;
    /** Channels to be tried one after the other when this one fails for good. */
    fallback: string[];
    copy: boolean;
    /** Why the recipient is told, as a code of libs/texts with its parameters. */
    why: { code: string; params: Params };
    /** When the step came due. */
    dueAt: Instant;
  };
  /** It will not be sent, and why: superseded, done, withdrawn, suspended, extended, no-address, channel-not-configured… */
  NoticeDropped: { key: string; reason: string; params: Params };
  /** It did not get through on its channel, and why; the notice `on` tells the same on another channel. */
  NoticePassedOn: { key: string; on: string; channel: string; reason: string; params: Params };
}

interface OfMessage {
  key: string;
  notices: string[];
}

export interface MessageEvents {
  /** Stream `message-<key>`, appended expecting no stream. A notice belongs to the first message of the log that names it. */
  MessageComposed: OfMessage & {
    channel: string;
    address: string;
    addressee: string;
    to: string;
    /** Set when the message is the weekly digest instead of notices: the week (`2021-W14`) and the moment its figures are of. */
    digest: { week: string; asOf: Instant } | null;
  };
  /** It has to wait, and why: a code of `reasons` in libs/texts. Recorded once for each wait. */
  MessagePostponed: OfMessage & { reason: string; params: Params; until: Instant };
  /** Recorded before anything leaves the application, at every attempt. `notices` are those that were still true at the last look. */
  MessageIntended: OfMessage & {
    channel: string;
    address: string;
    /** How the recipient is addressed, e.g. "Giám đốc Sở Tư pháp". */
    addressee: string;
    to: string;
    /**
     * What the outside world knows the message by, the same at every attempt: the Message-ID of a mail (RFC 5322), without the signature
     * that it leaves with. Earlier versions kept that too.
     */
    messageId: string;
    attempt: number;
  };
  /**
   * The next hop took it. `transport` is `smtp`, `outbox`…; `answer` is what it said; `references` are its own names for the
   * message, one for each part; `text` is what was said, where that is short enough to be kept.
   */
  MessageSent: OfMessage & { transport: string; answer: string; attempt: number; references: string[]; text: string | null };
  /** `retryAt` null: given up. */
  MessageFailed: OfMessage & { error: string; attempt: number; retryAt: Instant | null };
  /** Whether the next hop took all of it is not known, and it is not sent again without being asked for. `parts`: how many it has. */
  MessageUnknown: OfMessage & { detail: string; attempt: number; parts: number; references: string[]; text: string | null };
  /** A delivery report about one part, as the provider names it. */
  MessageReported: OfMessage & { reference: string; state: 'under-way' | 'delivered' | 'failed'; detail: string };
  /** It has reached the recipient's device or mailbox, as far as the provider knows: all parts of it. */
  MessageDelivered: OfMessage & { detail: string };
  /** It was taken and could not be delivered after all. */
  MessageBounced: OfMessage & { address: string; detail: string };
  /** The agency itself has acknowledged it. `how`: by which way. */
  MessageRead: OfMessage & { agency: string; how: string };
  /** Somebody has decided that it is sent once more, and why. */
  MessageResendOrdered: OfMessage & { reason: string };
  /** Nothing in it was still true, so it was not sent. `nothing-left`, or `outcome-unknown` when an earlier attempt may have arrived. */
  MessageCancelled: OfMessage & { reason: string };
}

export type NoticeEvent = FactOf<NoticeEvents>;
export type MessageEvent = FactOf<MessageEvents>;

export const NOTICE_EVENT_VERSIONS: Record<keyof NoticeEvents, number> = { NoticeRaised: 4, NoticeDropped: 1, NoticePassedOn: 1 };
export const MESSAGE_EVENT_VERSIONS: Record<keyof MessageEvents, number> = {
  MessageComposed: 2,
  MessagePostponed: 1,
  MessageIntended: 1,
  MessageSent: 2,
  MessageFailed: 1,
  MessageUnknown: 1,
  MessageReported: 1,
  MessageDelivered: 1,
  MessageBounced: 1,
  MessageRead: 1,
  MessageResendOrdered: 1,
  MessageCancelled: 1,
};

/** Version 1 knew tasks only, and no second channel; version 2 no wording of its own, version 3 no occasion. */
export const NOTICE_UPCASTERS: readonly Upcaster[] = [
  { type: 'NoticeRaised', fromVersion: 1, up: (data) => ({ subject: 'task', fallback: [], ...(data as object) }) },
  {
    type: 'NoticeRaised',
    fromVersion: 2,
    up: (data) => ({ template: (data as { kind: string }).kind, requested: false, ...(data as object) }),
  },
  { type: 'NoticeRaised', fromVersion: 3, up: (data) => ({ occasion: '', ...(data as object) }) },
];

/** Version 1 knew notices only, and no references. */
export const MESSAGE_UPCASTERS: readonly Upcaster[] = [
  { type: 'MessageComposed', fromVersion: 1, up: (data) => ({ digest: null, ...(data as object) }) },
  { type: 'MessageSent', fromVersion: 1, up: (data) => ({ references: [], text: null, ...(data as object) }) },
];
