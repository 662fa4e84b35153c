// The weeks that are settled, and the latest of them: what tells the cycle which week is owed.
import { toInstant, toMillis, type Instant, type Projection } from '../kernel/index.js';
import type { DigestEvent } from './digest.events.js';

export interface DigestRow {
  week: string;
  asOf: Instant;
  settledAt: Instant;
  skipped: string | null;
  messages: { key: string; agency: string; role: string }[];
}

/** Beside the weeks, the latest one under a key of its own. */
export const LATEST = 'latest';

const PREFIX = 'digest-';

/** @throws RangeError when it is no moment */
const normal = (at: Instant): Instant => toInstant(toMillis(at));

export const digestsProjection: Projection<DigestRow> = {
  name: 'digests',
  version: 1,
  keys: (event) => (event.stream.startsWith(PREFIX) ? [event.stream.slice(PREFIX.length), LATEST] : []),
  evolve(row, stored, key) {
    const event = stored as unknown as DigestEvent;
    const settledAt = stored.recordedAt;
    // Weeks settle in the order of time, but two workers may record one late.
    if (key === LATEST && row && row.week > event.data.week) return row;
    switch (event.type) {
      case 'DigestIssued': {
        const { week, messages } = event.data;
        return { week, asOf: normal(event.data.asOf), settledAt, skipped: null, messages };
      }
      case 'DigestSkipped': {
        const { week, reason } = event.data;
        return { week, asOf: normal(event.data.asOf), settledAt, skipped: reason, messages: [] };
      }
    }
  },
  indexes: {},
};
