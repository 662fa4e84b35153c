// What can happen to a notice (one thing one recipient must be told about one task, by one channel, at one step) and to
// a message (the notices for one address, channel and moment, sent together).
import type { FactOf, Instant } from '../kernel/index.js';

export interface NoticeEvents {
  /** Stream `notice-<key>`, appended expecting no stream: the stream that already exists is the dedupe. */
  NoticeRaised: {
    key: string;
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
  MessageComposed: { key: string; channel: string; address: string; addressee: string; to: string; notices: string[] };
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

export const NOTICE_EVENT_VERSIONS: Record<keyof NoticeEvents, number> = { NoticeRaised: 1, NoticeDropped: 1 };
export const MESSAGE_EVENT_VERSIONS: Record<keyof MessageEvents, number> = {
  MessageComposed: 1,
  MessageIntended: 1,
  MessageSent: 1,
  MessageFailed: 1,
  MessageCancelled: 1,
};
