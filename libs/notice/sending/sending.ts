// What sending and dispatching need from the application, as plain functions, and how they record.
import { handle, type Envelope } from '../../event-store/command-handler.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import type { Clock } from '../../kernel/clock.js';
import { orThrow, type Actor, type Instant, type Rows, type StoredEvent } from '../../kernel/index.js';
import type { Channel } from '../channels/port/channel.js';
import { withoutTokens } from '../links/hidden-tokens.rule.js';
import { messageDecider } from '../facts/message.decider.js';
import { messageStream, noticeStream, type MessageCommand } from '../facts/notice.commands.js';
import { noticeDecider } from '../facts/notice.decider.js';
import { MESSAGE_EVENT_VERSIONS, NOTICE_EVENT_VERSIONS, type MessageEvents } from '../facts/notice.events.js';
import { isTold, type NoticeRow } from '../facts/notices.projection.js';
import type { Content } from '../templates/email.template.js';
import type { MessageView } from '../templates/message-view.rule.js';

/** Whether a notice still says something true, or why it no longer does (a code of `reasons` in libs/texts). */
export type LastLook = { still: true } | { still: false; reason: string; params: Record<string, string | number> };

/** The week a message brings the digest of. */
export type CarriedDigest = NonNullable<MessageEvents['MessageComposed']['digest']>;

export interface SendDeps {
  store: EventStore;
  /** The same log for what goes on record around the moment a message leaves: it is tried until it is there. */
  retryingStore: EventStore;
  /** Holds the projections `notices` and `messages`. */
  rows: Rows;
  /** Resolves when `rows` has seen the log up to `position`; without one, all that is in it at the call. */
  catchUp(position?: number): Promise<void>;
  /** By the name notices use. */
  channels: ReadonlyMap<string, Channel>;
  clock: Clock;
  by: Actor;
  /** Work on one stream; what waits there, or cannot be done, is left with an alarm, and everything else goes on. */
  isolate(stream: string, work: () => Promise<void>): Promise<void>;
  stillTrue(notice: NoticeRow, now: Instant): LastLook | Promise<LastLook>;
  view(message: MessageEvents['MessageComposed'], notices: readonly NoticeRow[], now: Instant): MessageView | Promise<MessageView>;
  /** Whether the digest a message carries is still the latest. */
  isLatest(digest: CarriedDigest): boolean;
  /** The digest a message carries, as a letter to its addressee. */
  digestLetter(message: Pick<MessageEvents['MessageComposed'], 'key' | 'addressee'>, digest: CarriedDigest): Promise<Content>;
  /** Whether a channel, or the `digest`, may leave at this moment. */
  isOpen(channel: string, now: Instant): boolean;
  /** Attempts recorded before this moment without an outcome have lost the process that made them; see `abandonedBefore`. */
  abandonedBefore(now: Instant): Instant;
}

/** The weekly digest keeps hours of its own, by whatever channel it goes. */
export const hoursNameOf = ({ channel, digest }: Pick<MessageEvents['MessageComposed'], 'channel' | 'digest'>): string =>
  digest ? 'digest' : channel;

type Recorder = Pick<SendDeps, 'store' | 'clock' | 'by'>;

/** Drops a notice that no message has carried; does nothing when it is dropped already. */
export async function dropNotice(
  notice: NoticeRow,
  reason: string,
  params: Record<string, string | number>,
  deps: Recorder,
): Promise<void> {
  const { key, correlationId, raisedBy: causationId } = notice;
  const command = { type: 'DropNotice', key, reason, params, sent: isTold(notice) } as const;
  const envelope = { now: deps.clock.now(), by: deps.by, correlationId, causationId };
  orThrow(await handle(deps.store, noticeDecider, NOTICE_EVENT_VERSIONS, noticeStream(key), command, envelope));
}

/** What others say of a message may repeat its links, and the log is read by many. */
function withoutQuotedTokens(command: MessageCommand): MessageCommand {
  const said = ['answer', 'error', 'detail', 'text'].flatMap((name) => {
    const value = (command as unknown as Record<string, unknown>)[name];
    return typeof value === 'string' ? [[name, withoutTokens(value)]] : [];
  });
  return { ...command, ...Object.fromEntries(said) };
}

/**
 * Records on a message; the events stored, none when the order changed nothing.
 * @param seen its stream, where the caller has it
 */
export async function recordOnMessage(
  command: MessageCommand,
  causationId: string | null,
  deps: Recorder,
  seen?: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const { clock, by } = deps;
  const envelope: Envelope = { now: clock.now(), by, correlationId: command.key, causationId, ...(seen ? { seen } : {}) };
  const order = withoutQuotedTokens(command);
  const handled = orThrow(await handle(deps.store, messageDecider, MESSAGE_EVENT_VERSIONS, messageStream(order.key), order, envelope));
  return handled.events;
}
