// Who confirms a lead's part: never an agency that led the work itself.
import type { Party } from './task.events.js';
import type { PartState, TaskState } from './task.state.rule.js';

/**
 * The first overseer that does not lead the task, else the authority that assigned it; null when all of them lead it.
 * A member of a collective ("Các Sở, ban, ngành") works on a part of its own, so an overseer that is a fellow member may
 * still judge it; those named as leads beside the collective may not.
 */
export function overseerOf(task: TaskState, part: PartState): Party | null {
  if (!task.assigned) return null;
  const leading = new Set(task.parts.filter((each) => !part.group || !each.group).map((each) => each.agency));
  leading.add(part.agency);
  return [...task.assigned.overseers, task.assigned.authority].find((party) => !leading.has(party.agency)) ?? null;
}
