// The standing tasks of one agency as its events leave them.
import { toInstant, toMillis, type Instant } from '../kernel/index.js';
import type { DutyEvent, DutyTask } from './duty.events.js';

export interface HeldDuty extends DutyTask {
  since: Instant;
  until: Instant | null;
}

export interface DutyRow {
  agency: string;
  name: string;
  /** Also those that ended since the last period was looked at. */
  held: HeldDuty[];
  scheduled: { period: string; opensAt: Instant } | null;
}

export const openDuty = (row: DutyRow | null, task: string): HeldDuty | null =>
  row?.held.find((each) => each.task === task && each.until === null) ?? null;

/** What the agency led at a moment, in the order of the plans' rows: tasks assigned together arrive in any order. */
export const heldAt = (row: DutyRow, at: Instant): DutyTask[] =>
  row.held
    .filter(({ since, until }) => toMillis(since) <= toMillis(at) && (until === null || toMillis(until) > toMillis(at)))
    .map(({ task, code, title, plan }) => ({ task, code, title, plan }))
    .sort((one, other) => (one.task < other.task ? -1 : 1));

/** When the agency's duties must be looked at again; null when it has none. */
export const wakeAt = (row: DutyRow): Instant | null =>
  row.scheduled && row.held.length > 0 ? toInstant(toMillis(row.scheduled.opensAt)) : null;

export function evolveDuty(row: DutyRow | null, event: DutyEvent): DutyRow {
  const before: DutyRow = row ?? { agency: event.data.agency, name: event.data.agency, held: [], scheduled: null };
  switch (event.type) {
    case 'DutyTaken': {
      const { agency: _, name, ...task } = event.data;
      return { ...before, name, held: [...before.held, { ...task, until: null }] };
    }
    case 'DutyEnded': {
      const { task, until } = event.data;
      return { ...before, held: before.held.map((each) => (each.task === task && each.until === null ? { ...each, until } : each)) };
    }
    case 'DutyScheduled': {
      const { period, opensAt } = event.data;
      return { ...before, held: before.held.filter((each) => each.until === null), scheduled: { period, opensAt } };
    }
  }
}
