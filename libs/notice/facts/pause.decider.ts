// When a channel pauses and for how long: half a minute at first, ten minutes in the end. Then one message finds out.
import { toInstant, toMillis, type Decider, type Instant } from '../../kernel/index.js';
import type { PauseEvent, PauseEvents } from './pause.events.js';

export const pauseStream = (channel: string): string => `channel-${channel}`;

export type PauseCommand =
  { type: 'NoteDown'; channel: string; error: string; now: Instant } | { type: 'NoteUp'; channel: string; now: Instant };

/** The pause that is or was last; null when all is well. */
export type PauseState = PauseEvents['ChannelPaused'] | null;

const PAUSE_SECONDS = [30, 60, 120, 300, 600] as const;

function pauseAfter(failures: number, now: Instant): Instant {
  const seconds = PAUSE_SECONDS[Math.min(failures, PAUSE_SECONDS.length) - 1] ?? PAUSE_SECONDS[0];
  return toInstant(toMillis(now) + seconds * 1000);
}

export const pauseDecider: Decider<PauseState, PauseCommand, PauseEvent> = {
  initial: null,
  decide(command, state) {
    const { channel, now } = command;
    if (command.type === 'NoteUp') return state ? [{ type: 'ChannelResumed', data: { channel } }] : [];
    // Those that were under way when it paused find the same.
    if (state && toMillis(state.until) > toMillis(now)) return [];
    const failures = (state?.failures ?? 0) + 1;
    return [{ type: 'ChannelPaused', data: { channel, until: pauseAfter(failures, now), failures, error: command.error } }];
  },
  evolve: (_state, event) => (event.type === 'ChannelPaused' ? event.data : null),
};
