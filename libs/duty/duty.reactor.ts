// From a task to the duties of its leads, and from an agency's duties to the reports they turn into.
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { endOfDay, instantAt, toMillis, type Instant } from '../kernel/index.js';
import { deadlineInForce } from '../task/facts/conditions.rule.js';
import type { PartState, TaskState } from '../task/facts/task.state.rule.js';
import type { DutyCommand, EndDuty, ScheduleDuty } from './duty.commands.js';
import { heldAt, openDuty, type DutyRow } from './duty.state.rule.js';
import { opensAt, periodAfter, periodById, periodsOf, runningPeriod, type ReportPeriod, type ReportRegime } from './regime.rule.js';
import { reportKey, type KeepReport } from './report.commands.js';

export interface DutySources {
  regime: ReportRegime;
  calendar: Calendar;
  now: Instant;
  dutiesOf(agency: string): DutyRow | null;
  hasReport(key: string): boolean;
  /** The year of a task's plan; null where the plan names none. */
  yearOf(task: TaskState): number | null;
}

/** Only a task that is, or was, "Thường xuyên" concerns the reports. */
export const isStanding = (task: TaskState): boolean => task.deadlines.some((version) => version.kind === 'standing');

/** Why a part is not a duty; null when it is one. */
function whyNoDuty(task: TaskState, part: PartState | null): string | null {
  if (!part) return 'reassigned';
  if (part.phase === 'done') return 'done';
  if (task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  if (task.suspendedAt) return 'suspended';
  return deadlineInForce(task)?.kind === 'standing' ? null : 'extended';
}

function endedAt(task: TaskState, agency: string, now: Instant): Instant {
  const handedOver = task.formerParts.findLast((former) => former.agency === agency)?.until;
  return task.withdrawnAt ?? task.suspendedAt ?? handedOver ?? now;
}

/** A plan approved in December for the year to come owes nothing of the year that ends. */
function startsAt(task: TaskState, { regime, calendar, yearOf }: DutySources): Instant | null {
  const year = yearOf(task);
  const [first] = year === null ? [] : periodsOf(year, regime, calendar);
  return first ? instantAt(first.from) : null;
}

const later = (one: Instant, other: Instant | null): Instant => (other !== null && toMillis(other) > toMillis(one) ? other : one);

/** The agency already waits for an earlier period, after which comes the next. */
const looksBefore = (row: DutyRow | null, period: ReportPeriod): boolean =>
  row !== null && row.held.length > 0 && row.scheduled !== null && toMillis(row.scheduled.opensAt) <= toMillis(opensAt(period));

const schedule = (agency: string, period: ReportPeriod): ScheduleDuty => ({
  type: 'ScheduleDuty',
  agency,
  period: period.id,
  opensAt: opensAt(period),
});

function take(task: TaskState, part: PartState, row: DutyRow | null, sources: DutySources): DutyCommand[] {
  const { regime, calendar, now, hasReport } = sources;
  const known = row?.held.some((each) => each.task === task.id) ?? false;
  const since = later(known ? now : part.assignedAt, startsAt(task, sources));
  const running = runningPeriod(since, regime, calendar);
  const { code, title, paper } = task.assigned!;
  return [
    { type: 'TakeDuty', agency: part.agency, name: part.name, task: task.id, code, title, plan: paper.number, since },
    ...(hasReport(reportKey(running.id, part.agency)) || looksBefore(row, running) ? [] : [schedule(part.agency, running)]),
  ];
}

/** What brings the duties of a task's leads in step with it. */
export function dutyCommands(task: TaskState, sources: DutySources): DutyCommand[] {
  if (!task.assigned || !isStanding(task)) return [];
  const agencies = [...new Set([...task.formerParts, ...task.parts].map((part) => part.agency))];
  return agencies.flatMap((agency): DutyCommand[] => {
    const row = sources.dutiesOf(agency);
    const part = task.parts.find((each) => each.agency === agency) ?? null;
    const reason = whyNoDuty(task, part);
    if (part && !reason) return openDuty(row, task.id) ? [] : take(task, part, row, sources);
    const end: EndDuty = { type: 'EndDuty', agency, task: task.id, reason: reason ?? '', until: endedAt(task, agency, sources.now) };
    return openDuty(row, task.id) ? [end] : [];
  });
}

/** Until the cut-off has passed a report follows the tasks; afterwards it stands, as its data do. */
export function keepReport(row: DutyRow, { regime, calendar, now, hasReport }: DutySources): KeepReport | null {
  const report = reportKey(runningPeriod(now, regime, calendar).id, row.agency);
  if (!hasReport(report)) return null;
  return { type: 'KeepReport', report, agency: row.agency, tasks: heldAt(row, now) };
}

export interface DutyLook {
  /** The report to open, unless nothing was led at its cut-off. */
  opens: { period: ReportPeriod; tasks: ReturnType<typeof heldAt> } | null;
  next: ScheduleDuty;
}

/** What an agency whose next period has opened owes. */
export function lookAtDuties(row: DutyRow, regime: ReportRegime, calendar: Calendar, now: Instant): DutyLook {
  const period = periodById(row.scheduled?.period ?? '', regime, calendar) ?? runningPeriod(now, regime, calendar);
  const closed = endOfDay(period.cutOff);
  const at = toMillis(now) < toMillis(closed) ? now : closed;
  const tasks = heldAt(row, at);
  return { opens: tasks.length > 0 ? { period, tasks } : null, next: schedule(row.agency, periodAfter(period.cutOff, regime, calendar)) };
}
