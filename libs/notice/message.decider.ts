// A message is composed once, tried until it is accepted, given up or no longer true. Every attempt is recorded before
// it is made, under the one identity the message keeps.
import { refuse, type Decider, type Instant } from '../kernel/index.js';
import { retryAt } from './backoff.rule.js';
import type { MessageCommand } from './notice.commands.js';
import type { MessageEvent, MessageEvents } from './notice.events.js';

export interface MessageState {
  composed: MessageEvents['MessageComposed'] | null;
  phase: 'none' | 'composed' | 'intended' | 'failed' | 'sent' | 'given-up' | 'cancelled';
  /** Number of the latest attempt; 0 before the first. */
  attempt: number;
  messageId: string | null;
  /** When it may be tried again, after a failure. */
  retryAt: Instant | null;
}

type Order<Type extends MessageCommand['type']> = Extract<MessageCommand, { type: Type }>;

const isOver = (state: MessageState): boolean => state.phase === 'sent' || state.phase === 'given-up' || state.phase === 'cancelled';

function intend(command: Order<'IntendMessage'>, state: MessageState): MessageEvent[] {
  if (!state.composed || isOver(state) || command.after !== state.attempt) return [];
  if (state.phase === 'intended' && !command.abandoned) return [];
  const { notices, messageId } = command;
  const { digest: _, ...composed } = state.composed;
  const attempt = state.attempt + 1;
  return [{ type: 'MessageIntended', data: { ...composed, notices, messageId: state.messageId ?? messageId, attempt } }];
}

function recordFailed(command: Order<'RecordFailed'>, state: MessageState): MessageEvent[] {
  // The outcome of an older attempt says nothing about the newer one that is under way.
  if (state.phase !== 'intended' || command.attempt !== state.attempt) return [];
  const { key, notices, error, attempt } = command;
  return [
    { type: 'MessageFailed', data: { key, notices, error, attempt, retryAt: command.permanent ? null : retryAt(attempt, command.now) } },
  ];
}

function cancel(key: string, state: MessageState): MessageEvent[] {
  if (!state.composed || isOver(state)) return [];
  const reason = state.phase === 'intended' ? 'outcome-unknown' : 'nothing-left';
  return [{ type: 'MessageCancelled', data: { key, notices: state.composed.notices, reason } }];
}

export const messageDecider: Decider<MessageState, MessageCommand, MessageEvent> = {
  initial: { composed: null, phase: 'none', attempt: 0, messageId: null, retryAt: null },
  decide(command, state) {
    const { key } = command;
    if (command.type === 'ComposeMessage') {
      const { type: _, ...data } = command;
      return state.composed ? [] : [{ type: 'MessageComposed', data }];
    }
    if (!state.composed) return refuse('notice.unknown-message', { message: key });
    switch (command.type) {
      case 'IntendMessage':
        return intend(command, state);
      case 'RecordSent': {
        if (state.phase === 'sent') return [];
        if (command.attempt < 1 || command.attempt > state.attempt)
          return refuse('notice.not-intended', { message: key, attempt: command.attempt });
        const { type: _, ...data } = command;
        return [{ type: 'MessageSent', data }];
      }
      case 'RecordFailed':
        return recordFailed(command, state);
      case 'CancelMessage':
        return cancel(key, state);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'MessageComposed':
        return { ...state, composed: event.data, phase: 'composed' };
      case 'MessageIntended':
        return { ...state, phase: 'intended', attempt: event.data.attempt, messageId: event.data.messageId };
      case 'MessageSent':
        return { ...state, phase: 'sent' };
      case 'MessageFailed':
        return { ...state, phase: event.data.retryAt ? 'failed' : 'given-up', retryAt: event.data.retryAt };
      case 'MessageCancelled':
        return { ...state, phase: 'cancelled' };
    }
  },
};
