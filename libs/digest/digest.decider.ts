// A week's digest is issued or skipped once.
import type { Decider } from '../kernel/index.js';
import type { DigestEvent, DigestEvents } from './digest.events.js';

export const digestStream = (week: string): string => `digest-${week}`;

export type DigestCommand =
  ({ type: 'IssueDigest' } & DigestEvents['DigestIssued']) | ({ type: 'SkipDigest' } & DigestEvents['DigestSkipped']);

export type DigestState = 'none' | 'settled';

export const digestDecider: Decider<DigestState, DigestCommand, DigestEvent> = {
  initial: 'none',
  decide(command, state) {
    if (state === 'settled') return [];
    switch (command.type) {
      case 'IssueDigest': {
        const { type: _, ...data } = command;
        return [{ type: 'DigestIssued', data }];
      }
      case 'SkipDigest': {
        const { type: _, ...data } = command;
        return [{ type: 'DigestSkipped', data }];
      }
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'DigestIssued':
      case 'DigestSkipped':
        return 'settled';
    }
  },
};
