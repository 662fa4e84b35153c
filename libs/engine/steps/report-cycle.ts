// The part of the cycle that turns standing tasks into periodic reports: duties follow tasks, reports open with their
// period, and whoever must know is told. Every order is safe to repeat.
import { nameOf } from '../../agency/directory/directory.rule.js';
import { dutyStream, type DutyCommand } from '../../duty/duty.commands.js';
import { dutyDecider } from '../../duty/duty.decider.js';
import { DUTY_EVENT_VERSIONS } from '../../duty/duty.events.js';
import { dutyCommands, keepReport, lookAtDuties, type DutySources } from '../../duty/duty.reactor.js';
import type { DutyRow } from '../../duty/duty.state.rule.js';
import { dutiesProjection } from '../../duty/duties.projection.js';
import { reportKey, reportStream, type OpenReport, type ReportCommand } from '../../duty/report.commands.js';
import { reportDecider } from '../../duty/report.decider.js';
import { REPORT_EVENT_VERSIONS } from '../../duty/report.events.js';
import type { ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { lookAtReport, reportLooks } from '../../escalation/ladder/report-ladder.reactor.js';
import { policyRef } from '../../escalation/policy/policy.types.rule.js';
import { silenceOver } from '../../silence/silences.projection.js';
import { handle } from '../../event-store/command-handler.js';
import { orThrow, type Instant, type StoredEvent } from '../../kernel/index.js';
import { plansProjection, type PlanRow } from '../../plan/plans.projection.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { lookAtAll } from '../turn/due.js';
import { envelopeOf, raise } from '../turn/effects.js';
import type { Engine } from '../turn/engine.types.js';
import type { Effects, ReadModels, Recording, ReferenceData } from '../turn/ports.types.js';

type ReportCyclePorts = Effects & ReadModels & ReferenceData & Pick<Engine, 'contacts'>;

const sourcesOf = ({ regime, calendar, clock, projections }: ReportCyclePorts): DutySources => ({
  regime,
  calendar,
  now: clock.now(),
  dutiesOf: (agency) => projections.get<DutyRow>(dutiesProjection, agency),
  hasReport: (key) => projections.get<ReportRow>(reportsProjection, key) !== null,
  yearOf: ({ assigned }) => projections.get<PlanRow>(plansProjection, assigned?.plan ?? '')?.draft?.head.year ?? null,
});

async function orderDuty(command: DutyCommand, cause: StoredEvent | null, engine: Recording): Promise<void> {
  const envelope = envelopeOf(cause, engine);
  orThrow(await handle(engine.store, dutyDecider, DUTY_EVENT_VERSIONS, dutyStream(command.agency), command, envelope));
}

export async function orderReport(
  command: Exclude<ReportCommand, { by: unknown }>,
  cause: StoredEvent | null,
  engine: Recording,
): Promise<void> {
  const envelope = envelopeOf(cause, engine);
  orThrow(await handle(engine.store, reportDecider, REPORT_EVENT_VERSIONS, reportStream(command.report), command, envelope));
}

/** Brings the duties of a task's leads, and their reports that still follow the tasks, in step with it. */
export async function followDuties(id: string, cause: StoredEvent, engine: ReportCyclePorts): Promise<void> {
  const task = engine.projections.get<TaskState>(tasksProjection, id);
  if (!task?.assigned) return;
  const commands = dutyCommands(task, sourcesOf(engine));
  if (commands.length === 0) return;
  for (const command of commands) await engine.isolate(dutyStream(command.agency), () => orderDuty(command, cause, engine));
  await engine.catchUp();
  for (const agency of new Set(commands.map((command) => command.agency))) {
    const row = engine.projections.get<DutyRow>(dutiesProjection, agency);
    const keep = row && keepReport(row, sourcesOf(engine));
    if (keep) await engine.isolate(reportStream(keep.report), () => orderReport(keep, cause, engine));
  }
}

function openingOf(
  row: DutyRow,
  opens: NonNullable<ReturnType<typeof lookAtDuties>['opens']>,
  now: Instant,
  engine: ReferenceData,
): OpenReport {
  const { policy, calendar, regime } = engine;
  const directory = engine.directory();
  const { authority, overseers } = directory;
  const { id, ...days } = opens.period;
  const { opensOn: _, ...period } = days;
  const overseer = overseers.find((each) => each !== row.agency) ?? authority;
  return {
    type: 'OpenReport',
    report: reportKey(id, row.agency),
    agency: row.agency,
    name: row.name,
    period: id,
    ...period,
    regime: `${regime.id}@${regime.version}`,
    policy: policyRef(policy),
    overseer: { agency: overseer, name: nameOf(directory, overseer) },
    authority: { agency: authority, name: nameOf(directory, authority) },
    tasks: opens.tasks,
    looks: reportLooks(period.due, now, policy, calendar),
  };
}

/** Opens the reports whose period has come, and says when to look next. */
export async function openReports(engine: ReportCyclePorts, now: Instant): Promise<void> {
  const open = async (row: DutyRow): Promise<void> => {
    const cause = (await engine.store.read(dutyStream(row.agency))).at(-1) ?? null;
    const { opens, next } = lookAtDuties(row, engine.regime, engine.calendar, now);
    if (opens) await orderReport(openingOf(row, opens, now, engine), cause, engine);
    await orderDuty(next, cause, engine);
  };
  const streamsOf = ({ agency }: DutyRow): string[] => [dutyStream(agency)];
  await lookAtAll(dutiesProjection, now, streamsOf, engine, async (due) => {
    for (const row of due) await engine.isolate(dutyStream(row.agency), () => open(row));
  });
}

async function lookAtOne(row: ReportRow, now: Instant, engine: ReportCyclePorts): Promise<number> {
  const cause = (await engine.store.read(reportStream(row.report))).at(-1) ?? null;
  const silenced = silenceOver(engine.projections, row.report, row.agency, now) !== null;
  const policy = engine.policyBook().byRef(row.policy) ?? engine.policy;
  const { raises, takes, gaps } = lookAtReport(row, {
    policy,
    calendar: engine.calendar,
    now,
    silenced,
    reach: engine.contacts.reachAt(now),
  });
  for (const gap of gaps) await engine.contacts.openUnreached(gap, cause);
  // Notices before steps: a crash in between raises the same notices again, which changes nothing.
  let raised = 0;
  for (const notice of raises) if (await raise(notice, cause, engine)) raised += 1;
  for (const command of takes) await orderReport(command, cause, engine);
  return raised;
}

/** Looks at the reports that are due for a look; the number of notices raised. */
export async function lookAtReports(engine: ReportCyclePorts, now: Instant): Promise<{ looked: number; raised: number }> {
  let [looked, raised] = [0, 0];
  const streamsOf = ({ report }: ReportRow): string[] => [reportStream(report)];
  await lookAtAll(reportsProjection, now, streamsOf, engine, async (due) => {
    for (const row of due) raised += await engine.isolate(reportStream(row.report), () => lookAtOne(row, now, engine), 0);
    looked += due.length;
  });
  return { looked, raised };
}
