// The orders that people gave under a key, so that the same one given again is known wherever and whenever that happens.
import type { Projection, StoredEvent } from '../kernel/index.js';

export interface RequestRow {
  /** Digest of what was asked. */
  body: string;
  /** The streams it was recorded in. */
  streams: string[];
}

/** Accounts do not share keys. */
export const requestId = (user: string, key: string): string => `${user} ${key}`;

export const requestsProjection: Projection<RequestRow> = {
  name: 'requests',
  version: 1,
  keys: ({ by }: StoredEvent) => (by.request ? [requestId(by.user, by.request.key)] : []),
  evolve(row, { by, stream }) {
    if (!by.request) return row;
    const { body, streams } = row ?? { body: by.request.body, streams: [] };
    return { body, streams: streams.includes(stream) ? streams : [...streams, stream] };
  },
  indexes: {},
};
