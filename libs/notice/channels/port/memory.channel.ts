// A channel that keeps what it is given, for the simulation: the same letters are made, nobody is written to.
import { renderEmail } from '../../templates/email.template.js';
import type { Channel, OutgoingMessage } from './channel.js';

export interface MemoryChannel extends Channel {
  readonly messages: readonly OutgoingMessage[];
}

export function memoryChannel(name: string): MemoryChannel {
  const messages: OutgoingMessage[] = [];
  return {
    name,
    transport: 'memory',
    messages,
    describe: () => ({ target: 'memory', delivers: false, concurrency: 1, idempotent: true, queries: false, reports: false }),
    reach({ email, phone }) {
      const address = name === 'email' ? email : phone;
      return address ? { address } : null;
    },
    identify: (key) => `<${key}@dung-han.invalid>`,
    render: renderEmail,
    async send(message) {
      messages.push(message);
      return { state: 'accepted', answer: `${messages.length}` };
    },
    async close() {},
  };
}
