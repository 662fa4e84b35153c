// Every message, its attempts and its outcome; and which of them are owed a next attempt.
import { dayOf, toInstant, toMillis, type Instant, type Projection } from '../../kernel/index.js';
import type { MessagePhase } from './message.state.rule.js';
import { messageOfStream } from './notice.commands.js';
import type { MessageEvent, MessageEvents } from './notice.events.js';

type Composed = MessageEvents['MessageComposed'];

export interface MessageRow extends Composed {
  state: Exclude<MessagePhase, 'none'>;
  attempt: number;
  messageId: string | null;
  composedAt: Instant;
  intendedAt: Instant | null;
  sentAt: Instant | null;
  failedAt: Instant | null;
  deliveredAt: Instant | null;
  readAt: Instant | null;
  /** When it is to be tried again, after a failure or a wait. */
  retryAt: Instant | null;
  /** What took it (`smtp`, `outbox`…) and what it said. */
  transport: string | null;
  answer: string | null;
  /** The next hop's own names for its parts. */
  references: string[];
  /** What was said, where that is short enough to be kept. */
  text: string | null;
  /** Why the latest attempt failed, bounced or is not known. */
  error: string | null;
  /** Why it waits or was cancelled, with the parameters of the sentence. */
  reason: string | null;
  params: Record<string, string | number>;
}

const FRESH = {
  attempt: 0,
  messageId: null,
  intendedAt: null,
  sentAt: null,
  failedAt: null,
  deliveredAt: null,
  readAt: null,
  retryAt: null,
  transport: null,
  answer: null,
  references: [],
  text: null,
  error: null,
  reason: null,
  params: {},
};

const normal = (instant: Instant): Instant => toInstant(toMillis(instant));

function follow(row: MessageRow, { type, data }: MessageEvent, at: Instant): MessageRow {
  switch (type) {
    case 'MessageComposed':
      return row;
    case 'MessagePostponed':
      return { ...row, state: 'postponed', retryAt: data.until, reason: data.reason, params: data.params };
    case 'MessageIntended': {
      const { notices, attempt, messageId } = data;
      return { ...row, notices, attempt, messageId, state: 'intended', intendedAt: at, retryAt: null, reason: null, params: {} };
    }
    case 'MessageSent': {
      const { transport, answer, references, text } = data;
      return { ...row, state: 'sent', sentAt: at, transport, answer, references, text, retryAt: null, error: null };
    }
    case 'MessageFailed': {
      const { error, retryAt } = data;
      return { ...row, state: retryAt ? 'failed' : 'given-up', failedAt: at, retryAt, error };
    }
    case 'MessageUnknown': {
      const { detail: error, references, text } = data;
      return { ...row, state: 'unknown', failedAt: at, error, references, text };
    }
    case 'MessageReported':
      return row;
    case 'MessageDelivered':
      return { ...row, state: 'delivered', deliveredAt: at, sentAt: row.sentAt ?? at, error: null };
    case 'MessageBounced':
      return { ...row, state: 'bounced', failedAt: at, error: data.detail };
    case 'MessageRead':
      return { ...row, state: 'read', readAt: at };
    case 'MessageResendOrdered':
      return { ...row, state: 'composed', retryAt: null, reason: data.reason, params: {} };
    case 'MessageCancelled':
      return { ...row, state: 'cancelled', reason: data.reason, retryAt: null };
  }
}

function composed(data: MessageEvents['MessageComposed'], at: Instant): MessageRow {
  // What a message goes by is looked up for all that wait together: one that names no channel must not be among them.
  if (typeof data.channel !== 'string') throw new TypeError('a message without a channel');
  return { ...data, ...FRESH, state: 'composed', composedAt: at };
}

export const messagesProjection: Projection<MessageRow> = {
  name: 'messages',
  version: 2,
  keys(event) {
    const key = messageOfStream(event.stream);
    return key === null ? [] : [key];
  },
  evolve(row, stored) {
    const event = stored as unknown as MessageEvent;
    const at = stored.recordedAt;
    if (event.type === 'MessageComposed') return composed(event.data, at);
    return row && follow(row, event, at);
  },
  indexes: {
    /** To be sent, and not tried since. */
    waiting: (row) => (row.state === 'composed' ? 1 : null),
    /** Failed or made to wait, and when it is to be tried again. */
    retry: (row) => ((row.state === 'failed' || row.state === 'postponed') && row.retryAt ? normal(row.retryAt) : null),
    /** Tried, with no outcome recorded. */
    open: (row) => (row.state === 'intended' ? 1 : null),
    state: (row) => row.state,
    sentAt: (row) => (row.sentAt ? normal(row.sentAt) : null),
    /** What one address was sent by one channel on one day, as limits count it; see `sentKey`. */
    sentTo: (row) => (row.intendedAt ? sentKey(row.channel, row.address, row.intendedAt) : null),
  },
};

/** Value of the index `sentTo`. */
export const sentKey = (channel: string, address: string, at: Instant): string => JSON.stringify([channel, address, dayOf(at)]);
