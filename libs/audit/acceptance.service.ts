// Records that somebody answers for a log which is not what was seen of it.
import { z } from 'zod';
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { acceptanceDecider } from './acceptance.decider.js';
import { ACCEPTANCE_EVENT_VERSIONS, ACCEPTANCE_STREAM, type AcceptanceEvents } from './acceptance.events.js';

const body = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

/** @param stated unchecked: `{ reason }` */
export async function acceptDifferences(
  store: EventStore,
  differences: AcceptanceEvents['LogDifferenceAccepted']['differences'],
  stated: unknown,
  by: Actor,
  now: Instant,
): Promise<Handled<null> | Refusal> {
  const parsed = parseInput(body, stated);
  if (isRefusal(parsed)) return parsed;
  const command = { type: 'AcceptDifferences' as const, differences, ...parsed.value };
  return handle(store, acceptanceDecider, ACCEPTANCE_EVENT_VERSIONS, ACCEPTANCE_STREAM, command, { now, by });
}

/** The latest acceptance on record; null when there is none. */
export async function latestAcceptance(store: EventStore): Promise<string | null> {
  const events = await store.read(ACCEPTANCE_STREAM);
  return events.at(-1)?.id ?? null;
}

/**
 * Whether an acceptance on record is later than the one that was carried out. An older copy of the log that was put back holds older ones,
 * which answer for nothing. Ids of events rise with time.
 */
export const isLater = (acceptance: string | null, carriedOut: string | null): acceptance is string =>
  acceptance !== null && (carriedOut === null || acceptance > carriedOut);
