// A message is composed once, tried until it is accepted, given up or no longer true. Every attempt is recorded before
// it is made, under the one identity the message keeps; what the outside says later is recorded when it comes.
import { refuse, type Decider, type Refusal } from '../../kernel/index.js';
import { retryAt } from './backoff.rule.js';
import { evolveMessage, NO_MESSAGE, type MessagePhase, type MessageState } from './message.state.rule.js';
import type { MessageCommand } from './notice.commands.js';
import type { MessageEvent } from './notice.events.js';

type Order<Type extends MessageCommand['type']> = Extract<MessageCommand, { type: Type }>;
type Decision = MessageEvent[] | Refusal;
type Composed = MessageState & { composed: NonNullable<MessageState['composed']> };

const TO_BE_SENT: readonly MessagePhase[] = ['composed', 'postponed', 'failed'];
/** The next hop has it, or may have it. */
const LEFT_THE_HOUSE: readonly MessagePhase[] = ['intended', 'sent', 'unknown', 'failed'];
/** A person may decide to send again what did not arrive, or of which nobody knows whether it did. */
const MAY_BE_RESENT: readonly MessagePhase[] = ['unknown', 'given-up', 'bounced', 'sent'];

function postpone(command: Order<'PostponeMessage'>, state: Composed): Decision {
  const { key, reason, params, until } = command;
  const waits = state.phase === 'postponed' && state.retryAt === until;
  if (!TO_BE_SENT.includes(state.phase) || waits) return [];
  return [{ type: 'MessagePostponed', data: { key, notices: state.composed.notices, reason, params, until } }];
}

/** Whether the message is still where whoever gives the order has seen it, with nobody else at it. */
const isOurs = ({ after, abandoned }: Order<'IntendMessage' | 'CancelMessage'>, { phase, attempt }: Composed): boolean =>
  after === attempt && (TO_BE_SENT.includes(phase) || (phase === 'intended' && abandoned));

function intend(command: Order<'IntendMessage'>, state: Composed): Decision {
  if (!isOurs(command, state)) return [];
  const { notices, messageId } = command;
  const { digest: _, ...composed } = state.composed;
  const attempt = state.attempt + 1;
  return [{ type: 'MessageIntended', data: { ...composed, notices, messageId: state.messageId ?? messageId, attempt } }];
}

const isWhole = (parts: number, delivered: readonly string[]): boolean => parts > 0 && delivered.length >= parts;

const deliveredBy = (key: string, { composed }: Composed, detail: string): MessageEvent => ({
  type: 'MessageDelivered',
  data: { key, notices: composed.notices, detail },
});

/** Taken is taken, whichever attempt it was and however late the answer comes. */
function recordSent(command: Order<'RecordSent'>, state: Composed): Decision {
  const { type: _, ...data } = command;
  if (['sent', 'delivered', 'bounced', 'read'].includes(state.phase)) return [];
  if (data.attempt < 1 || data.attempt > state.attempt) return refuse('notice.not-intended', { message: data.key, attempt: data.attempt });
  const sent: MessageEvent = { type: 'MessageSent', data };
  return isWhole(data.references.length, state.delivered) ? [sent, deliveredBy(data.key, state, data.answer)] : [sent];
}

function recordFailed(command: Order<'RecordFailed'>, state: Composed): Decision {
  // The outcome of an older attempt says nothing about the newer one that is under way.
  if (!['intended', 'unknown'].includes(state.phase) || command.attempt !== state.attempt) return [];
  const { key, notices, error, attempt } = command;
  return [
    { type: 'MessageFailed', data: { key, notices, error, attempt, retryAt: command.permanent ? null : retryAt(attempt, command.now) } },
  ];
}

function recordUnknown(command: Order<'RecordUnknown'>, state: Composed): Decision {
  const { type: _, ...data } = command;
  if (state.phase !== 'intended' || data.attempt !== state.attempt) return [];
  return [{ type: 'MessageUnknown', data }];
}

/** Delivered once every part is; bounced as soon as one part is not. A report can only say more than what is known. */
function recordReport(command: Order<'RecordReport'>, state: Composed): Decision {
  const { type: _, ...report } = command;
  const { notices, address } = state.composed;
  const { key, reference, detail } = report;
  if (!LEFT_THE_HOUSE.includes(state.phase) || state.delivered.includes(reference)) return [];
  const reported: MessageEvent = { type: 'MessageReported', data: { ...report, notices } };
  if (report.state === 'failed') return [reported, { type: 'MessageBounced', data: { key, notices, address, detail } }];
  const whole = report.state === 'delivered' && isWhole(state.parts, [...state.delivered, reference]);
  return whole ? [reported, deliveredBy(key, state, detail)] : [reported];
}

function orderResend({ key, reason }: Order<'OrderResend'>, state: Composed): Decision {
  if (!MAY_BE_RESENT.includes(state.phase)) return refuse('notice.cannot-resend', { message: key, state: state.phase });
  return [{ type: 'MessageResendOrdered', data: { key, notices: state.composed.notices, reason } }];
}

function cancel(command: Order<'CancelMessage'>, state: Composed): Decision {
  if (!isOurs(command, state)) return [];
  const { key } = command;
  const reason = state.phase === 'intended' ? 'outcome-unknown' : 'nothing-left';
  return [{ type: 'MessageCancelled', data: { key, notices: state.composed.notices, reason } }];
}

function decideOn(command: Exclude<MessageCommand, Order<'ComposeMessage'>>, state: Composed): Decision {
  const { notices } = state.composed;
  switch (command.type) {
    case 'PostponeMessage':
      return postpone(command, state);
    case 'IntendMessage':
      return intend(command, state);
    case 'RecordSent':
      return recordSent(command, state);
    case 'RecordFailed':
      return recordFailed(command, state);
    case 'RecordUnknown':
      return recordUnknown(command, state);
    case 'RecordReport':
      return recordReport(command, state);
    case 'RecordDelivered': {
      const { key, detail } = command;
      return LEFT_THE_HOUSE.includes(state.phase) ? [deliveredBy(key, state, detail)] : [];
    }
    case 'RecordBounced': {
      const { key, address, detail } = command;
      // Mail servers bounce what another server has already called delivered.
      const news = LEFT_THE_HOUSE.includes(state.phase) || state.phase === 'delivered';
      return news ? [{ type: 'MessageBounced', data: { key, notices, address, detail } }] : [];
    }
    case 'RecordRead': {
      const { key, agency, how } = command;
      return state.attempt > 0 && state.phase !== 'read' ? [{ type: 'MessageRead', data: { key, notices, agency, how } }] : [];
    }
    case 'OrderResend':
      return orderResend(command, state);
    case 'CancelMessage':
      return cancel(command, state);
  }
}

export const messageDecider: Decider<MessageState, MessageCommand, MessageEvent> = {
  initial: NO_MESSAGE,
  decide(command, state) {
    const { composed } = state;
    if (command.type === 'ComposeMessage') {
      const { type: _, ...data } = command;
      return composed ? [] : [{ type: 'MessageComposed', data }];
    }
    return composed ? decideOn(command, { ...state, composed }) : refuse('notice.unknown-message', { message: command.key });
  },
  evolve: evolveMessage,
};
