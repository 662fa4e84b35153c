// What makes it uncertain that a part will be done in time, beside its distance from the day. A risk colours nothing: the
// standing "at risk" is a matter of the distance alone, so that it means the same in every count; the risks are shown with
// whatever colour a part has. Computed when asked, never stored.
import { workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, type Day, type Instant } from '../../kernel/index.js';
import { deadlineInForce, dueOf, isPastDue } from '../facts/conditions.rule.js';
import { countStandings } from './counts.rule.js';
import { isDone } from '../facts/task.fold.rule.js';
import { lastMovement } from './movement.rule.js';
import { taskStanding, type Reason } from './standing.rule.js';
import type { PartState, TaskState } from '../facts/task.state.rule.js';

export interface RiskSettings {
  /** Working days since the last cut-off of reports without any movement. */
  noMovementWorkingDays: number;
  /** An agency's record is a risk from this share of late parts on, in percent, once so many have fallen due. */
  record: { percent: number; atLeast: number };
}

/** Of what fell due for an agency, how much was or is late. */
export interface AgencyRecord {
  due: number;
  late: number;
}

export interface RiskSources {
  calendar: Calendar;
  settings: RiskSettings;
  /** The latest cut-off of periodic reports before a day. */
  lastCutOff(day: Day): Day;
  taskOf(task: string): TaskState | null;
  /** Null while nothing of the agency has fallen due. */
  recordOf(agency: string): AgencyRecord | null;
}

/** The records of all agencies: what is done or past its day, and late. */
export function agencyRecords(tasks: readonly TaskState[], at: Instant, calendar: Calendar): Map<string, AgencyRecord> {
  const { agencies } = countStandings(tasks, at, calendar);
  return new Map(
    agencies.map(({ id, doneOnTime, doneLate, openLate }) => [id, { due: doneOnTime + doneLate + openLate, late: doneLate + openLate }]),
  );
}

function noMovement(task: TaskState, part: PartState, at: Instant, { calendar, settings, lastCutOff }: RiskSources): Reason[] {
  const [today, since] = [dayOf(at), dayOf(lastMovement(task, part))];
  const cutOff = lastCutOff(today);
  const workingDays = workingDaysBetween(calendar, cutOff, today);
  if (since > cutOff || workingDays < settings.noMovementWorkingDays) return [];
  return [{ code: 'risk.no-movement', params: { since, cutOff, workingDays } }];
}

const latePredecessors = (task: TaskState, at: Instant, { calendar, taskOf }: RiskSources): Reason[] =>
  task.predecessors.flatMap(({ task: id, code, title }) => {
    const first = taskOf(id);
    if (!first || taskStanding(first, at, calendar) !== 'late') return [];
    return [{ code: 'risk.predecessor-late', params: { task: id, title: code ? `${code}. ${title}` : title } }];
  });

function extensionPending(task: TaskState, part: PartState, at: Instant): Reason[] {
  const open = task.extensionRequest;
  if (open?.part !== part.agency || !isPastDue(task, at)) return [];
  return [{ code: 'risk.extension-pending', params: { to: open.to, due: dueOf(deadlineInForce(task)) ?? '' } }];
}

function record(part: PartState, { settings, recordOf }: RiskSources): Reason[] {
  const known = recordOf(part.agency);
  if (!known || known.due < settings.record.atLeast) return [];
  const percent = Math.round((known.late * 100) / known.due);
  return percent < settings.record.percent ? [] : [{ code: 'risk.record', params: { late: known.late, due: known.due, percent } }];
}

/** Nothing is at risk that is reported, given back, stopped, or without a day. */
const isAtStake = (task: TaskState, part: PartState): boolean =>
  part.phase !== 'done' &&
  part.phase !== 'awaiting-confirmation' &&
  !task.withdrawnAt &&
  !task.carriedTo &&
  !task.suspendedAt &&
  !isDone(task) &&
  dueOf(deadlineInForce(task)) !== null;

/** The risks of one lead's part, those that concern the work itself first. */
export function risksOf(task: TaskState, part: PartState, at: Instant, sources: RiskSources): Reason[] {
  if (!isAtStake(task, part)) return [];
  return [
    ...latePredecessors(task, at, sources),
    ...extensionPending(task, part, at),
    ...noMovement(task, part, at, sources),
    ...record(part, sources),
  ];
}
