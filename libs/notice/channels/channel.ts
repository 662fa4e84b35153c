// The port to a way of reaching people. A channel is one file that describes itself and sends what it is given; whether
// and when to send, and what came of it, is recorded by the processor.
import type { Instant } from '../../kernel/index.js';
import type { Content } from '../templates/email.template.js';
import type { MessageView } from '../templates/message-view.rule.js';

export interface OutgoingMessage {
  key: string;
  /** What `identify` gave: the same at every attempt. */
  identity: string;
  /** The moment of this attempt. */
  at: Instant;
  address: string;
  addressee: string;
  content: Content;
}

/** `permanent`: no later attempt can succeed. An attempt whose outcome is not known is `rejected` and not permanent. */
export type Outcome = { state: 'accepted'; answer: string } | { state: 'rejected'; error: string; permanent: boolean };

export interface ChannelDescription {
  /** Where messages go, without secrets. */
  target: string;
  /** Whether messages leave the house; false when they are only stored. */
  delivers: boolean;
  /** How many messages may be under way at once. */
  concurrency: number;
}

export interface Channel {
  /** What policies and notices call it. */
  readonly name: string;
  readonly transport: string;
  describe(): ChannelDescription;
  /** The identity by which the outside world knows the message with this key. */
  identify(key: string): string;
  render(view: MessageView): Content;
  /** Never throws: what went wrong is an outcome. */
  send(message: OutgoingMessage): Promise<Outcome>;
  close(): Promise<void>;
}
