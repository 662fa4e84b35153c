// The step of the cycle that turns what is due into jobs: new messages from pending notices, next attempts, and what an
// earlier run of the process left open. The queue may lose all of it: the next cycle finds it again.
import { together } from '../../event-store/together.js';
import { stableKey } from '../../kernel/ids.js';
import { toInstant, toMillis, type Instant } from '../../kernel/index.js';
import type { Job, Queue } from '../../queue/queue.js';
import { declinesCopies } from '../copies/copies.service.js';
import { groupNotices, type GroupedMessage, type Recipient, type Unusable } from '../facts/grouping.rule.js';
import { messagesProjection, type MessageRow } from '../facts/messages.projection.js';
import { messageStream, noticeStream } from '../facts/notice.commands.js';
import { noticesProjection, type NoticeRow } from '../facts/notices.projection.js';
import { isOnProbation, pauseOf } from '../facts/pauses.projection.js';
import { dropNotice, hoursNameOf, recordOnMessage, type SendDeps } from './sending.js';

/** Jobs of each channel are a kind of their own, so that one slow or broken provider holds up no other. */
export const sendJob = (channel: string): string => `send-${channel}`;
/** For messages whose channel is not configured any more. */
export const STRANDED_JOB = 'send';

export interface DispatchDeps extends Pick<
  SendDeps,
  'store' | 'rows' | 'channels' | 'clock' | 'by' | 'isOpen' | 'abandonedBefore' | 'isolate'
> {
  queue: Queue;
  /** Whether something is not understood of the notice or of what it tells about: nobody is told meanwhile. */
  waits(notice: NoticeRow): boolean;
  /** Where the notice's recipient is reached by the notice's channel; null when nowhere. */
  addressOf(notice: NoticeRow): Recipient | Unusable | null;
}

export interface Dispatched {
  composed: number;
  dropped: number;
  /** Jobs given to the queue, those it had already included. */
  queued: number;
}

/** Derived from what it carries, so that grouping again composes the same message. */
const messageKey = ({ channel, address, notices }: GroupedMessage): string => stableKey('message', channel, address, ...notices);

function messagesOwed(now: Instant, { rows, abandonedBefore }: DispatchDeps): MessageRow[] {
  const waiting = rows.where(messagesProjection, 'waiting', 1);
  const retries = rows.upTo(messagesProjection, 'retry', now);
  const limit = toMillis(abandonedBefore(now));
  const open = rows.where(messagesProjection, 'open', 1).filter((row) => row.intendedAt !== null && toMillis(row.intendedAt) < limit);
  return [...waiting, ...retries, ...open];
}

export async function dispatch(at: Instant, deps: DispatchDeps): Promise<Dispatched> {
  const now = toInstant(toMillis(at));
  // 1. What is due on channels that may be used now, grouped by who is to read it.
  const pending = rowsByKey(
    deps.rows.upTo(noticesProjection, 'pending', now).filter((notice) => deps.isOpen(notice.channel, now) && !deps.waits(notice)),
  );
  const { messages, dropped } = groupNotices([...pending.values()], deps.addressOf, new Set(deps.channels.keys()), (address) =>
    declinesCopies(deps.rows, address),
  );
  // 2. What will not be sent leaves its reason.
  await together(dropped, async ({ key, reason, params }) => {
    const notice = pending.get(key);
    if (notice) await deps.isolate(noticeStream(key), () => dropNotice(notice, reason, params, deps));
  });
  // 3. The rest becomes messages.
  const composed = messages.map((message) => ({ type: 'ComposeMessage' as const, key: messageKey(message), ...message, digest: null }));
  await together(composed, (command) =>
    deps.isolate(messageStream(command.key), async () => void (await recordOnMessage(command, null, deps, []))),
  );
  // 4. One job a message: the new ones, and those that are owed an attempt, unless their channel is closed or paused;
  // after a pause one goes first and finds out whether the provider is well again.
  const owed = [...composed, ...messagesOwed(now, deps)].filter(
    (message) => deps.isOpen(hoursNameOf(message), now) && !pauseOf(message.channel, now, deps.rows),
  );
  const tried = new Set<string>();
  const chosen = owed.filter(({ channel }) => {
    if (!isOnProbation(channel, deps.rows)) return true;
    return !tried.has(channel) && tried.add(channel);
  });
  const jobs = new Map(chosen.map((message) => [message.key, jobOf(message, deps)]));
  for (const job of jobs.values()) await deps.queue.add(job);
  return { composed: composed.length, dropped: dropped.length, queued: jobs.size };
}

/** What somebody must act on goes before the news of the week. */
const jobOf = ({ key, channel, digest }: Pick<MessageRow, 'key' | 'channel' | 'digest'>, { channels }: DispatchDeps): Job => ({
  id: key,
  kind: channels.has(channel) ? sendJob(channel) : STRANDED_JOB,
  priority: digest ? 1 : 0,
});

const rowsByKey = (rows: readonly NoticeRow[]): Map<string, NoticeRow> => new Map(rows.map((row) => [row.key, row]));
