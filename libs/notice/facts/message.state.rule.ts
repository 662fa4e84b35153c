// Where a message stands, folded from what happened to it.
import type { Instant } from '../../kernel/index.js';
import type { MessageEvent, MessageEvents } from './notice.events.js';

/**
 * `composed`: to be sent, for the first time or because somebody ordered it again. `intended`: claimed by an attempt without
 * outcome. `sent`: taken by the next hop. `failed`: for now; `given-up`: for good. `unknown`: nobody knows whether it was taken.
 */
export type MessagePhase =
  | 'none'
  | 'composed'
  | 'postponed'
  | 'intended'
  | 'failed'
  | 'sent'
  | 'unknown'
  | 'delivered'
  | 'bounced'
  | 'read'
  | 'given-up'
  | 'cancelled';

export interface MessageState {
  composed: MessageEvents['MessageComposed'] | null;
  phase: MessagePhase;
  /** Number of the latest attempt; 0 before the first. */
  attempt: number;
  messageId: string | null;
  /** When it may be tried again, after a failure or a wait. */
  retryAt: Instant | null;
  /** Of how many parts it consists, as far as an answer has told; and those that were delivered, as the next hop names them. */
  parts: number;
  delivered: string[];
}

export const NO_MESSAGE: MessageState = {
  composed: null,
  phase: 'none',
  attempt: 0,
  messageId: null,
  retryAt: null,
  parts: 0,
  delivered: [],
};

export function evolveMessage(state: MessageState, event: MessageEvent): MessageState {
  switch (event.type) {
    case 'MessageComposed':
      return { ...state, composed: event.data, phase: 'composed' };
    case 'MessagePostponed':
      return { ...state, phase: 'postponed', retryAt: event.data.until };
    case 'MessageIntended': {
      const { attempt, messageId } = event.data;
      return { ...state, phase: 'intended', attempt, messageId, parts: 0, delivered: [] };
    }
    case 'MessageSent':
      return { ...state, phase: 'sent', parts: event.data.references.length };
    case 'MessageFailed':
      return { ...state, phase: event.data.retryAt ? 'failed' : 'given-up', retryAt: event.data.retryAt };
    case 'MessageUnknown':
      return { ...state, phase: 'unknown', parts: event.data.parts };
    case 'MessageReported': {
      const { reference, state: reported } = event.data;
      return reported === 'delivered' ? { ...state, delivered: [...state.delivered, reference] } : state;
    }
    case 'MessageDelivered':
      return { ...state, phase: 'delivered' };
    case 'MessageBounced':
      return { ...state, phase: 'bounced' };
    case 'MessageRead':
      return { ...state, phase: 'read' };
    case 'MessageResendOrdered':
      return { ...state, phase: 'composed', retryAt: null };
    case 'MessageCancelled':
      return { ...state, phase: 'cancelled' };
  }
}
