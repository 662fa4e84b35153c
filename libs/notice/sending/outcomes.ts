// What came of an attempt, put on record: what the next hop said, what a query found, and what nobody knows.
import type { Instant, StoredEvent } from '../../kernel/index.js';
import { handle } from '../../event-store/command-handler.js';
import type { Channel, Found, Outcome } from '../channels/port/channel.js';
import { withoutTokens } from '../links/hidden-tokens.rule.js';
import type { MessageEvents } from '../facts/notice.events.js';
import { pauseDecider, pauseStream, type PauseCommand } from '../facts/pause.decider.js';
import { PAUSE_EVENT_VERSIONS } from '../facts/pause.events.js';
import { pausesProjection } from '../facts/pauses.projection.js';
import { recordOnMessage, type SendDeps } from './sending.js';

export type Recorded = { state: 'sent' | 'unknown' } | { state: 'failed'; retryAt: Instant | null };

type Intended = MessageEvents['MessageIntended'];

async function note(command: PauseCommand, { store, clock, by }: SendDeps): Promise<void> {
  await handle(store, pauseDecider, PAUSE_EVENT_VERSIONS, pauseStream(command.channel), command, { now: clock.now(), by });
}

/**
 * A provider that is down pauses its channel, and so does one that leaves an attempt without an answer: else all that is due
 * would become unknown. One that has answered is well again.
 */
export async function noteHealth(channel: string, outcome: Outcome, deps: SendDeps): Promise<void> {
  const now = deps.clock.now();
  if (outcome.state !== 'accepted' && outcome.down) {
    const error = outcome.state === 'unknown' ? outcome.detail : outcome.error;
    await note({ type: 'NoteDown', channel, error: withoutTokens(error), now }, deps);
  } else if (outcome.state === 'accepted' && deps.rows.get(pausesProjection, channel)) await note({ type: 'NoteUp', channel, now }, deps);
}

/** @param seen the stream of the message up to the attempt, where the caller has it */
export async function recordOutcome(
  intended: StoredEvent,
  channel: Channel,
  outcome: Outcome,
  deps: SendDeps,
  seen?: readonly StoredEvent[],
): Promise<Recorded> {
  const { key, notices, attempt } = intended.data as Intended;
  switch (outcome.state) {
    case 'accepted': {
      const { answer, references = [], text = null } = outcome;
      const sent = { type: 'RecordSent', key, notices, transport: channel.transport, answer, attempt, references, text } as const;
      await recordOnMessage(sent, intended.id, deps, seen);
      return { state: 'sent' };
    }
    case 'unknown': {
      const { detail, parts = 1, references = [], text = null } = outcome;
      await recordOnMessage({ type: 'RecordUnknown', key, notices, detail, attempt, parts, references, text }, intended.id, deps, seen);
      return { state: 'unknown' };
    }
    case 'rejected': {
      const { error, permanent } = outcome;
      const failed = { type: 'RecordFailed', key, notices, error, attempt, permanent, now: deps.clock.now() } as const;
      const [recorded] = await recordOnMessage(failed, intended.id, deps, seen);
      return { state: 'failed', retryAt: recorded ? (recorded.data as MessageEvents['MessageFailed']).retryAt : null };
    }
  }
}

/** What the provider knows, as the outcome of the attempt that was asked about. */
function outcomeFrom(found: Found, unknown: Extract<Outcome, { state: 'unknown' }>): Outcome {
  switch (found.state) {
    case 'accepted':
    case 'delivered':
      return {
        state: 'accepted',
        answer: found.answer,
        references: found.references ?? [],
        ...(unknown.text ? { text: unknown.text } : {}),
      };
    case 'failed':
      return { state: 'rejected', error: found.answer, permanent: true };
    case 'absent':
      return { state: 'rejected', error: found.answer, permanent: false };
    case 'unknown':
      return unknown;
  }
}

/**
 * Asks before giving in: an outcome that nobody knows stays unknown only when the provider cannot be asked or does not know
 * either. Nothing is sent again on a guess.
 */
export async function inquire(
  { key, messageId: identity, address }: Pick<Intended, 'key' | 'messageId' | 'address'>,
  unknown: Extract<Outcome, { state: 'unknown' }>,
  channel: Channel,
): Promise<Outcome> {
  const found = await channel.query?.({ key, identity, address, references: unknown.references ?? [] });
  return found ? outcomeFrom(found, unknown) : unknown;
}
