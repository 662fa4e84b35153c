// The official counts: finished (on time, late) and unfinished (in time, late), and beside them what has no day or has
// been taken out of the count. Every figure of every report comes from here.
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, type Day, type Instant } from '../../kernel/index.js';
import { isUnresolved } from '../facts/carry-over.rule.js';
import { deadlineInForce } from '../facts/conditions.rule.js';
import { hasMilestones, milestoneOfTask, milestonesAt } from '../facts/milestone.rule.js';
import { partStanding, taskStanding } from './standing.rule.js';
import type { Standing, TaskState } from '../facts/task.state.rule.js';

/** Columns add up to the number counted; `atRisk`, `standing` and `unresolved` are parts of others. */
export interface Counts {
  doneOnTime: number;
  doneLate: number;
  openOnTime: number;
  openLate: number;
  /** Work of several years, and work that recurs, on its way from a milestone without a result to the next. */
  milestonePassed: number;
  /** No day, whether open or done. */
  noDeadline: number;
  /** Of `noDeadline`: standing tasks, which have no term by nature. The others wait for one. */
  standing: number;
  /** Of `openOnTime`. */
  atRisk: number;
  suspended: number;
  withdrawn: number;
  carriedOver: number;
  /** Of `carriedOver`: nobody has said yet in which plan they go on. */
  unresolved: number;
}

/** Every task is in exactly one of these. */
export const COUNT_COLUMNS = [
  'doneOnTime',
  'doneLate',
  'openOnTime',
  'openLate',
  'milestonePassed',
  'noDeadline',
  'suspended',
  'withdrawn',
  'carriedOver',
] as const satisfies readonly (keyof Counts)[];

export type AgencyCounts = { id: string; name: string } & Counts;

export interface StandingCounts {
  /** Each task once. */
  total: Counts;
  /** Each part once, under its lead; in the order in which the tasks name them. */
  agencies: AgencyCounts[];
}

/** The quarter in which the day in force falls; both null for tasks that have none. */
export interface QuarterCounts extends StandingCounts {
  year: number | null;
  quarter: number | null;
}

const COLUMNS: Readonly<Record<Standing, readonly (keyof Counts)[]>> = {
  'on-time': ['openOnTime'],
  'at-risk': ['openOnTime', 'atRisk'],
  late: ['openLate'],
  'milestone-passed': ['milestonePassed'],
  'no-deadline': ['noDeadline'],
  'done-on-time': ['doneOnTime'],
  'done-late': ['doneLate'],
  'done-no-deadline': ['noDeadline'],
  suspended: ['suspended'],
  withdrawn: ['withdrawn'],
  'carried-over': ['carriedOver'],
};

const zero = (): Counts => ({
  doneOnTime: 0,
  doneLate: 0,
  openOnTime: 0,
  openLate: 0,
  milestonePassed: 0,
  noDeadline: 0,
  standing: 0,
  atRisk: 0,
  suspended: 0,
  withdrawn: 0,
  carriedOver: 0,
  unresolved: 0,
});

function count(counts: Counts, standing: Standing, task: TaskState): void {
  for (const column of COLUMNS[standing]) counts[column] += 1;
  if (COLUMNS[standing].includes('noDeadline') && deadlineInForce(task)?.kind === 'standing') counts.standing += 1;
  if (standing === 'carried-over' && isUnresolved(task)) counts.unresolved += 1;
}

/**
 * A joint task counts once in the total and once under each lead, a collective's task once in the total and once under
 * each member, each by its own part. A part that was reassigned counts under its new lead only.
 */
export function countStandings(tasks: readonly TaskState[], at: Instant, calendar: Calendar): StandingCounts {
  const total = zero();
  const agencies = new Map<string, AgencyCounts>();
  for (const task of tasks.filter((each) => each.assigned)) {
    count(total, taskStanding(task, at, calendar), task);
    for (const part of task.parts) {
      const counts = agencies.get(part.agency) ?? { id: part.agency, name: part.name, ...zero() };
      agencies.set(part.agency, counts);
      count(counts, partStanding(task, part, at, calendar).standing, task);
    }
  }
  return { total, agencies: [...agencies.values()] };
}

/** The day that a task is counted by: of work with milestones the one that its standing is about. */
function dayCounted(task: TaskState, at: Instant, calendar: Calendar): Day | null {
  const deadline = deadlineInForce(task);
  if (!hasMilestones(deadline)) return deadline?.nominalDue ?? null;
  const today = dayOf(at);
  if (taskStanding(task, at, calendar) !== 'milestone-passed') return milestoneOfTask(task, today, calendar)?.day ?? null;
  const passed = task.parts.flatMap((part) => {
    const { passed: latest, passedMet } = milestonesAt(task, part, today, calendar);
    return latest && !passedMet ? [latest.day] : [];
  });
  return passed.sort()[0] ?? milestoneOfTask(task, today, calendar)?.day ?? null;
}

const quarterKey = ({ year, quarter }: { year: number | null; quarter: number | null }): string =>
  year === null ? '' : `${year}-${quarter}`;

/** What has no quarter comes last. */
const inOrderOfTime = <Group>(quarters: ReadonlyMap<string, Group>): Group[] =>
  [...quarters].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)).map(([, group]) => group);

/** The same counts for each quarter of deadline, in order of time; tasks without a day come last. */
export function countsByQuarter(tasks: readonly TaskState[], at: Instant, calendar: Calendar): QuarterCounts[] {
  const quarters = new Map<string, { year: number | null; quarter: number | null; tasks: TaskState[] }>();
  for (const task of tasks.filter((each) => each.assigned)) {
    const due = dayCounted(task, at, calendar);
    const year = due === null ? null : Number(due.slice(0, 4));
    const quarter = due === null ? null : Math.ceil(Number(due.slice(5, 7)) / 3);
    const key = quarterKey({ year, quarter });
    const group = quarters.get(key);
    if (group) group.tasks.push(task);
    else quarters.set(key, { year, quarter, tasks: [task] });
  }
  return inOrderOfTime(quarters).map(({ year, quarter, tasks: group }) => ({ year, quarter, ...countStandings(group, at, calendar) }));
}

function add(sum: Counts, counts: Counts): void {
  for (const column of Object.keys(zero()) as (keyof Counts)[]) sum[column] += counts[column];
}

/** The counts of several lists as those of one. */
export function joinCounts(all: readonly StandingCounts[]): StandingCounts {
  const total = zero();
  const agencies = new Map<string, AgencyCounts>();
  for (const counts of all) {
    add(total, counts.total);
    for (const agency of counts.agencies) {
      const sum = agencies.get(agency.id);
      if (sum) add(sum, agency);
      else agencies.set(agency.id, { ...agency });
    }
  }
  return { total, agencies: [...agencies.values()] };
}

/** The same for their quarters. */
export function joinQuarters(all: readonly (readonly QuarterCounts[])[]): QuarterCounts[] {
  const quarters = new Map<string, QuarterCounts[]>();
  for (const counts of all.flat()) {
    const key = quarterKey(counts);
    quarters.set(key, [...(quarters.get(key) ?? []), counts]);
  }
  return inOrderOfTime(quarters).map((group) => ({ year: group[0]!.year, quarter: group[0]!.quarter, ...joinCounts(group) }));
}
