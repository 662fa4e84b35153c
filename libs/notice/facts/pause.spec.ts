// A channel whose provider is down pauses for longer and longer, and is well again with the first message taken.
import type { StoredEvent } from '../../kernel/index.js';
import { pauseDecider, type PauseCommand, type PauseState } from './pause.decider.js';
import type { PauseEvent } from './pause.events.js';
import { pausesProjection, type PauseRow } from './pauses.projection.js';

const START = '2021-04-01T01:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(START) + seconds * 1000).toISOString();
const down = (now: string): PauseCommand => ({ type: 'NoteDown', channel: 'sms', error: 'ECONNREFUSED', now });
const decide = (command: PauseCommand, state: PauseState): PauseEvent[] => pauseDecider.decide(command, state) as PauseEvent[];
const apply = (state: PauseState, events: PauseEvent[]): PauseState => events.reduce(pauseDecider.evolve, state);

describe('a channel whose provider is down', () => {
  it('pauses for longer each time, ten minutes in the end', () => {
    let state: PauseState = null;
    let now = START;
    const pauses: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      state = apply(state, decide(down(now), state));
      pauses.push((Date.parse(state!.until) - Date.parse(now)) / 1000);
      now = state!.until;
    }
    expect(pauses).toEqual([30, 60, 120, 300, 600, 600, 600]);
  });
  it('pauses once for all that were under way', () => {
    const state = apply(null, decide(down(START), null));
    expect(decide(down(after(29)), state)).toEqual([]);
  });
  it('resumes when it is well, and only then', () => {
    const state = apply(null, decide(down(START), null));
    const up: PauseCommand = { type: 'NoteUp', channel: 'sms', now: after(31) };
    expect(decide(up, state)).toEqual([{ type: 'ChannelResumed', data: { channel: 'sms' } }]);
    expect(decide(up, null)).toEqual([]);
  });
  it('is on the list from its first failure until it is well', () => {
    const stored = (event: PauseEvent, recordedAt: string) => ({ ...event, stream: 'channel-sms', recordedAt }) as unknown as StoredEvent;
    const [first] = decide(down(START), null);
    const [second] = decide(down(after(30)), apply(null, [first!]));
    const one = pausesProjection.evolve(null, stored(first!, START), 'sms');
    const two = pausesProjection.evolve(one, stored(second!, after(30)), 'sms') as PauseRow;
    expect(two).toMatchObject({ since: START, failures: 2, until: after(90) });
    expect(pausesProjection.evolve(two, stored({ type: 'ChannelResumed', data: { channel: 'sms' } }, after(95)), 'sms')).toBeNull();
  });
});
