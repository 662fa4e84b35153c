// The channels that are paused, or were and have not been found well since.
import { toInstant, toMillis, type Instant, type Projection, type Rows } from '../../kernel/index.js';
import type { PauseEvent, PauseEvents } from './pause.events.js';

export type PauseRow = PauseEvents['ChannelPaused'] & { since: Instant };

const STREAM = 'channel-';

export const pausesProjection: Projection<PauseRow> = {
  name: 'pauses',
  version: 1,
  keys: ({ stream }) => (stream.startsWith(STREAM) ? [stream.slice(STREAM.length)] : []),
  evolve(row, stored) {
    const event = stored as unknown as PauseEvent;
    if (event.type !== 'ChannelPaused') return null;
    const { channel, until, failures, error } = event.data;
    return { channel, until, failures, error, since: row?.since ?? stored.recordedAt };
  },
  indexes: { until: (row) => toInstant(toMillis(row.until)) },
};

/** Whether a channel was paused and nothing has been taken since: one message at a time finds out. */
export const isOnProbation = (channel: string, rows: Rows): boolean => rows.get(pausesProjection, channel) !== null;

/** The pause of a channel at `now`; null when it may send. */
export function pauseOf(channel: string, now: Instant, rows: Rows): PauseRow | null {
  const row = rows.get(pausesProjection, channel);
  return row && toMillis(row.until) > toMillis(now) ? row : null;
}
