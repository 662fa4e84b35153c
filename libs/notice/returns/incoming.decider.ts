// A mail of the mailbox is read once.
import type { Decider } from '../../kernel/index.js';
import type { IncomingEvent, IncomingEvents } from './incoming.events.js';

export type IncomingCommand = { type: 'RecordIncoming' } & IncomingEvents['IncomingMailRead'];

export const incomingDecider: Decider<{ read: boolean }, IncomingCommand, IncomingEvent> = {
  initial: { read: false },
  decide: ({ type: _, ...data }, { read }) => (read ? [] : [{ type: 'IncomingMailRead', data }]),
  evolve: () => ({ read: true }),
};
