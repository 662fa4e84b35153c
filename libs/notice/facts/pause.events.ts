// A provider that does not answer is left alone for a while: its channel pauses, the others go on.
import type { FactOf, Instant } from '../../kernel/index.js';

export interface PauseEvents {
  /** Stream `channel-<channel>`. `failures`: how often in a row it was found down; the pause grows with it. */
  ChannelPaused: { channel: string; until: Instant; failures: number; error: string };
  ChannelResumed: { channel: string };
}

export type PauseEvent = FactOf<PauseEvents>;
export const PAUSE_EVENT_VERSIONS: Record<keyof PauseEvents, number> = { ChannelPaused: 1, ChannelResumed: 1 };
