// Whether anything has changed about who holds a seat, and where he is reached, between two moments.
import { dayOf, toMillis, type Instant, type StoredEvent } from '../../kernel/index.js';
import type { AgencyEvent } from './agency.events.js';
import type { Contact, ContactRole, Directory } from './agency.types.rule.js';
import { afterEvent } from './directory-changes.rule.js';
import { contactsFor } from './directory.rule.js';

export interface Seat {
  agency: string;
  role: ContactRole;
}

/** Which contact holds the seat on the day of `at`, and its address; a title put otherwise is no other contact. */
function heldBy(
  directory: Directory | null,
  { agency, role }: Seat,
  address: keyof Pick<Contact, 'email' | 'phone'> | null,
  at: Instant,
): string {
  const holders = directory ? contactsFor(directory, agency, role, dayOf(at)) : [];
  return JSON.stringify(holders.map((each) => [each.deputy, each.validFrom, address && (each[address]?.trim() ?? '')]));
}

/**
 * @param history the stream of the directory
 * @param address what is watched besides the holder; null when only who holds the seat matters
 */
export function seatChanged(
  history: readonly StoredEvent[],
  seat: Seat,
  address: keyof Pick<Contact, 'email' | 'phone'> | null,
  since: Instant,
  until: Instant,
): boolean {
  let directory: Directory | null = null;
  let before: string | null = null;
  for (const event of history) {
    const after = toMillis(event.recordedAt) > toMillis(since);
    if (after) before ??= heldBy(directory, seat, address, since);
    directory = afterEvent(directory, event as unknown as AgencyEvent);
    if (after && heldBy(directory, seat, address, event.recordedAt) !== before) return true;
  }
  return heldBy(directory, seat, address, until) !== (before ?? heldBy(directory, seat, address, since));
}
