// What follows from a change of the calendar: the days of open tasks and reports are computed anew, and their steps with them. What was
// told stays told; what is over keeps the calendar it was judged with.
import { reportStream } from '../../duty/report.commands.js';
import { whyReportStopped, type ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { rescheduledReport } from '../../escalation/ladder/report-ladder.reactor.js';
import { orThrow, type StoredEvent } from '../../kernel/index.js';
import { recomputedDeadline } from '../../task/orders/recompute.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';
import { orderReport } from './report-cycle.js';
import type { Effects, ReferenceData } from '../turn/ports.types.js';

type CalendarEffectsPorts = Effects & ReferenceData & Pick<Engine, 'projections' | 'tasks'>;

const openTasks = ({ projections }: Pick<Engine, 'projections'>): TaskState[] => projections.where<TaskState>(tasksProjection, 'open', 1);

export const openReports = ({ projections }: Pick<Engine, 'projections'>): ReportRow[] =>
  projections.all<ReportRow>(reportsProjection).filter((row) => whyReportStopped(row) === null);

/** Gives the deadline in force of a task the day that the calendar makes of it now. */
export async function recompute(id: string, cause: StoredEvent, engine: CalendarEffectsPorts): Promise<void> {
  const task = engine.projections.get<TaskState>(tasksProjection, id);
  const recomputed = task && recomputedDeadline(task, engine.calendar);
  if (!recomputed) return;
  orThrow(await engine.tasks.recompute(id, recomputed, engine.self, engine.clock.now(), cause.id));
}

/** Adds every open task to those that are to be brought in step, and brings the open reports in step. */
export async function followCalendar(cause: StoredEvent, tasks: Map<string, StoredEvent>, engine: CalendarEffectsPorts): Promise<void> {
  for (const { id } of openTasks(engine)) if (!tasks.has(id)) tasks.set(id, cause);
  for (const row of openReports(engine)) await engine.isolate(reportStream(row.report), () => rescheduleIn(row, cause, engine));
}

async function rescheduleIn(row: ReportRow, cause: StoredEvent | null, engine: CalendarEffectsPorts): Promise<void> {
  const { calendar, regime } = engine;
  const policy = engine.policyBook().byRef(row.policy) ?? engine.policy;
  const order = rescheduledReport(row, { regime, policy, calendar });
  if (order) await orderReport(order, cause, engine);
}

/** Brings one report in step with the calendar, if it is still open. */
export async function followCalendarInReport(report: string, engine: CalendarEffectsPorts): Promise<void> {
  const row = engine.projections.get<ReportRow>(reportsProjection, report);
  if (row && whyReportStopped(row) === null) await rescheduleIn(row, null, engine);
}
