// Which message a provider speaks of: by its own name for a part, or by our identity and the address.
import type { Projection } from '../../kernel/index.js';
import { messageOfStream } from './notice.commands.js';
import type { MessageEvent } from './notice.events.js';

export interface ReferenceRow {
  message: string;
}

export const referenceKey = (reference: string): string => JSON.stringify(['reference', reference]);
export const identityKey = (identity: string, address: string): string => JSON.stringify(['identity', identity, address]);

function keysOf(event: MessageEvent): string[] {
  switch (event.type) {
    case 'MessageIntended':
      return [identityKey(event.data.messageId, event.data.address)];
    case 'MessageSent':
    case 'MessageUnknown':
      return event.data.references.map(referenceKey);
    default:
      return [];
  }
}

export const referencesProjection: Projection<ReferenceRow> = {
  name: 'references',
  version: 1,
  keys: (stored) => (messageOfStream(stored.stream) === null ? [] : keysOf(stored as unknown as MessageEvent)),
  evolve: (_row, stored) => ({ message: messageOfStream(stored.stream)! }),
  indexes: {},
};
