// What can happen to a notice (one thing one recipient must be told about one task, by one channel, at one step) and to
// a message (the notices for one address, channel and moment, sent together).
import type { FactOf, Instant, Upcaster } from '../kernel/index.js';

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
    deadlineVersion: number;
    /** Agency to be told. */
    to: string;
    role: string;
    channel: string;
    /** Channels to be tried one after the other when this one fails for good. */
    fallback: string[];
    copy: boolean;
    /** Why the recipient is told, as a code of libs/texts with its parameters. */
    why: { code: string; params: Record<string, string | number> };
    /** When the step came due. */
    dueAt: Instant;
  };
  /** It will not be sent, and why: superseded, done, withdrawn, suspended, extended, no-address, channel-not-configured… */
  NoticeDropped: { key: string; reason: string; params: Record<string, string | number> };
}

export interface MessageEvents {
  /** Stream `message-<key>`, appended expecting no stream. A notice belongs to the first message of the log that names it. */
  MessageComposed: {
    key: string;
    channel: string;
    address: string;
    addressee: string;
    to: string;
    notices: string[];
    /** Set when the message is the weekly digest instead of notices: the week (`2021-W14`) and the moment its figures are of. */
    digest: { week: string; asOf: Instant } | null;
  };
  /** Recorded before anything leaves the house, at every attempt. `notices` are those that were still true at the last look. */
  MessageIntended: {
    key: string;
    channel: string;
    address: string;
    /** How the recipient is addressed, e.g. "Giám đốc Sở Tư pháp". */
    addressee: string;
    to: string;
    notices: string[];
    /** RFC 5322 Message-ID, the same at every attempt. */
    messageId: string;
    attempt: number;
  };
  /** The next hop took it. `transport` is `smtp` or `outbox`; `answer` is what it said. */
  MessageSent: { key: string; notices: string[]; transport: string; answer: string; attempt: number };
  /** `retryAt` null: given up. */
  MessageFailed: { key: string; notices: string[]; error: string; attempt: number; retryAt: Instant | null };
  /** Nothing in it was still true, so it was not sent. `nothing-left`, or `outcome-unknown` when an earlier attempt may have arrived. */
  MessageCancelled: { key: string; notices: string[]; reason: string };
}

export type NoticeEvent = FactOf<NoticeEvents>;
export type MessageEvent = FactOf<MessageEvents>;

export const NOTICE_EVENT_VERSIONS: Record<keyof NoticeEvents, number> = { NoticeRaised: 2, NoticeDropped: 1 };
export const MESSAGE_EVENT_VERSIONS: Record<keyof MessageEvents, number> = {
  MessageComposed: 2,
  MessageIntended: 1,
  MessageSent: 1,
  MessageFailed: 1,
  MessageCancelled: 1,
};

/** Version 1 of notices knew tasks only, and no second channel; version 1 of messages knew notices only. */
export const NOTICE_UPCASTERS: readonly Upcaster[] = [
  { type: 'NoticeRaised', fromVersion: 1, up: (data) => ({ subject: 'task', fallback: [], ...(data as object) }) },
  { type: 'MessageComposed', fromVersion: 1, up: (data) => ({ digest: null, ...(data as object) }) },
];
