// The mailboxes that have declined copies, or did once.
import type { Instant, Projection } from '../../kernel/index.js';
import { copiesOfStream } from './copies.commands.js';
import type { CopiesEvent } from './copies.events.js';

export interface CopiesRow {
  address: string;
  to: string;
  declined: boolean;
  since: Instant;
}

export const copiesProjection: Projection<CopiesRow> = {
  name: 'copies',
  version: 1,
  keys(event) {
    const key = copiesOfStream(event.stream);
    return key === null ? [] : [key];
  },
  evolve(_row, stored) {
    const event = stored as unknown as CopiesEvent;
    const { address, to } = event.data;
    switch (event.type) {
      case 'CopiesDeclined':
        return { address, to, declined: true, since: stored.recordedAt };
      case 'CopiesWanted':
        return { address, to, declined: false, since: stored.recordedAt };
    }
  },
  indexes: {},
};
