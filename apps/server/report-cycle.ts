// The part of the cycle that turns standing tasks into periodic reports: duties follow tasks, reports open with their
// period, and whoever must know is told. Every order is safe to repeat.
import { nameOf } from '../../libs/agency/directory.rule.js';
import { dutyStream, type DutyCommand } from '../../libs/duty/duty.commands.js';
import { dutyDecider } from '../../libs/duty/duty.decider.js';
import { DUTY_EVENT_VERSIONS } from '../../libs/duty/duty.events.js';
import { dutyCommands, keepReport, lookAtDuties, type DutySources } from '../../libs/duty/duty.reactor.js';
import type { DutyRow } from '../../libs/duty/duty.state.rule.js';
import { dutiesProjection } from '../../libs/duty/duties.projection.js';
import { reportKey, reportStream, type OpenReport, type ReportCommand } from '../../libs/duty/report.commands.js';
import { reportDecider } from '../../libs/duty/report.decider.js';
import { REPORT_EVENT_VERSIONS } from '../../libs/duty/report.events.js';
import type { ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { lookAtReport, reportLooks } from '../../libs/escalation/report-ladder.reactor.js';
import { policyRef } from '../../libs/escalation/policy.types.rule.js';
import { silenceOver } from '../../libs/silence/silences.projection.js';
import { handle } from '../../libs/event-store/command-handler.js';
import { isRefusal, RefusedError, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import { plansProjection, type PlanRow } from '../../libs/plan/plans.projection.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { apart } from './apart.js';
import { lookAtAll } from './due.js';
import { envelopeOf, raise } from './effects.js';
import type { House } from './house.types.js';
import { openUnreached, reachIn } from './reach.js';

const sourcesOf = ({ regime, calendar, clock, projections }: House): DutySources => ({
  regime,
  calendar,
  now: clock.now(),
  dutiesOf: (agency) => projections.get<DutyRow>(dutiesProjection, agency),
  hasReport: (key) => projections.get<ReportRow>(reportsProjection, key) !== null,
  yearOf: ({ assigned }) => projections.get<PlanRow>(plansProjection, assigned?.plan ?? '')?.draft?.head.year ?? null,
});

async function orderDuty(command: DutyCommand, cause: StoredEvent | null, house: House): Promise<void> {
  const envelope = envelopeOf(cause, house);
  const handled = await handle(house.store, dutyDecider, DUTY_EVENT_VERSIONS, dutyStream(command.agency), command, envelope);
  if (isRefusal(handled)) throw new RefusedError(handled);
}

export async function orderReport(
  command: Exclude<ReportCommand, { by: unknown }>,
  cause: StoredEvent | null,
  house: House,
): Promise<void> {
  const envelope = envelopeOf(cause, house);
  const handled = await handle(house.store, reportDecider, REPORT_EVENT_VERSIONS, reportStream(command.report), command, envelope);
  if (isRefusal(handled)) throw new RefusedError(handled);
}

/** Brings the duties of a task's leads, and their reports that still follow the tasks, in step with it. */
export async function followDuties(id: string, cause: StoredEvent, house: House): Promise<void> {
  const task = house.projections.get<TaskState>(tasksProjection, id);
  if (!task?.assigned) return;
  const commands = dutyCommands(task, sourcesOf(house));
  if (commands.length === 0) return;
  for (const command of commands) await apart(dutyStream(command.agency), house, () => orderDuty(command, cause, house));
  await house.catchUp();
  for (const agency of new Set(commands.map((command) => command.agency))) {
    const row = house.projections.get<DutyRow>(dutiesProjection, agency);
    const keep = row && keepReport(row, sourcesOf(house));
    if (keep) await apart(reportStream(keep.report), house, () => orderReport(keep, cause, house));
  }
}

function openingOf(row: DutyRow, opens: NonNullable<ReturnType<typeof lookAtDuties>['opens']>, now: Instant, house: House): OpenReport {
  const { policy, calendar, regime } = house;
  const directory = house.directory();
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
export async function openReports(house: House, now: Instant): Promise<void> {
  const open = async (row: DutyRow): Promise<void> => {
    const cause = (await house.store.read(dutyStream(row.agency))).at(-1) ?? null;
    const { opens, next } = lookAtDuties(row, house.regime, house.calendar, now);
    if (opens) await orderReport(openingOf(row, opens, now, house), cause, house);
    await orderDuty(next, cause, house);
  };
  const streamsOf = ({ agency }: DutyRow): string[] => [dutyStream(agency)];
  await lookAtAll(dutiesProjection, now, streamsOf, house, async (due) => {
    for (const row of due) await apart(dutyStream(row.agency), house, () => open(row));
  });
}

async function lookAtOne(row: ReportRow, now: Instant, house: House): Promise<number> {
  const cause = (await house.store.read(reportStream(row.report))).at(-1) ?? null;
  const silenced = silenceOver(house.projections, row.report, row.agency, now) !== null;
  const policy = house.policyBook().byRef(row.policy) ?? house.policy;
  const { raises, takes, gaps } = lookAtReport(row, { policy, calendar: house.calendar, now, silenced, reach: reachIn(house, now) });
  for (const gap of gaps) await openUnreached(gap, cause, house);
  // Notices before steps: a crash in between raises the same notices again, which changes nothing.
  let raised = 0;
  for (const notice of raises) if (await raise(notice, cause, house)) raised += 1;
  for (const command of takes) await orderReport(command, cause, house);
  return raised;
}

/** Looks at the reports that are due for a look; the number of notices raised. */
export async function lookAtReports(house: House, now: Instant): Promise<{ looked: number; raised: number }> {
  let [looked, raised] = [0, 0];
  const streamsOf = ({ report }: ReportRow): string[] => [reportStream(report)];
  await lookAtAll(reportsProjection, now, streamsOf, house, async (due) => {
    for (const row of due) raised += await apart(reportStream(row.report), house, () => lookAtOne(row, now, house), 0);
    looked += due.length;
  });
  return { looked, raised };
}
