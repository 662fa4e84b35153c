// What the API and the command line ask about messages.
import { mapInTurns } from '../../kernel/breathe.js';
import { rowsInTurns } from '../../event-store/projections/rows-in-turns.js';
import { localTime, orThrow, RefusedError, refuse, type Actor } from '../../kernel/index.js';
import { withoutTokensWithin } from '../../notice/links/hidden-tokens.rule.js';
import type { MessageUseCases } from '../../notice/message.ports.js';
import { orderResend } from '../../notice/message.service.js';
import { messagesProjection, type MessageRow } from '../../notice/facts/messages.projection.js';
import { messageStream } from '../../notice/facts/notice.commands.js';
import { isGsm7 } from '../../notice/sms/gsm7.rule.js';
import { costOf } from '../../notice/sms/segments.rule.js';
import type { SmsCallbackUseCases } from '../../notice/sms-callback.ports.js';
import { demand } from './demand.js';
import { checkFilters } from '../queries/filters.js';
import type { Application, Following } from '../ports/application.types.js';
import { namesOf } from '../queries/names.js';
import { asRecorded } from './recorded.js';
import { trailEntry } from '../views/trail-entries.rule.js';
import type { MessageView, MessageWithHistory } from '../../notice/message.views.js';
import type { Recording, ReferenceData } from '../../engine/turn/ports.types.js';

type MessageListPorts = ReferenceData & Pick<Application, 'projections' | 'texts'>;
type MessagePorts = Pick<Application, 'directory' | 'projections' | 'store' | 'texts'>;
type ResendPorts = Recording & Following & ReferenceData & Pick<Application, 'texts'>;

export function viewOf(row: MessageRow, { texts }: Pick<Application, 'texts'>, price: number | null = null): MessageView {
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

function found({ projections }: Pick<Application, 'projections'>, key: string): MessageRow {
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
  application: MessageListPorts,
  { state, channel }: { state?: string | undefined; channel?: string | undefined },
  most = Infinity,
): Promise<MessageList> {
  checkFilters(application, { state, channel });
  const found: MessageRow[] = [];
  const named = state ? { from: state, to: state } : undefined;
  for await (const rows of rowsInTurns(application.projections, messagesProjection, 'state', MESSAGES_AT_ONCE, named))
    found.push(...rows.filter((row) => !channel || row.channel === channel));
  found.sort((one, other) =>
    one.composedAt === other.composedAt ? (one.key < other.key ? -1 : 1) : one.composedAt < other.composedAt ? 1 : -1,
  );
  return { messages: await mapInTurns(found.slice(0, most), MESSAGES_AT_ONCE, (row) => viewOf(row, application)), all: found.length };
}

export async function showMessage(application: MessagePorts, key: string): Promise<MessageWithHistory> {
  const row = found(application, key);
  const history = (await application.store.read(messageStream(key))).map((event) =>
    trailEntry(event, application.texts, namesOf(application)),
  );
  return { ...viewOf(row, application), history };
}

export function messageUseCases(application: ResendPorts): MessageUseCases {
  return {
    list: async (question) => (await messageViews(application, question)).messages,
    show: (key) => showMessage(application, key),
    async resend(key, body, by: Actor) {
      demand('message.resend', by, application);
      found(application, key);
      orThrow(await orderResend(application.store, key, body, by, application.clock.now()));
      return asRecorded(application, () => viewOf(found(application, key), application));
    },
  };
}

export const smsCallbackUseCases = (application: Pick<Application, 'channels'>): SmsCallbackUseCases => ({
  report: async (token, body) => (await application.channels.get('sms')?.reported?.(token, body)) ?? false,
});
