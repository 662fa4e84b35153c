// A difference is accepted with a reason, and only where there is one.
import { refuse, type Decider } from '../kernel/index.js';
import type { AcceptanceEvent, AcceptanceEvents } from './acceptance.events.js';

export type AcceptanceCommand = { type: 'AcceptDifferences' } & AcceptanceEvents['LogDifferenceAccepted'];

export const acceptanceDecider: Decider<null, AcceptanceCommand, AcceptanceEvent> = {
  initial: null,
  decide({ type: _, ...data }) {
    return data.differences.length === 0 ? refuse('audit.log-same') : [{ type: 'LogDifferenceAccepted', data }];
  },
  evolve: () => null,
};
