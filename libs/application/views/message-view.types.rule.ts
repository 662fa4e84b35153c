// A message as people are shown it.
import type { MessageRow } from '../../notice/facts/messages.projection.js';
import type { SmsCost } from '../../notice/sms/segments.rule.js';

export interface MessageView extends Omit<MessageRow, 'composedAt'> {
  composedAt: string;
  stateText: string;
  /** What went wrong at the last attempt, or else what the next hop answered. */
  detail: string | null;
  /** How the text message is counted; null for other channels. */
  sms: SmsCost | null;
}
