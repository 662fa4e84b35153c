// The queue job that sends one message. Every way out is recorded or leaves the message to a later cycle.
import { fold, toMillis, type Instant, type StoredEvent } from '../kernel/index.js';
import type { Channel, Outcome } from './channels/channel.js';
import { messageDecider } from './message.decider.js';
import type { MessageState } from './message.state.rule.js';
import { messageStream } from './notice.commands.js';
import type { MessageEvents } from './notice.events.js';
import { noticesProjection, type NoticeRow } from './notices.projection.js';
import { dropNotice, recordOnMessage, type SendDeps } from './sending.js';

export type SendResult =
  | { state: 'sent' | 'unknown' | 'cancelled' }
  | { state: 'failed'; retryAt: Instant | null }
  /** Nothing was done: it is unknown, over, too early, or someone else is at it. */
  | { state: 'stopped'; reason: 'unknown' | 'over' | 'too-early' | 'under-way' };

type Stopped = Extract<SendResult, { state: 'stopped' }>;

export async function sendMessage(key: string, deps: SendDeps): Promise<SendResult> {
  // 1. Read the message: is it ours to send now?
  const history = await deps.store.read(messageStream(key));
  const state = fold(messageDecider, history);
  const last = history.at(-1);
  if (!last || !state.composed) return { state: 'stopped', reason: 'unknown' };
  const stop = reasonToStop(state, last, deps);
  if (stop) return stop;

  // 2. Take the notices that are its own, from rows that have seen everything: this message, and what became of the tasks.
  await deps.catchUp();
  const own = ownNotices(state.composed, deps);

  // 3. A last look at each; what is no longer true is dropped with its reason.
  const channel = deps.channels.get(state.composed.channel);
  const left = await lastLook(own, channel, deps);
  const notices = left.map((notice) => notice.key);

  // 4. Nothing left: the message is not sent, and that is recorded too.
  if (!channel || left.length === 0) {
    await recordOnMessage({ type: 'CancelMessage', key }, last.id, deps);
    return { state: 'cancelled' };
  }

  // 5. Record the intent. Of two processors with the same message only one gets past here.
  const after = state.attempt;
  const intent = {
    type: 'IntendMessage',
    key,
    notices,
    messageId: channel.identify(key),
    after,
    abandoned: state.phase === 'intended',
  } as const;
  const [intended] = await recordOnMessage(intent, last.id, deps);
  if (!intended) return { state: 'stopped', reason: 'under-way' };

  // 6. Render and send.
  const outcome = await attempt(intended, channel, left, deps);

  // 7. Record the outcome. Should this fail, the intent stays open and a later cycle sends the same message again.
  return recordOutcome(intended, channel, outcome, deps);
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
    else await dropNotice(notice, look.reason, look.params, deps);
  }
  return left;
}

async function attempt(intended: StoredEvent, channel: Channel, notices: readonly NoticeRow[], deps: SendDeps): Promise<Outcome> {
  const { key, messageId, address, addressee, ...rest } = intended.data as MessageEvents['MessageIntended'];
  const at = intended.recordedAt;
  try {
    const { channel: name, to, notices: carried } = rest;
    const view = await deps.view({ key, address, addressee, channel: name, to, notices: carried, digest: null }, notices, at);
    return await channel.send({ key, identity: messageId, at, address, addressee, content: channel.render(view) });
  } catch (error) {
    // A letter that cannot be made must not be tried forever in silence: it fails like one that cannot be sent.
    return { state: 'rejected', error: String(error), permanent: false };
  }
}

async function recordOutcome(intended: StoredEvent, channel: Channel, outcome: Outcome, deps: SendDeps): Promise<SendResult> {
  const { key, notices, attempt: number } = intended.data as MessageEvents['MessageIntended'];
  if (outcome.state === 'accepted') {
    const { transport } = channel;
    const { answer, references = [], text = null } = outcome;
    const sent = { type: 'RecordSent', key, notices, transport, answer, attempt: number, references, text } as const;
    await recordOnMessage(sent, intended.id, deps);
    return { state: 'sent' };
  }
  if (outcome.state === 'unknown') {
    const { detail, parts = 1, references = [], text = null } = outcome;
    await recordOnMessage({ type: 'RecordUnknown', key, notices, detail, attempt: number, parts, references, text }, intended.id, deps);
    return { state: 'unknown' };
  }
  const { error, permanent } = outcome;
  const failed = { type: 'RecordFailed', key, notices, error, attempt: number, permanent, now: deps.clock.now() } as const;
  const [recorded] = await recordOnMessage(failed, intended.id, deps);
  return { state: 'failed', retryAt: recorded ? (recorded.data as MessageEvents['MessageFailed']).retryAt : null };
}
