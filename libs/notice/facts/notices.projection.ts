// Every notice and what became of it. One event of a message touches the rows of all its notices.
import { toInstant, toMillis, type Instant, type Projection, type StoredEvent } from '../../kernel/index.js';
import type { MessageEvent, NoticeEvent, NoticeEvents } from './notice.events.js';

type Raised = NoticeEvents['NoticeRaised'];

export interface NoticeRow extends Raised {
  /** `pending`: in no message yet. From then on the state of its message, as far as it is not dropped; `composed` while that waits. */
  state: 'pending' | 'composed' | 'intended' | 'sent' | 'failed' | 'given-up' | 'unknown' | 'delivered' | 'bounced' | 'read' | 'dropped';
  raisedAt: Instant;
  /** Id of the event that raised it, and the correlation it came with. */
  raisedBy: string;
  correlationId: string;
  /** The message it belongs to: the first in the log that names it. */
  message: string | null;
  sentAt: Instant | null;
  dropped: { at: Instant; reason: string; params: Record<string, string | number> } | null;
  /** The notice that tells the same on another channel, when this one did not get through. */
  passedOn: string | null;
}

/** Whether the next hop has it, as far as anybody knows: such a notice is not dropped any more. */
export const isTold = ({ state }: Pick<NoticeRow, 'state'>): boolean => ['sent', 'delivered', 'bounced', 'read'].includes(state);

const OURS = /^(notice|message)-/;

function follow(row: NoticeRow, event: MessageEvent, stored: StoredEvent): NoticeRow {
  if (event.type === 'MessageComposed') return row.state === 'pending' ? { ...row, state: 'composed', message: event.data.key } : row;
  if (row.message !== event.data.key || row.state === 'dropped') return row;
  switch (event.type) {
    case 'MessageIntended':
      return { ...row, state: 'intended' };
    case 'MessageSent':
      return { ...row, state: 'sent', sentAt: stored.recordedAt };
    case 'MessageFailed':
      return { ...row, state: event.data.retryAt ? 'failed' : 'given-up' };
    case 'MessageUnknown':
      return { ...row, state: 'unknown' };
    case 'MessageDelivered':
      return { ...row, state: 'delivered', sentAt: row.sentAt ?? stored.recordedAt };
    case 'MessageBounced':
      return { ...row, state: 'bounced' };
    case 'MessageRead':
      return { ...row, state: 'read' };
    case 'MessageResendOrdered':
      return { ...row, state: 'composed' };
    case 'MessagePostponed':
    case 'MessageReported':
    case 'MessageCancelled':
      return row;
  }
}

export const noticesProjection: Projection<NoticeRow> = {
  name: 'notices',
  version: 3,
  keys(stored) {
    if (!OURS.test(stored.stream)) return [];
    const event = stored as unknown as NoticeEvent | MessageEvent;
    return 'notices' in event.data ? event.data.notices : [event.data.key];
  },
  evolve(row, stored) {
    const event = stored as unknown as NoticeEvent | MessageEvent;
    if (event.type === 'NoticeRaised') {
      const { id: raisedBy, correlationId, recordedAt: raisedAt } = stored;
      return {
        ...event.data,
        state: 'pending',
        raisedAt,
        raisedBy,
        correlationId,
        message: null,
        sentAt: null,
        dropped: null,
        passedOn: null,
      };
    }
    if (!row) return null;
    if (event.type === 'NoticeDropped') {
      const { reason, params } = event.data;
      return { ...row, state: 'dropped', dropped: { at: stored.recordedAt, reason, params } };
    }
    if (event.type === 'NoticePassedOn') return { ...row, passedOn: event.data.on };
    return follow(row, event, stored);
  },
  indexes: {
    // Normalised, so that moments compare as text.
    pending: (row) => (row.state === 'pending' ? toInstant(toMillis(row.dueAt)) : null),
    message: (row) => row.message,
    task: (row) => row.task,
  },
};
