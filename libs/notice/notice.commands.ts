// Orders to a notice and to a message. What must be looked up for a decision is in the order.
import type { Instant } from '../kernel/index.js';
import type { MessageEvents, NoticeEvents } from './notice.events.js';

export const noticeStream = (key: string): string => `notice-${key}`;
export const messageStream = (key: string): string => `message-${key}`;

export type NoticeCommand =
  | ({ type: 'RaiseNotice' } & NoticeEvents['NoticeRaised'])
  /** `sent`: whether a message that carries it was already accepted by the next hop. */
  | ({ type: 'DropNotice'; sent: boolean } & NoticeEvents['NoticeDropped']);

export type MessageCommand =
  | ({ type: 'ComposeMessage' } & MessageEvents['MessageComposed'])
  /**
   * `after`: the number of the latest attempt when the last look was taken, so that of two who looked only one goes on.
   * `abandoned`: whether that attempt, if it has no outcome, has lost the process that made it.
   */
  | { type: 'IntendMessage'; key: string; notices: string[]; messageId: string; after: number; abandoned: boolean }
  | { type: 'RecordSent'; key: string; notices: string[]; transport: string; answer: string; attempt: number }
  /** `permanent`: no later attempt can succeed. */
  | { type: 'RecordFailed'; key: string; notices: string[]; error: string; attempt: number; permanent: boolean; now: Instant }
  | { type: 'CancelMessage'; key: string };
