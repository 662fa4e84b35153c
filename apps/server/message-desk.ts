// What the API and the command line ask about messages.
import { mapInTurns } from '../../libs/kernel/breathe.js';
import { rowsInTurns } from '../../libs/event-store/rows-in-turns.js';
import { isRefusal, localTime, RefusedError, refuse, type Actor } from '../../libs/kernel/index.js';
import { withoutTokensWithin } from '../../libs/notice/links/hidden-tokens.rule.js';
import type { MessageDesk } from '../../libs/notice/message.controller.js';
import { orderResend } from '../../libs/notice/message.service.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/messages.projection.js';
import { messageStream } from '../../libs/notice/notice.commands.js';
import { isGsm7 } from '../../libs/notice/sms/gsm7.rule.js';
import { costOf, type SmsCost } from '../../libs/notice/sms/segments.rule.js';
import type { SmsCallbackDesk } from '../../libs/notice/sms-callback.controller.js';
import { ADMINISTRATOR, refuseOthers } from './entitlement.js';
import { checkFilters } from './filters.js';
import type { House } from './house.types.js';
import { namesOf } from './names.js';
import { asRecorded } from './recorded.js';
import { trailEntry, type TrailEntry } from './trail-entries.rule.js';

export interface MessageView extends Omit<MessageRow, 'composedAt'> {
  composedAt: string;
  stateText: string;
  /** What went wrong at the last attempt, or else what the next hop answered. */
  detail: string | null;
  /** How the text message is counted; null for other channels. */
  sms: SmsCost | null;
}

export function viewOf(row: MessageRow, { texts }: House, price: number | null = null): MessageView {
  const { text } = row;
  const sms = row.channel === 'sms' && text !== null ? costOf(text, isGsm7(text) ? 'plain' : 'unicode', price) : null;
  return withoutTokensWithin({
    ...row,
    composedAt: localTime(row.composedAt),
    stateText: row.state === 'sent' && row.transport === 'outbox' ? texts.stored : texts.states[row.state],
    detail: row.error === null ? row.answer : texts.attemptFault(row.error),
    sms,
  });
}

function found({ projections }: House, key: string): MessageRow {
  const row = projections.get<MessageRow>(messagesProjection, key);
  if (!row) throw new RefusedError(refuse('message.unknown', { message: key }));
  return row;
}

const MESSAGES_AT_ONCE = 100;

export interface MessageList {
  messages: MessageView[];
  /** How many there are in all that were asked for. */
  all: number;
}

/** The newest first, at most `most` of them. */
export async function messageViews(
  house: House,
  { state, channel }: { state?: string | undefined; channel?: string | undefined },
  most = Infinity,
): Promise<MessageList> {
  checkFilters(house, { state, channel });
  const found: MessageRow[] = [];
  const named = state ? { from: state, to: state } : undefined;
  for await (const rows of rowsInTurns(house.projections, messagesProjection, 'state', MESSAGES_AT_ONCE, named))
    found.push(...rows.filter((row) => !channel || row.channel === channel));
  found.sort((one, other) =>
    one.composedAt === other.composedAt ? (one.key < other.key ? -1 : 1) : one.composedAt < other.composedAt ? 1 : -1,
  );
  return { messages: await mapInTurns(found.slice(0, most), MESSAGES_AT_ONCE, (row) => viewOf(row, house)), all: found.length };
}

export async function showMessage(house: House, key: string): Promise<MessageView & { history: TrailEntry[] }> {
  const row = found(house, key);
  const history = (await house.store.read(messageStream(key))).map((event) => trailEntry(event, house.texts, namesOf(house)));
  return { ...viewOf(row, house), history };
}

export function messageDesk(house: House): MessageDesk {
  return {
    list: async (question) => (await messageViews(house, question)).messages,
    show: (key) => showMessage(house, key),
    async resend(key, body, by: Actor) {
      refuseOthers(by, ADMINISTRATOR, house);
      found(house, key);
      const ordered = await orderResend(house.store, key, body, by, house.clock.now());
      if (isRefusal(ordered)) throw new RefusedError(ordered);
      return asRecorded(house, () => viewOf(found(house, key), house));
    },
  };
}

export const smsCallbackDesk = (house: House): SmsCallbackDesk => ({
  report: async (token, body) => (await house.channels.get('sms')?.reported?.(token, body)) ?? false,
});
