// Two policies tried on the same plan and the same history: who would have been told what and when under each, and how much
// earlier late tasks would have been flagged.
import { workingDaysBetween, type Calendar } from '../deadline/calendars/calendar.rule.js';
import { endOfDay, instantAt, toMillis, type Day, type Instant } from '../kernel/index.js';
import { hasMilestones, lastDayInForce } from '../task/facts/milestone.rule.js';
import { partStanding } from '../task/standing/standing.rule.js';
import type { PartState, Standing, TaskState } from '../task/facts/task.state.rule.js';

/** What a comparison needs of a played year. */
export interface Told {
  at: string;
  to: string;
  role: string;
  channel: string;
  step: number;
  kind: string;
  rows: readonly number[];
}

export interface LatePart {
  row: number;
  part: string;
  /** The day that passed. */
  due: Day;
}

/** How a row of the plan is called: its place is only how the machine finds it. */
export interface NamedRow {
  row: number;
  /** Unique in the plan. */
  code: string;
  title: string;
}

export interface Played {
  policy: string;
  tasks: readonly NamedRow[];
  notices: readonly Told[];
  late: readonly LatePart[];
}

export interface Total {
  name: string;
  first: number;
  second: number;
}

export interface Difference {
  row: number;
  to: string;
  role: string;
  channel: string;
  step: number;
  kind: string;
  first: string | null;
  second: string | null;
}

export const WATCHERS = ['lead', 'overseer', 'leaders'] as const;
export type Watcher = (typeof WATCHERS)[number];

/** When somebody first heard of a task that was late, and how far from its day: negative before it, in working days. */
export interface Flag {
  watcher: Watcher;
  first: { at: string; fromDue: number } | null;
  second: { at: string; fromDue: number } | null;
  /** Working days by which the second policy was sooner; null when one of them never told. */
  earlier: number | null;
}

export interface Comparison {
  policies: { first: string; second: string };
  /** Notices sent: in all, by channel, by recipient. */
  total: Total;
  /** Names of the agencies that are told, by id. */
  names: Record<string, string>;
  /** The tasks that are named below. */
  tasks: NamedRow[];
  channels: Total[];
  recipients: Total[];
  differences: Difference[];
  late: (LatePart & { flags: Flag[] })[];
  /** Over all late tasks, for each watcher. */
  flagged: {
    watcher: Watcher;
    earlier: number;
    same: number;
    later: number;
    onlyFirst: number;
    onlySecond: number;
    workingDaysEarlier: number;
  }[];
}

const WATCHED: Readonly<Record<Watcher, readonly string[]>> = {
  lead: ['lead-head'],
  overseer: ['overseer-contact', 'overseer-head'],
  leaders: ['office-chief', 'vice-chair', 'chair'],
};

/** Standings in which a part is no longer counted, and so is not late either. */
const NOT_COUNTED: readonly Standing[] = ['suspended', 'withdrawn', 'carried-over'];

/** The first moment from `from` on at which the task was not suspended; null when it still is. */
function notSuspended(from: number, { suspensions }: TaskState): number | null {
  let moment = from;
  for (const suspension of suspensions) {
    if (toMillis(suspension.since) > moment) break;
    if (suspension.until === null) return null;
    moment = Math.max(moment, toMillis(suspension.until));
  }
  return moment;
}

/** The day of the whole work of a part that passed before its work was done, the earliest; null when none did until `end`. */
function passed(task: TaskState, part: PartState, end: Instant, calendar: Calendar): Day | null {
  const finished = part.doneOn ? instantAt(part.doneOn) : part.reportedAt;
  for (const [index, version] of task.deadlines.entries()) {
    const due = hasMilestones(version) ? lastDayInForce(task, version, calendar) : version.effectiveDue;
    if (due === null) continue;
    const limits = [end, finished, task.deadlines[index + 1]?.setAt].filter((each) => each !== null && each !== undefined);
    const late = notSuspended(toMillis(endOfDay(due)), task);
    if (late !== null && Math.min(...limits.map(toMillis)) >= late) return due;
  }
  return null;
}

/** The parts of a plan that are counted at `end` and have been late at some time until then. */
export const lateParts = (tasks: readonly TaskState[], end: Instant, calendar: Calendar): LatePart[] =>
  tasks
    .filter((task) => task.assigned)
    .flatMap((task) =>
      task.parts.flatMap((part): LatePart[] => {
        const counted = !NOT_COUNTED.includes(partStanding(task, part, end, calendar).standing);
        const due = counted ? passed(task, part, end, calendar) : null;
        return due === null ? [] : [{ row: task.assigned!.row, part: part.agency, due }];
      }),
    )
    .sort((one, other) => one.row - other.row || one.part.localeCompare(other.part));

function counted(first: readonly Told[], second: readonly Told[], nameOf: (told: Told) => string): Total[] {
  const totals = new Map<string, Total>();
  const count = (list: readonly Told[], side: 'first' | 'second'): void => {
    for (const told of list) {
      const name = nameOf(told);
      const total = totals.get(name) ?? { name, first: 0, second: 0 };
      totals.set(name, { ...total, [side]: total[side] + told.rows.length });
    }
  };
  count(first, 'first');
  count(second, 'second');
  return [...totals.values()].sort(
    (one, other) => other.first + other.second - one.first - one.second || one.name.localeCompare(other.name),
  );
}

interface Entry extends Omit<Told, 'rows'> {
  row: number;
}

const nameOfEntry = ({ row, to, role, channel, step, kind }: Entry): string => JSON.stringify([row, to, role, channel, step, kind]);

/** The times each thing was told, in order. */
function entriesOf(notices: readonly Told[]): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  const each = notices.flatMap(({ rows, ...told }) => rows.map((row): Entry => ({ row, ...told })));
  for (const entry of [...each].sort((one, other) => one.at.localeCompare(other.at))) {
    const name = nameOfEntry(entry);
    entries.set(name, [...(entries.get(name) ?? []), entry]);
  }
  return entries;
}

function differencesOf(first: readonly Told[], second: readonly Told[]): Difference[] {
  const [before, after] = [entriesOf(first), entriesOf(second)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((name): Difference[] => {
      const [old, next] = [before.get(name) ?? [], after.get(name) ?? []];
      const { at: _, ...told } = (old[0] ?? next[0])!;
      return Array.from({ length: Math.max(old.length, next.length) }, (_each, index) => ({
        ...told,
        first: old[index]?.at ?? null,
        second: next[index]?.at ?? null,
      })).filter((each) => each.first !== each.second);
    })
    .sort((one, other) => (one.first ?? one.second ?? '').localeCompare(other.first ?? other.second ?? '') || one.row - other.row);
}

/** Notices about the assignment say nothing of the deadline. */
const flags = ({ kind }: Told): boolean => kind !== 'assigned' && kind !== 'not-accepted';

/** Working days after the day; negative before it. */
const fromDue = (day: Day, due: Day, calendar: Calendar): number =>
  day < due ? -workingDaysBetween(calendar, day, due) : workingDaysBetween(calendar, due, day);

function firstTold({ row, part, due }: LatePart, watcher: Watcher, notices: readonly Told[], calendar: Calendar): Flag['first'] {
  const heard = notices.filter(
    (each) => flags(each) && each.rows.includes(row) && WATCHED[watcher].includes(each.role) && (watcher !== 'lead' || each.to === part),
  );
  const [at] = heard.map((each) => each.at).sort();
  return at === undefined ? null : { at, fromDue: fromDue(at.slice(0, 10), due, calendar) };
}

function flagOf(late: LatePart, watcher: Watcher, one: Played, other: Played, calendar: Calendar): Flag {
  const first = firstTold(late, watcher, one.notices, calendar);
  const second = firstTold(late, watcher, other.notices, calendar);
  return { watcher, first, second, earlier: first && second && first.fromDue - second.fromDue };
}

function summed(watcher: Watcher, late: Comparison['late']): Comparison['flagged'][number] {
  const all = late.flatMap((each) => each.flags.filter((flag) => flag.watcher === watcher));
  const moved = all.flatMap(({ earlier }) => (earlier === null ? [] : [earlier]));
  return {
    watcher,
    earlier: moved.filter((days) => days > 0).length,
    same: moved.filter((days) => days === 0).length,
    later: moved.filter((days) => days < 0).length,
    onlyFirst: all.filter(({ first, second }) => first && !second).length,
    onlySecond: all.filter(({ first, second }) => !first && second).length,
    workingDaysEarlier: moved.reduce((sum, days) => sum + days, 0),
  };
}

/** What people call things. */
export interface Names {
  role(role: string): string;
  agency(id: string): string;
}

export function compare(first: Played, second: Played, calendar: Calendar, names: Names): Comparison {
  const ids = new Set([...first.notices, ...second.notices].map(({ to }) => to));
  for (const { part } of [...first.late, ...second.late]) ids.add(part);
  const known = new Set(first.late.map(({ row, part }) => JSON.stringify([row, part])));
  const union = [...first.late, ...second.late.filter(({ row, part }) => !known.has(JSON.stringify([row, part])))];
  const late = union.map((each) => ({ ...each, flags: WATCHERS.map((watcher) => flagOf(each, watcher, first, second, calendar)) }));
  const differences = differencesOf(first.notices, second.notices);
  const named = new Set([...differences, ...late].map(({ row }) => row));
  const size = ({ notices }: Played): number => notices.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    policies: { first: first.policy, second: second.policy },
    total: { name: '', first: size(first), second: size(second) },
    names: Object.fromEntries([...ids].map((id) => [id, names.agency(id)])),
    channels: counted(first.notices, second.notices, ({ channel }) => channel),
    recipients: counted(first.notices, second.notices, ({ to, role }) => `${names.agency(to)}: ${names.role(role)}`),
    tasks: first.tasks.filter(({ row }) => named.has(row)),
    differences,
    late,
    flagged: WATCHERS.map((watcher) => summed(watcher, late)),
  };
}
