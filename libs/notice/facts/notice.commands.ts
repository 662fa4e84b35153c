// Orders to a notice and to a message. What must be looked up for a decision is in the order.
import type { Instant } from '../../kernel/index.js';
import type { MessageEvents, NoticeEvents } from './notice.events.js';

const NOTICE = 'notice-';
const MESSAGE = 'message-';
export const noticeStream = (key: string): string => NOTICE + key;
export const messageStream = (key: string): string => MESSAGE + key;
/** Key of the message a stream belongs to; null when it is not a message's. */
export const messageOfStream = (stream: string): string | null => (stream.startsWith(MESSAGE) ? stream.slice(MESSAGE.length) : null);

export type NoticeCommand =
  | ({ type: 'RaiseNotice' } & NoticeEvents['NoticeRaised'])
  /** `sent`: whether a message that carries it was already accepted by the next hop. */
  | ({ type: 'DropNotice'; sent: boolean } & NoticeEvents['NoticeDropped'])
  | ({ type: 'PassOnNotice' } & NoticeEvents['NoticePassedOn']);

type Outcome<Type extends keyof MessageEvents> = MessageEvents[Type];

export type MessageCommand =
  | ({ type: 'ComposeMessage' } & MessageEvents['MessageComposed'])
  | ({ type: 'PostponeMessage' } & Omit<MessageEvents['MessagePostponed'], 'notices'>)
  /**
   * `after`: the number of the latest attempt when the last look was taken, so that of two who looked only one goes on.
   * `abandoned`: whether that attempt, if it has no outcome, has lost the process that made it.
   */
  | { type: 'IntendMessage'; key: string; notices: string[]; messageId: string; after: number; abandoned: boolean }
  | ({ type: 'RecordSent' } & Outcome<'MessageSent'>)
  /** `permanent`: no later attempt can succeed. */
  | { type: 'RecordFailed'; key: string; notices: string[]; error: string; attempt: number; permanent: boolean; now: Instant }
  | ({ type: 'RecordUnknown' } & Outcome<'MessageUnknown'>)
  /** What the provider says later about one part. */
  | ({ type: 'RecordReport' } & Omit<Outcome<'MessageReported'>, 'notices'>)
  | ({ type: 'RecordDelivered' } & Omit<Outcome<'MessageDelivered'>, 'notices'>)
  | ({ type: 'RecordBounced' } & Omit<Outcome<'MessageBounced'>, 'notices'>)
  | ({ type: 'RecordRead' } & Omit<Outcome<'MessageRead'>, 'notices'>)
  | ({ type: 'OrderResend' } & Omit<Outcome<'MessageResendOrdered'>, 'notices'>)
  /** As of IntendMessage: whoever finds nothing left to send calls back no attempt that somebody else is making. */
  | { type: 'CancelMessage'; key: string; after: number; abandoned: boolean };
