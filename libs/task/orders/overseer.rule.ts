// Who confirms a lead's part: never an agency that led the work itself.
import type { Party } from '../facts/task.events.js';

/** Whatever has leads and is followed: a task, or a report that an agency owes. */
export interface Followed {
  assigned: { overseers: readonly Party[]; authority: Party } | null;
  parts: readonly LedPart[];
}
export interface LedPart {
  agency: string;
  group: string | null;
}

/**
 * The first overseer that does not lead the task, else the authority that assigned it; null when all of them lead it.
 * A member of a collective ("Các Sở, ban, ngành") works on a part of its own, so an overseer that is a fellow member may
 * still judge it; those named as leads beside the collective may not.
 */
export function overseerOf(task: Followed, part: LedPart): Party | null {
  if (!task.assigned) return null;
  const leading = new Set(task.parts.filter((each) => !part.group || !each.group).map((each) => each.agency));
  leading.add(part.agency);
  return [...task.assigned.overseers, task.assigned.authority].find((party) => !leading.has(party.agency)) ?? null;
}
