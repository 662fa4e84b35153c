// The steps of the policy about a periodic report: when each comes due, and what a look amounts to.
import { addWorkingDays, rollBack, workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { ReportLook } from '../../duty/report.events.js';
import { periodById, type ReportRegime } from '../../duty/regime.rule.js';
import type { RescheduleReport, TakeReportStep } from '../../duty/report.commands.js';
import { openReportLooks, whyReportStopped, type ReportRow } from '../../duty/report.state.rule.js';
import { dayOf, endOfDay, instantAt, toMillis, type Day, type Instant } from '../../kernel/index.js';
import type { NoticeEvents } from '../../notice/facts/notice.events.js';
import type { EscalationPolicy, PolicyStep, StepTime } from '../policy/policy.types.rule.js';
import { EVERYBODY, whoIsTold, type Gap, type Reach } from './reach.rule.js';
import { seatOf, type Matter, type Recipient } from '../policy/recipients.rule.js';
import { isSendingTime, lookHours, sendingMoment } from '../policy/sending-hours.rule.js';

type Raised = NoticeEvents['NoticeRaised'];
type ReportTime = Extract<StepTime, { reportDue: object }>['reportDue'];

const momentOf = (time: ReportTime, at: string, due: Day, calendar: Calendar): Instant =>
  'before' in time
    ? instantAt(addWorkingDays(calendar, rollBack(calendar, due), -time.before), at)
    : instantAt(addWorkingDays(calendar, due, time.after), at);

/** What lies before the opening is looked at once, as soon as anything may be sent: the day itself may be today. */
export function reportLooks(due: Day, openedAt: Instant, policy: EscalationPolicy, calendar: Calendar): ReportLook[] {
  return policy.steps.flatMap(({ step, kind, when, at = policy.sendAt }, index): ReportLook[] => {
    if (!('reportDue' in when)) return [];
    const moment = momentOf(when.reportDue, at, due, calendar);
    return [
      { index, step, kind, at: toMillis(moment) > toMillis(openedAt) ? moment : sendingMoment(lookHours(policy), calendar, openedAt) },
    ];
  });
}

/** What the calendar of now makes of the days of an open report and of its steps; null when it keeps them. */
export function rescheduledReport(
  row: ReportRow,
  { regime, policy, calendar }: { regime: ReportRegime; policy: EscalationPolicy; calendar: Calendar },
): RescheduleReport | null {
  const period = row.regime === `${regime.id}@${regime.version}` ? periodById(row.period, regime, calendar) : null;
  if (!period || row.calendar === calendar.version) return null;
  const { due, upward } = period;
  const looks = reportLooks(due, row.openedAt, policy, calendar);
  if (JSON.stringify([row.due, row.upward, row.looks]) === JSON.stringify([due, upward, looks])) return null;
  return { type: 'RescheduleReport', report: row.report, agency: row.agency, due, upward, calendar: calendar.version, looks };
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

/** Skipped for want of people, a step may still have recipients: those of the next one. */
interface Decided {
  look: ReportLook;
  step: PolicyStep;
  told: Recipient[];
  /** Why it is skipped; null when somebody is told of it. */
  reason: string | null;
  gaps: Gap[];
}

/** What the decisions about one report are taken with. */
export interface ReportSurroundings {
  policy: EscalationPolicy;
  calendar: Calendar;
  now: Instant;
  silenced: boolean;
  /** Everybody can be reached when it is not said. */
  reach?: Reach | undefined;
}

const isReportRung = ({ when }: PolicyStep): boolean => 'reportDue' in when;

/** The highest first: each seat is told at most one step at a time, the highest that is still true. */
function decide(row: ReportRow, { policy, now, silenced, reach = EVERYBODY }: ReportSurroundings): Decided[] {
  const told = new Set<string>();
  const due = openReportLooks(row).filter((look) => toMillis(look.at) <= toMillis(now));
  const scene = { task: matterOf(row), part: { agency: row.agency, group: null }, policy, reach, isRung: isReportRung };
  return due
    .sort((one, other) => other.index - one.index)
    .map((look): Decided => {
      const step = policy.steps[look.index]!;
      const nobody = { look, step, told: [], gaps: [] };
      const reason = obstacle(step.when, row, now, silenced);
      if (reason) return { ...nobody, reason };
      const { recipients: all, gaps, empty } = whoIsTold(step, look.index, scene);
      if (all.length === 0 && !empty) return { ...nobody, reason: 'no-recipient' };
      const fresh = all.filter((each) => !told.has(seatOf(each)));
      for (const each of fresh) told.add(seatOf(each));
      return { look, step, told: fresh, gaps, reason: empty?.code ?? (fresh.length === 0 ? 'superseded' : null) };
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
      occasion: '',
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
export function lookAtReport(row: ReportRow, around: ReportSurroundings): { raises: Raised[]; takes: TakeReportStep[]; gaps: Gap[] } {
  const { policy, calendar, now } = around;
  if (!isSendingTime(lookHours(policy), calendar, now)) return { raises: [], takes: [], gaps: [] };
  const looked = decide(row, around).map((decided) => ({ decided, raised: noticesOf(row, decided, calendar, now) }));
  return {
    raises: looked.flatMap(({ raised }) => raised),
    gaps: looked.flatMap(({ decided }) => decided.gaps),
    takes: looked.map(({ decided, raised }): TakeReportStep => {
      const { index, step, kind } = decided.look;
      return {
        type: 'TakeReportStep',
        report: row.report,
        agency: row.agency,
        index,
        step,
        kind,
        outcome: decided.reason === null ? 'raised' : 'skipped',
        reason: decided.reason,
        notices: raised.map((notice) => notice.key),
      };
    }),
  };
}
