// Declines copies for a mailbox, takes them again, and says what a mailbox has chosen.
import { handle, type Handled } from '../../event-store/command-handler.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import { stableKey } from '../../kernel/ids.js';
import type { Actor, Instant, Refusal, Rows } from '../../kernel/index.js';
import { copiesStream } from './copies.commands.js';
import { copiesDecider } from './copies.decider.js';
import { COPIES_EVENT_VERSIONS } from './copies.events.js';
import { copiesProjection } from './copies.projection.js';

/** Mailboxes differ in case only on paper. */
const keyOf = (address: string): string => stableKey('copies', address.trim().toLowerCase());

export const declinesCopies = (rows: Rows, address: string): boolean => rows.get(copiesProjection, keyOf(address))?.declined ?? false;

export function chooseCopies(
  store: EventStore,
  choice: 'DeclineCopies' | 'WantCopies',
  from: { address: string; to: string; message: string },
  by: Actor,
  now: Instant,
): Promise<Handled<{ declined: boolean }> | Refusal> {
  const key = keyOf(from.address);
  return handle(store, copiesDecider, COPIES_EVENT_VERSIONS, copiesStream(key), { type: choice, key, ...from }, { now, by });
}
