// from what was known at two moments to what leaders are told.
import { provisionalYear, workingDaysBetween, type Calendar } from '../deadline/calendars/calendar.rule.js';
import { dayOf, daysBetween, toInstant, toMillis, type Day, type Instant } from '../kernel/index.js';
import { deadlineInForce, dueOf } from '../task/facts/conditions.rule.js';
import { countStandings, type Counts } from '../task/standing/counts.rule.js';
import { daysSuspended, suspensionReasons } from '../task/standing/suspension.rule.js';
import { changeReasons } from '../task/standing/change.rule.js';
import { hasMilestones, lastDayInForce, milestoneFacts, milestoneInSight, nextDue } from '../task/facts/milestone.rule.js';
import { partStanding, type PartVerdict, type Reason } from '../task/standing/standing.rule.js';
import type { PartState, TaskState } from '../task/facts/task.state.rule.js';
import type { AgencyLate, Digest, LateLine, PartLine, RiskLine, Share, UndeterminedLine } from './digest.types.rule.js';

/** What was known at a moment. */
export interface Snapshot {
  at: Instant;
  tasks: readonly TaskState[];
}

export interface DigestInput extends Pick<Digest, 'week' | 'checkpoint' | 'missingReports' | 'unreachable' | 'silences'> {
  now: Snapshot;
  before: Snapshot;
  calendar: Calendar;
  /** What makes it uncertain that a part is done in time, beside its distance from the day. */
  risksOf(task: TaskState, part: PartState, at: Instant): Reason[];
}

interface Judged {
  task: TaskState;
  part: PartState;
  verdict: PartVerdict;
}

const judge = ({ tasks, at }: Snapshot, calendar: Calendar): Judged[] =>
  tasks
    .filter((task) => task.assigned)
    .flatMap((task) => task.parts.map((part) => ({ task, part, verdict: partStanding(task, part, at, calendar) })));

const partKey = ({ task, part }: Pick<Judged, 'task' | 'part'>): string => `${task.id}.${part.agency}`;

const line = ({ task, part }: Judged): PartLine => ({
  task: task.id,
  part: part.agency,
  lead: part.name,
  code: task.assigned!.code,
  title: task.assigned!.title,
  plan: task.assigned!.paper.number,
});

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const inOrder = (one: PartLine, other: PartLine): number => byText(one.task, other.task) || byText(one.part, other.part);

/** Figures of 24:00 count the day that ends then, not the one that begins. */
const lastMoment = (at: Instant): Instant => toInstant(toMillis(at) - 1);

function lateLine(judged: Judged, lateBefore: ReadonlySet<string>, at: Instant, calendar: Calendar): LateLine[] {
  const { task, part, verdict } = judged;
  const due = lastDayInForce(task, deadlineInForce(task), calendar);
  if (verdict.standing !== 'late' || !due) return [];
  const first = task.deadlines[0]?.nominalDue ?? null;
  const day = dayOf(lastMoment(at));
  return [
    {
      ...line(judged),
      due,
      originalDue: task.deadlines.length > 1 ? first : null,
      daysLate: {
        calendar: daysBetween(due, day),
        working: workingDaysBetween(calendar, due, day),
        suspended: daysSuspended(task, due, day, calendar),
      },
      changes: changeReasons(task, part),
      suspensions: suspensionReasons(task),
      fresh: !lateBefore.has(partKey(judged)),
    },
  ];
}

/** The longest late first. */
const longest = (one: LateLine, other: LateLine): number => other.daysLate.calendar - one.daysLate.calendar || inOrder(one, other);

/** The agency with the most late tasks first. */
function byAgency(lines: readonly LateLine[]): AgencyLate[] {
  const agencies = new Map<string, AgencyLate>();
  for (const each of lines) {
    const group = agencies.get(each.part) ?? { agency: each.part, name: each.lead, tasks: [] };
    group.tasks.push(each);
    agencies.set(each.part, group);
  }
  return [...agencies.values()].sort((one, other) => other.tasks.length - one.tasks.length || byText(one.name, other.name));
}

function milestoneOf({ task, part }: Judged, day: Day, calendar: Calendar): RiskLine['milestone'] {
  const milestone = hasMilestones(task.deadlines.at(-1)) ? milestoneInSight(task, part, day, calendar) : null;
  return milestone && milestoneFacts(task, milestone);
}

/** What comes due soon, and what is in time but in danger; the reasons of the day before `at`. */
function riskLine(judged: Judged, { now: { at }, calendar, risksOf }: DigestInput): RiskLine[] {
  const { task, part, verdict } = judged;
  const due = nextDue(task, part, dayOf(lastMoment(at)), calendar);
  const milestone = milestoneOf(judged, dayOf(lastMoment(at)), calendar);
  const soon = verdict.standing === 'at-risk';
  if (!due || (!soon && verdict.standing !== 'on-time')) return [];
  const risks = risksOf(task, part, lastMoment(at));
  if (!soon) return risks.length > 0 ? [{ ...line(judged), due, milestone, changes: changeReasons(task, part), reasons: risks }] : [];
  const yesterday = partStanding(task, part, lastMoment(at), calendar);
  const { reasons } = yesterday.standing === 'at-risk' ? yesterday : verdict;
  return [{ ...line(judged), due, milestone, changes: changeReasons(task, part), reasons: [...reasons, ...risks] }];
}

function undeterminedLine(judged: Judged): UndeterminedLine[] {
  const { task, part, verdict } = judged;
  const deadline = deadlineInForce(task);
  const kind = deadline?.kind;
  if (verdict.standing !== 'no-deadline' || dueOf(deadline) !== null || (kind !== 'conditional' && kind !== 'unreadable')) return [];
  return [{ ...line(judged), kind, text: task.assigned!.deadline.text, assignedOn: dayOf(part.assignedAt) }];
}

const earliestDue = (one: RiskLine, other: RiskLine): number => byText(one.due, other.due) || inOrder(one, other);

/** Late and not done ÷ (done + late and not done): the share the Office of the Government reports. */
const lateShareOf = ({ doneOnTime, doneLate, openLate }: Counts): Share => ({ part: openLate, whole: doneOnTime + doneLate + openLate });

export function digestOf(input: DigestInput): Digest {
  const { week, checkpoint, now, before, calendar, missingReports, unreachable, silences } = input;
  const judged = judge(now, calendar);
  const lateBefore = new Set(
    judge(before, calendar)
      .filter(({ verdict }) => verdict.standing === 'late')
      .map(partKey),
  );
  const late = judged.flatMap((each) => lateLine(each, lateBefore, now.at, calendar)).sort(longest);
  const counts = countStandings(now.tasks, now.at, calendar).total;
  const atRisk = judged.flatMap((each) => riskLine(each, input)).sort(earliestDue);
  const named = [...late, ...atRisk, ...missingReports].flatMap(({ due }) => provisionalYear(calendar, due) ?? []);
  return {
    week,
    asOf: now.at,
    before: before.at,
    checkpoint,
    plans: [...new Set(judged.map(({ task }) => task.assigned!.paper.number))].sort(byText),
    counts,
    countsBefore: countStandings(before.tasks, before.at, calendar).total,
    lateShare: lateShareOf(counts),
    late: byAgency(late),
    newlyLate: late.filter((each) => each.fresh),
    atRisk,
    undetermined: judged.flatMap(undeterminedLine).sort(inOrder),
    missingReports,
    unreachable,
    silences,
    provisional: [...new Set(named)].sort((one, other) => one - other),
  };
}
