// The queue job that sends one message. Every way out is recorded or leaves the message to a later cycle.
import { dayOf, endOfDay, fold, toMillis, type Instant, type StoredEvent } from '../../kernel/index.js';
import type { Channel, Outcome } from '../channels/port/channel.js';
import { messageDecider } from '../facts/message.decider.js';
import type { MessageState } from '../facts/message.state.rule.js';
import { sentKey, messagesProjection } from '../facts/messages.projection.js';
import { messageStream, noticeStream } from '../facts/notice.commands.js';
import type { MessageEvents } from '../facts/notice.events.js';
import { noticesProjection, type NoticeRow } from '../facts/notices.projection.js';
import { inquire, noteHealth, recordOutcome, type Recorded } from './outcomes.js';
import { pauseOf } from '../facts/pauses.projection.js';
import { dropNotice, hoursNameOf, recordOnMessage, type CarriedDigest, type SendDeps } from './sending.js';
import type { Content } from '../templates/email.template.js';

export type SendResult =
  | Recorded
  | { state: 'cancelled' }
  | { state: 'postponed'; until: Instant }
  /** Nothing was done: it is unknown, over, too early, its channel is paused, or someone else is at it. */
  | { state: 'stopped'; reason: 'unknown' | 'over' | 'too-early' | 'paused' | 'under-way' };

type Stopped = Extract<SendResult, { state: 'stopped' }>;

export async function sendMessage(key: string, deps: SendDeps): Promise<SendResult> {
  // 1. Read the message: is it ours to send now?
  const history = await deps.store.read(messageStream(key));
  const state = fold(messageDecider, history);
  const last = history.at(-1);
  if (!last || !state.composed) return { state: 'stopped', reason: 'unknown' };
  const stop = reasonToStop(state, last, deps);
  if (stop) return stop;

  // 2. An attempt that a crash left without outcome is not repeated where that could send it twice.
  await deps.catchUp();
  const channel = deps.channels.get(state.composed.channel);
  if (state.phase === 'intended' && channel && !channel.describe().idempotent) return settle(last, channel, deps);
  if (!deps.isOpen(hoursNameOf(state.composed), deps.clock.now())) return { state: 'stopped', reason: 'too-early' };
  if (pauseOf(state.composed.channel, deps.clock.now(), deps.rows)) return { state: 'stopped', reason: 'paused' };

  // 3. Take the notices that are its own, from rows that have seen everything: this message, and what became of the tasks.
  const own = ownNotices(state.composed, deps);

  // 4. A last look at each; what is no longer true is dropped with its reason.
  const left = await lastLook(own, channel, deps);
  const notices = left.map((notice) => notice.key);
  const { digest } = state.composed;
  const somethingLeft = digest ? deps.isLatest(digest) : left.length > 0;

  // 5. Nothing left: the message is not sent, and that is recorded too.
  const ours = { key, after: state.attempt, abandoned: state.phase === 'intended' };
  if (!channel || !somethingLeft) {
    const [cancelled] = await recordOnMessage({ type: 'CancelMessage', ...ours }, last.id, deps);
    return cancelled ? { state: 'cancelled' } : { state: 'stopped', reason: 'under-way' };
  }

  // 6. What is over the limits waits, on record; then the channel's own pace is kept, before anything is claimed.
  const until = overLimit(state.composed, channel, deps);
  if (until) return postpone(key, until, channel, deps);
  await channel.turn?.();

  // 7. Record the intent. Of two processors with the same message only one gets past here. From now on the log is waited for:
  // whoever knows what became of an attempt says so, and nobody has to guess as long as this process lives.
  const lasting = { ...deps, store: deps.retryingStore };
  const intent = { type: 'IntendMessage', ...ours, notices, messageId: channel.identify(key) } as const;
  const [intended] = await recordOnMessage(intent, last.id, lasting, history);
  if (!intended) return { state: 'stopped', reason: 'under-way' };

  // 8. Render and send; where the answer stays out, ask.
  const outcome = isStale(intended, deps) ? LATE : await attempt(intended, digest, channel, left, deps);

  // 9. Record the outcome. Should the process end before, the intent stays open and a later cycle takes it up.
  const recorded = await recordOutcome(intended, channel, outcome, lasting, [...history, intended]);
  await noteHealth(channel.name, outcome, deps);
  return recorded;
}

/** The last look holds for so long. */
const LOOK_HOLDS_MS = 60_000;

/** Of an attempt that was not made, because the log was away when it was claimed. */
const LATE: Outcome = { state: 'rejected', error: 'log-away', permanent: false };

const isStale = ({ recordedAt }: StoredEvent, { clock }: SendDeps): boolean => toMillis(clock.now()) - toMillis(recordedAt) > LOOK_HOLDS_MS;

/** The provider is asked what became of the attempt; when it cannot say, that is the outcome. */
async function settle(intended: StoredEvent, channel: Channel, deps: SendDeps): Promise<Recorded> {
  const data = intended.data as MessageEvents['MessageIntended'];
  const parts = await partsOf(intended, channel, deps);
  const outcome = await inquire(data, { state: 'unknown', detail: 'process-ended', parts }, channel);
  return recordOutcome(intended, channel, outcome, deps);
}

/**
 * Of how many parts the attempt consisted, by making its text again: one receipt must not stand for all of them. None when it
 * cannot be made any more, so that no receipt is enough.
 */
async function partsOf(intended: StoredEvent, channel: Channel, deps: SendDeps): Promise<number> {
  if (!channel.parts) return 1;
  const { notices } = intended.data as MessageEvents['MessageIntended'];
  const rows = notices.map((notice) => deps.rows.get(noticesProjection, notice)).filter((row) => row !== null);
  try {
    return channel.parts(await contentOf(intended, null, channel, rows, deps));
  } catch {
    return 0;
  }
}

/** Until when a message waits because its recipient has had enough for the day; null when it may go. */
function overLimit(message: MessageEvents['MessageComposed'], channel: Channel, { rows, clock }: SendDeps): Instant | null {
  const { perRecipientPerDay = null } = channel.describe();
  if (perRecipientPerDay === null) return null;
  const now = clock.now();
  const today = rows.where(messagesProjection, 'sentTo', sentKey(message.channel, message.address, now));
  const had = today.filter((row) => row.key !== message.key && row.state !== 'failed' && row.state !== 'given-up');
  return had.length < perRecipientPerDay ? null : endOfDay(dayOf(now));
}

async function postpone(key: string, until: Instant, channel: Channel, deps: SendDeps): Promise<SendResult> {
  const params = { channel: channel.name, limit: channel.describe().perRecipientPerDay ?? 0 };
  await recordOnMessage({ type: 'PostponeMessage', key, reason: 'recipient-limit', params, until }, null, deps);
  return { state: 'postponed', until };
}

function reasonToStop(state: MessageState, last: StoredEvent, deps: SendDeps): Stopped | null {
  const now = deps.clock.now();
  const stopped = (reason: Stopped['reason']): Stopped => ({ state: 'stopped', reason });
  switch (state.phase) {
    case 'none':
    case 'composed':
      return null;
    case 'failed':
    case 'postponed':
      return state.retryAt && toMillis(state.retryAt) > toMillis(now) ? stopped('too-early') : null;
    case 'intended':
      return toMillis(last.recordedAt) < toMillis(deps.abandonedBefore(now)) ? null : stopped('under-way');
    case 'sent':
    case 'unknown':
    case 'delivered':
    case 'bounced':
    case 'read':
    case 'given-up':
    case 'cancelled':
      return stopped('over');
  }
}

/** A notice that two messages name belongs to the first in the log; the projection knows which that is. */
const ownNotices = ({ key, notices }: MessageEvents['MessageComposed'], { rows }: SendDeps): NoticeRow[] =>
  notices
    .map((notice) => rows.get(noticesProjection, notice))
    .filter((row): row is NoticeRow => row !== null && row.message === key && row.state !== 'dropped');

async function lastLook(notices: readonly NoticeRow[], channel: Channel | undefined, deps: SendDeps): Promise<NoticeRow[]> {
  const left: NoticeRow[] = [];
  for (const notice of notices) {
    if (!channel) {
      await dropNotice(notice, 'channel-not-configured', { channel: notice.channel }, deps);
      continue;
    }
    const look = await deps.stillTrue(notice, deps.clock.now());
    if (look.still) left.push(notice);
    // One that waits cannot be told why it is not sent; it is not sent with the others for that.
    else await deps.isolate(noticeStream(notice.key), () => dropNotice(notice, look.reason, look.params, deps));
  }
  return left;
}

async function contentOf(
  intended: StoredEvent,
  digest: CarriedDigest | null,
  channel: Channel,
  notices: readonly NoticeRow[],
  deps: SendDeps,
): Promise<Content> {
  const { messageId: _, attempt: __, ...message } = intended.data as MessageEvents['MessageIntended'];
  if (digest) return deps.digestLetter(message, digest);
  return channel.render(await deps.view({ ...message, digest }, notices, intended.recordedAt));
}

async function attempt(
  intended: StoredEvent,
  digest: CarriedDigest | null,
  channel: Channel,
  notices: readonly NoticeRow[],
  deps: SendDeps,
): Promise<Outcome> {
  const { key, messageId, address, addressee } = intended.data as MessageEvents['MessageIntended'];
  try {
    const content = await contentOf(intended, digest, channel, notices, deps);
    const outcome = await channel.send({ key, identity: messageId, at: intended.recordedAt, address, addressee, content });
    return outcome.state === 'unknown' ? await inquire({ key, messageId, address }, outcome, channel) : outcome;
  } catch (error) {
    // A letter that cannot be made must not be tried forever in silence: it fails like one that cannot be sent.
    return { state: 'rejected', error: String(error), permanent: false };
  }
}
