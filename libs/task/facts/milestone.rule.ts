// Work of several years ("Năm 2021 và những năm tiếp theo", "2021-2025"), work that recurs ("Hàng năm", "Hằng quý") and work whose
// document lists days ("Quý II, Quý IV") has milestones. Each is followed like a day of its own; late as a whole is only what has a
// last one, once that has passed.
import { rollForward, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { Deadline, DeadlineKind, Every } from '../../deadline/reading/deadline.types.rule.js';
import { addDays, endOfMonth, isDay, lastDayOfMonth, makeDay, type Day } from '../../kernel/index.js';
import type { DeadlineVersion, PartState, TaskState } from './task.state.rule.js';

/** One milestone; `of` is the printed day it stands for when an extension moved it. */
export interface Milestone {
  day: Day;
  of: Day;
}

export interface Milestones {
  /** The latest that has passed; null before the first. */
  passed: Milestone | null;
  /** Whether what was due by `passed` was confirmed. */
  passedMet: boolean;
  /** The first that neither has passed nor was met; null when there is none left. */
  next: Milestone | null;
}

const KINDS: readonly DeadlineKind[] = ['multi-year', 'recurring'];

export const hasMilestones = (deadline: DeadlineVersion | null | undefined): deadline is DeadlineVersion & { nominalDue: Day } =>
  !!deadline && deadline.nominalDue !== null && (deadline.listed === true || KINDS.includes(deadline.kind));

const sameDayIn = (day: Day, year: number): Day => {
  const wanted = `${year}${day.slice(4)}`;
  return isDay(wanted) ? wanted : `${year}-02-28`;
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** A year of which less than this was left when the work began has no result of its own. */
const LEAST_DAYS_OF_YEAR = 90;

const MONTHS: Readonly<Record<Exclude<Every, 'week'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The same day so many months on; the last day of a month stays the last. */
function monthsOn(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const wanted = Number(day.slice(8));
  const isLast = wanted === lastDayOfMonth(yearOf(day), Number(day.slice(5, 7)));
  return isLast ? endOfMonth(year, month) : makeDay(year, month, Math.min(wanted, lastDayOfMonth(year, month)));
}

/** The days of one year, again every year. */
function* everyYear(days: readonly Day[]): Generator<Day> {
  for (let years = 0; ; years += 1) for (const day of days) yield years === 0 ? day : sameDayIn(day, yearOf(day) + years);
}

/** So many periods after the first day. */
function* rhythm(first: Day, every: Every): Generator<Day> {
  for (let count = 0; ; count += 1) yield every === 'week' ? addDays(first, 7 * count) : monthsOn(first, MONTHS[every] * count);
}

/** Days named that the rhythm alone does not give: "15/6 và 20/12". */
const isIrregular = (days: readonly Day[], first: Day, every: Every): boolean => {
  const regular = rhythm(first, every);
  return every === 'year' ? days.length > 1 : days.some((day) => day >= first && regular.next().value !== day);
};

/** What was printed before the document that gives the work is no milestone of it. */
const named = ({ milestones }: Deadline, nominalDue: Day, issued: Day): Day[] =>
  [...new Set([...milestones.map(({ due }) => due).filter((due) => due >= issued), nominalDue])].sort();

/** "Quý II, Quý IV năm 2022": the days that are named one beside the other; none of any other term. */
export const daysListed = ({ kind, rule, milestones }: Deadline): Day[] =>
  !KINDS.includes(kind) && rule.startsWith('last-of-several') ? [...new Set(milestones.map(({ due }) => due))].sort() : [];

/** Whether the work has more than one of them ahead of it. */
export const listsDays = (deadline: Deadline, issued: Day): boolean => daysListed(deadline).filter((day) => day >= issued).length > 1;

function recurring(deadline: Deadline, nominalDue: Day, issued: Day): Iterable<Day> {
  const every = deadline.every ?? 'year';
  const days = named(deadline, nominalDue, issued);
  return isIrregular(days, nominalDue, every) ? everyYear(days) : rhythm(nominalDue, every);
}

const isOnward = ({ rule }: Deadline): boolean => rule.startsWith('onward');

/** The document names the last year: "2021-2025", "Năm 2021, năm 2022". */
const isSpan = (deadline: Deadline, nominalDue: Day): boolean =>
  !isOnward(deadline) && (deadline.milestones.length > 1 || (deadline.startsOn !== null && yearOf(deadline.startsOn) < yearOf(nominalDue)));

/** The ends of the years from the first day of the work on, before `last`. */
function yearEnds({ startsOn }: Deadline, issued: Day, last: Day): Day[] {
  if (startsOn === null) return [];
  const from = addDays(startsOn > issued ? startsOn : issued, LEAST_DAYS_OF_YEAR);
  const years = Array.from({ length: Math.max(0, yearOf(last) - yearOf(from) + 1) }, (_, index) => makeDay(yearOf(from) + index, 12, 31));
  return years.filter((day) => day >= from && day < last);
}

function* ofSeveralYears(deadline: Deadline, nominalDue: Day, issued: Day): Generator<Day> {
  const printed = named(deadline, nominalDue, issued);
  yield* printed.length > 1 ? printed : [...yearEnds(deadline, issued, nominalDue), nominalDue];
  if (isSpan(deadline, nominalDue)) return;
  const last = printed.at(-1)!;
  for (let year = yearOf(last) + 1; ; year += 1) yield sameDayIn(last, year);
}

/** The terms as they were last printed, and the milestones that documents have moved since then. */
function movesUpTo({ deadlines }: TaskState, { version }: DeadlineVersion): { printed: DeadlineVersion; moves: Milestone[] } {
  const known = deadlines.filter((each) => each.version <= version);
  const start = known.findLastIndex(({ replaces }) => !replaces);
  const moves = new Map<Day, Milestone>();
  for (const { nominalDue: day, replaces } of known.slice(start + 1)) {
    const before = moves.get(replaces!);
    moves.delete(replaces!);
    moves.set(day!, { day: day!, of: before?.of ?? replaces! });
  }
  return { printed: known[start]!, moves: [...moves.values()].sort((one, other) => (one.day < other.day ? -1 : 1)) };
}

function* printedMilestones(
  { deadline, paper }: NonNullable<TaskState['assigned']>,
  { kind, nominalDue, listed }: DeadlineVersion,
): Generator<Day> {
  if (listed) {
    // An amendment may have put other words in the place of the list.
    const isList = listsDays(deadline, paper.date ?? '') && deadline.nominalDue === nominalDue;
    return yield* isList ? named(deadline, nominalDue!, paper.date ?? '') : [nominalDue!];
  }
  const isCell = deadline.kind === kind;
  const terms = isCell ? deadline : { ...deadline, milestones: [], startsOn: null, every: null, rule: '' };
  const days = kind === 'recurring' ? recurring : ofSeveralYears;
  yield* days(terms, nominalDue!, paper.date ?? '');
}

/** The milestones of a version of the deadline, in order; without end unless the document names the last one. */
export function* milestonesOf(task: TaskState, version: DeadlineVersion | null = task.deadlines.at(-1) ?? null): Generator<Milestone> {
  if (!task.assigned || !hasMilestones(version)) return;
  const { printed, moves } = movesUpTo(task, version);
  // Moved by a year or more, the last one leaves the year it stood for in its place.
  const gone = new Set(moves.filter(({ day, of }) => day < sameDayIn(of, yearOf(of) + 1)).map(({ of }) => of));
  const ahead = [...moves];
  for (const day of printedMilestones(task.assigned, printed)) {
    while (ahead[0] && ahead[0].day <= day) yield ahead.shift()!;
    if (!gone.has(day) && !moves.some((move) => move.day === day)) yield { day, of: day };
  }
  yield* ahead;
}

/** Whether the document names the last milestone. */
function isEnding(task: TaskState, version: DeadlineVersion): boolean {
  const { printed } = movesUpTo(task, version);
  const { deadline } = task.assigned!;
  return (
    version.listed === true || (version.kind === 'multi-year' && deadline.kind === 'multi-year' && isSpan(deadline, printed.nominalDue!))
  );
}

/** The last milestone; null when the work has no end, or no milestones. */
export function finalMilestone(task: TaskState, version: DeadlineVersion | null = task.deadlines.at(-1) ?? null): Milestone | null {
  if (!task.assigned || !hasMilestones(version) || !isEnding(task, version)) return null;
  return [...milestonesOf(task, version)].at(-1) ?? null;
}

/** "Trước ngày 15/12 hằng năm", "Trước ngày 15/6, 15/12": no milestone of it moves to a later day. */
const isStrict = ({ assigned }: TaskState): boolean => /(?<!\p{L})trước(?!\p{L})/iu.test(assigned?.deadline.text ?? '');

/** The last day of a milestone: one that falls on a day of rest has passed when the next working day has. */
export function lastDayOf(task: TaskState, day: Day, calendar: Calendar, version = task.deadlines.at(-1) ?? null): Day {
  if (version?.nominalDue === day) return version.effectiveDue ?? day;
  return version?.kind !== 'multi-year' && isStrict(task) ? day : rollForward(calendar, day);
}

type Met = Pick<PartState, 'milestonesMet'>;

export const isMet = ({ milestonesMet }: Met, day: Day): boolean => milestonesMet.some(({ milestone }) => milestone === day);

export function milestonesAt(
  task: TaskState,
  part: Met,
  today: Day,
  calendar: Calendar,
  version: DeadlineVersion | null = task.deadlines.at(-1) ?? null,
): Milestones {
  let passed: Milestone | null = null;
  const upTo = (next: Milestone | null): Milestones => ({ passed, passedMet: passed !== null && isMet(part, passed.day), next });
  for (const milestone of milestonesOf(task, version)) {
    if (lastDayOf(task, milestone.day, calendar, version) < today) passed = milestone;
    else if (!isMet(part, milestone.day)) return upTo(milestone);
  }
  return upTo(null);
}

/** The milestone a part has in sight: the one it has reported, else the next, else the last that has passed. */
export function milestoneInSight(task: TaskState, part: PartState, today: Day, calendar: Calendar): Milestone | null {
  if (part.reportedAt !== null) return part.reportedFor === null ? finalMilestone(task) : milestoneOn(task, part.reportedFor);
  const { passed, next } = milestonesAt(task, part, today, calendar);
  return next ?? passed;
}

/** The milestone on a day; a day that is none any more stands for itself. */
export function milestoneOn(task: TaskState, day: Day): Milestone {
  for (const milestone of milestonesOf(task)) {
    if (milestone.day === day) return milestone;
    if (milestone.day > day) break;
  }
  return { day, of: day };
}

/** The year a milestone is called by; null where a year has several. */
export function yearOfMilestone({ assigned, deadlines }: TaskState, { of }: Milestone): string | null {
  if (deadlines.at(-1)?.kind === 'multi-year') return of.slice(0, 4);
  const { every, milestones } = assigned!.deadline;
  return (every ?? 'year') === 'year' && milestones.length < 2 ? of.slice(0, 4) : null;
}

/** A milestone as readers are told of it. */
export interface MilestoneFacts {
  due: Day;
  /** The day as printed, where a document has moved it. */
  original: Day | null;
  /** The year it is called by; null where a year has several. */
  year: string | null;
  recurring: boolean;
  /** The document lists the days: it is work neither of several years nor without end. */
  listed: boolean;
  /** After it the work is over, or late. */
  last: boolean;
}

export const milestoneFacts = (task: TaskState, milestone: Milestone): MilestoneFacts => ({
  due: milestone.day,
  original: milestone.of === milestone.day ? null : milestone.of,
  year: yearOfMilestone(task, milestone),
  recurring: task.deadlines.at(-1)?.kind === 'recurring',
  listed: task.deadlines.at(-1)?.listed === true,
  last: finalMilestone(task)?.day === milestone.day,
});

/** The milestone that a task stands by: the earliest that a part still has in sight, else that of its parts that are done. */
export function milestoneOfTask(task: TaskState, today: Day, calendar: Calendar): Milestone | null {
  if (!hasMilestones(task.deadlines.at(-1))) return null;
  const open = task.parts.filter(({ phase }) => phase !== 'done');
  const seen = (open.length > 0 ? open : task.parts).flatMap((part) => milestoneInSight(task, part, today, calendar) ?? []);
  return seen.sort((one, other) => (one.day < other.day ? -1 : 1))[0] ?? null;
}

/** The day work has in sight; null when there is none. */
export function nextDue(task: TaskState, part: PartState, today: Day, calendar: Calendar): Day | null {
  const deadline = task.deadlines.at(-1);
  if (!deadline) return null;
  return hasMilestones(deadline) ? (milestoneInSight(task, part, today, calendar)?.day ?? null) : deadline.nominalDue;
}

/** The day after which a part is late as a whole; null when there is none. */
export function lastDayInForce(task: TaskState, version: DeadlineVersion | null, calendar: Calendar): Day | null {
  if (!hasMilestones(version)) return version?.effectiveDue ?? version?.nominalDue ?? null;
  const final = finalMilestone(task, version);
  return final && lastDayOf(task, final.day, calendar, version);
}

/** Days by which a day of rest may carry a milestone on. */
const CARRIED_ON = 10;

/** The milestones a report may be meant for when it names none: the latest that has passed unmet, and the next. */
export function milestonesOpen(task: TaskState, part: PartState, today: Day): Milestone[] {
  let passed: Milestone | null = null;
  for (const milestone of milestonesOf(task)) {
    if (addDays(milestone.day, CARRIED_ON) < today) passed = milestone;
    else if (!isMet(part, milestone.day)) return [passed, milestone].filter((each) => each !== null).filter(({ day }) => !isMet(part, day));
  }
  return passed && !isMet(part, passed.day) ? [passed] : [];
}

/** The milestone that an extension to `day` moves: the last one before it. */
export function milestoneBefore(task: TaskState, day: Day): Milestone | null {
  let before: Milestone | null = null;
  for (const milestone of milestonesOf(task)) {
    if (milestone.day >= day) break;
    before = milestone;
  }
  return before;
}
