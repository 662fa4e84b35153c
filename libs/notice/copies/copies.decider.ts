// A mailbox gets copies until it declines them, and again when it asks for them. Saying it twice changes nothing.
import type { Decider } from '../../kernel/index.js';
import type { CopiesCommand } from './copies.commands.js';
import type { CopiesEvent } from './copies.events.js';

export const copiesDecider: Decider<{ declined: boolean }, CopiesCommand, CopiesEvent> = {
  initial: { declined: false },
  decide({ type, ...data }, { declined }) {
    switch (type) {
      case 'DeclineCopies':
        return declined ? [] : [{ type: 'CopiesDeclined', data }];
      case 'WantCopies':
        return declined ? [{ type: 'CopiesWanted', data }] : [];
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'CopiesDeclined':
        return { declined: true };
      case 'CopiesWanted':
        return { declined: false };
    }
  },
};
