// Every notice and what became of it. One event of a message touches the rows of all its notices.
import { toInstant, toMillis, type Instant, type Projection, type StoredEvent } from '../kernel/index.js';
import type { MessageEvent, NoticeEvent, NoticeEvents } from './notice.events.js';

type Raised = NoticeEvents['NoticeRaised'];

export interface NoticeRow extends Raised {
  /** `composed`: in a message that was not tried yet. `failed`: tried, and either to be tried again or given up. */
  state: 'pending' | 'composed' | 'intended' | 'sent' | 'failed' | 'dropped';
  raisedAt: Instant;
  /** Id of the event that raised it, and the correlation it came with. */
  raisedBy: string;
  correlationId: string;
  /** The message it belongs to: the first in the log that names it. */
  message: string | null;
  sentAt: Instant | null;
  dropped: { at: Instant; reason: string; params: Record<string, string | number> } | null;
}

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
      return { ...row, state: 'failed' };
    case 'MessageCancelled':
      return row;
  }
}

export const noticesProjection: Projection<NoticeRow> = {
  name: 'notices',
  version: 1,
  keys(stored) {
    if (!OURS.test(stored.stream)) return [];
    const event = stored as unknown as NoticeEvent | MessageEvent;
    return 'notices' in event.data ? event.data.notices : [event.data.key];
  },
  evolve(row, stored) {
    const event = stored as unknown as NoticeEvent | MessageEvent;
    if (event.type === 'NoticeRaised') {
      const { id: raisedBy, correlationId, recordedAt: raisedAt } = stored;
      return { ...event.data, state: 'pending', raisedAt, raisedBy, correlationId, message: null, sentAt: null, dropped: null };
    }
    if (!row) return null;
    if (event.type === 'NoticeDropped') {
      const { reason, params } = event.data;
      return { ...row, state: 'dropped', dropped: { at: stored.recordedAt, reason, params } };
    }
    return follow(row, event, stored);
  },
  indexes: {
    // Normalised, so that moments compare as text.
    pending: (row) => (row.state === 'pending' ? toInstant(toMillis(row.dueAt)) : null),
    message: (row) => row.message,
    task: (row) => row.task,
  },
};
