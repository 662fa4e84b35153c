// What the edges ask about periodic reports: those that were opened, those still to come, and submitting one.
import { provisionalYear } from '../../libs/deadline/calendar.rule.js';
import { nameOf } from '../../libs/agency/directory.rule.js';
import type { DutyRow } from '../../libs/duty/duty.state.rule.js';
import { dutiesProjection } from '../../libs/duty/duties.projection.js';
import type { DutyTask } from '../../libs/duty/duty.events.js';
import { periodById } from '../../libs/duty/regime.rule.js';
import { reportKey } from '../../libs/duty/report.commands.js';
import type { ReportDesk } from '../../libs/duty/report.controller.js';
import type { ReportLine } from '../../libs/duty/report.events.js';
import { reportStanding, whyReportStopped, type ReportRow, type ReportStanding } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { isRefusal, localTime, RefusedError, refuse, type Day, type Instant, type Refusal } from '../../libs/kernel/index.js';
import type { DaysLate } from '../../libs/task/standing.rule.js';
import { checkFilters } from './filters.js';
import type { House } from './house.types.js';
import { asRecorded } from './recorded.js';

export interface ReportView {
  report: string;
  period: string;
  title: string;
  agency: string;
  name: string;
  from: Day;
  cutOff: Day;
  opensOn: Day | null;
  due: Day;
  /** The year whose notice the day waits for: computed from the law, it may still change. Null of what is over. */
  provisional: number | null;
  /** When the province itself reports: as printed, by law, and the working day to aim at. */
  upward: { nominal: Day; effective: Day; aim: Day };
  standing: ReportStanding;
  daysLate: DaysLate | null;
  tasks: DutyTask[];
  overseer: string | null;
  submitted: { at: Instant; document: string; lines: ReportLine[] } | null;
  timesReturned: number;
}

function viewOf(row: ReportRow, house: House): ReportView {
  const { report, period, agency, name, from, cutOff, due, upward, tasks, submitted, timesReturned } = row;
  return {
    report,
    period,
    title: house.texts.report.reportTitle(period),
    agency,
    name,
    from,
    cutOff,
    opensOn: null,
    due,
    provisional: whyReportStopped(row) ? null : provisionalYear(house.calendar, due),
    upward,
    ...reportStanding(row, house.clock.now(), house.calendar),
    tasks,
    overseer: row.overseer.name,
    submitted: submitted && { at: localTime(submitted.at), document: submitted.paper.number, lines: submitted.lines },
    timesReturned,
  };
}

/** The period that an agency will have to report on next: nothing is recorded of it yet. */
function upcoming(row: DutyRow, house: House): ReportView[] {
  const { regime, calendar, projections, texts } = house;
  const period = periodById(row.scheduled?.period ?? '', regime, calendar);
  const tasks = row.held.filter((each) => each.until === null).map(({ task, code, title, plan }) => ({ task, code, title, plan }));
  if (!period || tasks.length === 0) return [];
  const report = reportKey(period.id, row.agency);
  if (projections.get<ReportRow>(reportsProjection, report)) return [];
  const { id, from, cutOff, opensOn, due, upward } = period;
  const directory = house.directory();
  const overseer = directory.overseers.find((each) => each !== row.agency) ?? directory.authority;
  return [
    {
      report,
      period: id,
      title: texts.report.reportTitle(id),
      agency: row.agency,
      name: row.name,
      from,
      cutOff,
      opensOn,
      due,
      provisional: provisionalYear(calendar, due),
      upward,
      standing: 'upcoming',
      daysLate: null,
      tasks,
      overseer: nameOf(directory, overseer),
      submitted: null,
      timesReturned: 0,
    },
  ];
}

export interface ReportQuestion {
  period?: string | undefined;
  agency?: string | undefined;
  standing?: string | undefined;
}

/** The latest period first; within it by agency. */
export function listReports(house: House, { period, agency, standing }: ReportQuestion): ReportView[] {
  checkFilters(house, { period, agency, reportStanding: standing });
  const { projections } = house;
  const opened = agency
    ? projections.where<ReportRow>(reportsProjection, 'agency', agency)
    : period
      ? projections.where<ReportRow>(reportsProjection, 'period', period)
      : projections.all<ReportRow>(reportsProjection);
  const duties = projections.all<DutyRow>(dutiesProjection).flatMap((row) => upcoming(row, house));
  return [...opened.map((row) => viewOf(row, house)), ...duties]
    .filter(
      (each) => (!period || each.period === period) && (!agency || each.agency === agency) && (!standing || each.standing === standing),
    )
    .sort((one, other) => (one.cutOff < other.cutOff ? 1 : one.cutOff > other.cutOff ? -1 : one.name.localeCompare(other.name, 'vi')));
}

/** @throws RefusedError when there is no such report */
export function showReport(house: House, report: string): ReportView {
  const row = house.projections.get<ReportRow>(reportsProjection, report);
  if (row) return viewOf(row, house);
  const agency = report.slice(report.indexOf('.') + 1);
  const duty = house.projections.get<DutyRow>(dutiesProjection, agency);
  const [next] = duty ? upcoming(duty, house) : [];
  if (next?.report !== report) throw new RefusedError(refuse('report.unknown', { report }));
  return next;
}

export function reportDesk(house: House): ReportDesk {
  const after = async (report: string, answer: object | Refusal): Promise<ReportView> => {
    if (isRefusal(answer)) throw new RefusedError(answer);
    return asRecorded(house, () => showReport(house, report));
  };
  return {
    list: (question) => listReports(house, question),
    show: (report) => showReport(house, report),
    submit: async (report, body, by) => after(report, await house.reports.submit(report, body, by, house.clock.now())),
    giveBack: async (report, body, by) => after(report, await house.reports.giveBack(report, body, by, house.clock.now())),
  };
}
