// What follows from a change of the calendar: the days of open tasks and reports are computed anew, and their steps with them. What was
// told stays told; what is over keeps the calendar it was judged with.
import { reportStream } from '../../libs/duty/report.commands.js';
import { whyReportStopped, type ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { rescheduledReport } from '../../libs/escalation/report-ladder.reactor.js';
import { isRefusal, RefusedError, type StoredEvent } from '../../libs/kernel/index.js';
import { recomputedDeadline } from '../../libs/task/recompute.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { apart } from './apart.js';
import type { House } from './house.types.js';
import { orderReport } from './report-cycle.js';

const openTasks = ({ projections }: House): TaskState[] => projections.where<TaskState>(tasksProjection, 'open', 1);

export const openReports = ({ projections }: House): ReportRow[] =>
  projections.all<ReportRow>(reportsProjection).filter((row) => whyReportStopped(row) === null);

/** Gives the deadline in force of a task the day that the calendar makes of it now. */
export async function recompute(id: string, cause: StoredEvent, house: House): Promise<void> {
  const task = house.projections.get<TaskState>(tasksProjection, id);
  const recomputed = task && recomputedDeadline(task, house.calendar);
  if (!recomputed) return;
  const handled = await house.tasks.recompute(id, recomputed, house.self, house.clock.now(), cause.id);
  if (isRefusal(handled)) throw new RefusedError(handled);
}

/** Adds every open task to those that are to be brought in step, and brings the open reports in step. */
export async function followCalendar(cause: StoredEvent, tasks: Map<string, StoredEvent>, house: House): Promise<void> {
  for (const { id } of openTasks(house)) if (!tasks.has(id)) tasks.set(id, cause);
  for (const row of openReports(house)) await apart(reportStream(row.report), house, () => rescheduleIn(row, cause, house));
}

async function rescheduleIn(row: ReportRow, cause: StoredEvent | null, house: House): Promise<void> {
  const { calendar, regime } = house;
  const policy = house.policyBook().byRef(row.policy) ?? house.policy;
  const order = rescheduledReport(row, { regime, policy, calendar });
  if (order) await orderReport(order, cause, house);
}

/** Brings one report in step with the calendar, if it is still open. */
export async function followCalendarInReport(report: string, house: House): Promise<void> {
  const row = house.projections.get<ReportRow>(reportsProjection, report);
  if (row && whyReportStopped(row) === null) await rescheduleIn(row, null, house);
}
