// The steps of the policy about a periodic report: when each comes due, and what a look amounts to.
import { addWorkingDays, rollBack, workingDaysBetween, type Calendar } from '../deadline/calendar.rule.js';
import type { ReportLook } from '../duty/report.events.js';
import type { TakeReportStep } from '../duty/report.commands.js';
import { openReportLooks, whyReportStopped, type ReportRow } from '../duty/report.state.rule.js';
import { dayOf, endOfDay, instantAt, toMillis, type Day, type Instant } from '../kernel/index.js';
import type { NoticeEvents } from '../notice/notice.events.js';
import type { EscalationPolicy, PolicyStep, StepTime } from './policy.types.rule.js';
import { recipients, seatOf, type Matter, type Recipient } from './recipients.rule.js';
import { isSendingTime, lookHours, nextOpening } from './sending-hours.rule.js';

type Raised = NoticeEvents['NoticeRaised'];
type ReportTime = Extract<StepTime, { reportDue: object }>['reportDue'];

const momentOf = (time: ReportTime, at: string, due: Day, calendar: Calendar): Instant =>
  'before' in time
    ? instantAt(addWorkingDays(calendar, rollBack(calendar, due), -time.before), at)
    : instantAt(addWorkingDays(calendar, due, time.after), at);

/** What lies before the opening is looked at once, at the first hour of sending after it. */
export function reportLooks(due: Day, openedAt: Instant, policy: EscalationPolicy, calendar: Calendar): ReportLook[] {
  return policy.steps.flatMap(({ step, kind, when, at = policy.sendAt }, index): ReportLook[] => {
    if (!('reportDue' in when)) return [];
    const moment = momentOf(when.reportDue, at, due, calendar);
    return [{ index, step, kind, at: toMillis(moment) > toMillis(openedAt) ? moment : nextOpening(lookHours(policy), calendar, openedAt) }];
  });
}

/** Why a step about a report is not owed; null when it is. `silenced` comes from whoever knows the silences. */
export type ReportObstacle = 'report-submitted' | 'report-cancelled' | 'report-late' | 'silenced';

function obstacle(when: StepTime | null, row: ReportRow, now: Instant, silenced: boolean): ReportObstacle | null {
  const stopped = whyReportStopped(row);
  if (stopped) return stopped;
  if (silenced) return 'silenced';
  const before = when !== null && 'reportDue' in when && 'before' in when.reportDue;
  return before && toMillis(now) >= toMillis(endOfDay(row.due)) ? 'report-late' : null;
}

/** The last look at a notice about a report; null when it is still true. */
export function reportNoticeObstacle(
  { step, kind }: Pick<Raised, 'step' | 'kind'>,
  row: ReportRow | null,
  policy: EscalationPolicy,
  now: Instant,
  silenced: boolean,
): ReportObstacle | null {
  if (!row) return 'report-cancelled';
  return obstacle(policy.steps.find((each) => each.step === step && each.kind === kind)?.when ?? null, row, now, silenced);
}

/** Roles are found as for a task that the agency leads alone. */
const matterOf = ({ agency, overseer, authority }: ReportRow): Matter => ({
  assigned: { overseers: [overseer], authority },
  parts: [{ agency, group: null }],
  coordinators: [],
});

/** The steps about a report that a silence kept from everybody; `fateOf` as for a ladder. */
export function silencedReportRungs(row: ReportRow, fateOf: (notice: string) => string | null): { step: number; kind: string }[] {
  const heldBack = ({ outcome, reason, notices }: ReportRow['taken'][number]): boolean => {
    if (outcome === 'skipped') return reason === 'silenced';
    const fates = notices.map(fateOf);
    return fates.includes('silenced') && !fates.includes(null);
  };
  return row.taken.filter(heldBack).map(({ step, kind }) => ({ step, kind }));
}

type Decided = { look: ReportLook; step: PolicyStep } & ({ told: Recipient[] } | { reason: string });

/** The highest first: each seat is told at most one step at a time, the highest that is still true. */
function decide(row: ReportRow, policy: EscalationPolicy, now: Instant, silenced: boolean): Decided[] {
  const told = new Set<string>();
  const due = openReportLooks(row).filter((look) => toMillis(look.at) <= toMillis(now));
  return due
    .sort((one, other) => other.index - one.index)
    .map((look): Decided => {
      const step = policy.steps[look.index]!;
      const reason = obstacle(step.when, row, now, silenced);
      if (reason) return { look, step, reason };
      const all = recipients(step, matterOf(row), { agency: row.agency, group: null }, policy);
      if (all.length === 0) return { look, step, reason: 'no-recipient' };
      const fresh = all.filter((each) => !told.has(seatOf(each)));
      for (const each of fresh) told.add(seatOf(each));
      return fresh.length === 0 ? { look, step, reason: 'superseded' } : { look, step, told: fresh };
    })
    .reverse();
}

function whyOf(row: ReportRow, now: Instant, calendar: Calendar): Raised['why'] {
  const today = dayOf(now);
  const late = today > row.due;
  const workingDays = late ? workingDaysBetween(calendar, row.due, today) : workingDaysBetween(calendar, today, row.due);
  return { code: late ? 'report-missing' : 'report-due', params: { agency: row.name, period: row.period, due: row.due, workingDays } };
}

function noticesOf(row: ReportRow, decided: Decided, calendar: Calendar, now: Instant): Raised[] {
  if (!('told' in decided)) return [];
  const { step, kind, at } = decided.look;
  return decided.told.flatMap((to) =>
    to.channels.map((channel, index) => ({
      key: `${row.report}.${row.agency}.s${step}.k${kind}.t${row.turn}.${to.role}.${to.agency}.${channel}`,
      subject: 'report' as const,
      task: row.report,
      part: row.agency,
      step,
      kind,
      template: decided.step.template ?? kind,
      requested: false,
      deadlineVersion: 1,
      to: to.agency,
      role: to.role,
      channel,
      fallback: index === 0 ? to.fallback : [],
      copy: to.copy,
      why: whyOf(row, now, calendar),
      dueAt: at,
    })),
  );
}

/** What a report that is due for a look amounts to. Outside the sending hours nothing is decided: it stays due. */
export function lookAtReport(
  row: ReportRow,
  policy: EscalationPolicy,
  calendar: Calendar,
  now: Instant,
  silenced: boolean,
): { raises: Raised[]; takes: TakeReportStep[] } {
  if (!isSendingTime(lookHours(policy), calendar, now)) return { raises: [], takes: [] };
  const looked = decide(row, policy, now, silenced).map((decided) => ({ decided, raised: noticesOf(row, decided, calendar, now) }));
  return {
    raises: looked.flatMap(({ raised }) => raised),
    takes: looked.map(({ decided, raised }): TakeReportStep => {
      const { index, step, kind } = decided.look;
      return {
        type: 'TakeReportStep',
        report: row.report,
        agency: row.agency,
        index,
        step,
        kind,
        outcome: 'told' in decided ? 'raised' : 'skipped',
        reason: 'told' in decided ? null : decided.reason,
        notices: raised.map((notice) => notice.key),
      };
    }),
  };
}
