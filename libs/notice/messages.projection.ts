// Every message, its attempts and its outcome; and which of them are owed a next attempt.
import { toInstant, toMillis, type Instant, type Projection } from '../kernel/index.js';
import type { MessageEvent, MessageEvents } from './notice.events.js';

type Composed = MessageEvents['MessageComposed'];

export interface MessageRow extends Composed {
  state: 'composed' | 'intended' | 'sent' | 'failed' | 'given-up' | 'cancelled';
  attempt: number;
  messageId: string | null;
  composedAt: Instant;
  intendedAt: Instant | null;
  sentAt: Instant | null;
  failedAt: Instant | null;
  retryAt: Instant | null;
  /** What took it (`smtp`, `outbox`…) and what it said. */
  transport: string | null;
  answer: string | null;
  /** Why the latest attempt failed. */
  error: string | null;
  /** Why it was cancelled. */
  reason: string | null;
}

const FRESH = {
  attempt: 0,
  messageId: null,
  intendedAt: null,
  sentAt: null,
  failedAt: null,
  retryAt: null,
  transport: null,
  answer: null,
  error: null,
  reason: null,
} as const;

const normal = (instant: Instant): Instant => toInstant(toMillis(instant));

export const messagesProjection: Projection<MessageRow> = {
  name: 'messages',
  version: 1,
  keys: (event) => (event.stream.startsWith('message-') ? [event.stream.slice('message-'.length)] : []),
  evolve(row, stored) {
    const event = stored as unknown as MessageEvent;
    const at = stored.recordedAt;
    switch (event.type) {
      case 'MessageComposed':
        return { ...event.data, ...FRESH, state: 'composed', composedAt: at };
      case 'MessageIntended': {
        const { notices, attempt, messageId } = event.data;
        return row && { ...row, notices, attempt, messageId, state: 'intended', intendedAt: at, retryAt: null };
      }
      case 'MessageSent': {
        const { transport, answer } = event.data;
        return row && { ...row, state: 'sent', sentAt: at, transport, answer, retryAt: null, error: null };
      }
      case 'MessageFailed': {
        const { error, retryAt } = event.data;
        return row && { ...row, state: retryAt ? 'failed' : 'given-up', failedAt: at, retryAt, error };
      }
      case 'MessageCancelled':
        return row && { ...row, state: 'cancelled', reason: event.data.reason, retryAt: null };
    }
  },
  indexes: {
    /** Composed and not tried yet. */
    waiting: (row) => (row.state === 'composed' ? 1 : null),
    /** Failed, and when it is to be tried again. */
    retry: (row) => (row.state === 'failed' && row.retryAt ? normal(row.retryAt) : null),
    /** Tried, with no outcome recorded. */
    open: (row) => (row.state === 'intended' ? 1 : null),
    sentAt: (row) => (row.sentAt ? normal(row.sentAt) : null),
  },
};
