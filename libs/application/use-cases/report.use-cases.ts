// What the edges ask about periodic reports: those that were opened, those still to come, and submitting one.
import { provisionalYear } from '../../deadline/calendars/calendar.rule.js';
import { nameOf } from '../../agency/directory/directory.rule.js';
import type { DutyRow } from '../../duty/duty.state.rule.js';
import { dutiesProjection } from '../../duty/duties.projection.js';
import { periodById } from '../../duty/regime.rule.js';
import { reportKey } from '../../duty/report.commands.js';
import type { ReportUseCases } from '../../duty/report.ports.js';
import { reportStanding, whyReportStopped, type ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { localTime, orThrow, RefusedError, refuse, type Refusal } from '../../kernel/index.js';
import { checkFilters } from '../queries/filters.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded } from './recorded.js';
import type { ReportView } from '../../duty/report.views.js';
import type { ReferenceData } from '../../engine/turn/ports.types.js';

type ReportPorts = ReferenceData & Pick<Application, 'clock' | 'projections' | 'texts'>;
type SubmittingPorts = ReportPorts & Following & Pick<Application, 'reports'>;

function viewOf(row: ReportRow, application: Pick<Application, 'calendar' | 'clock' | 'texts'>): ReportView {
  const { report, period, agency, name, from, cutOff, due, upward, tasks, submitted, timesReturned } = row;
  return {
    report,
    period,
    title: application.texts.report.reportTitle(period),
    agency,
    name,
    from,
    cutOff,
    opensOn: null,
    due,
    provisional: whyReportStopped(row) ? null : provisionalYear(application.calendar, due),
    upward,
    ...reportStanding(row, application.clock.now(), application.calendar),
    tasks,
    overseer: row.overseer.name,
    submitted: submitted && { at: localTime(submitted.at), document: submitted.paper.number, lines: submitted.lines },
    timesReturned,
  };
}

/** The period that an agency will have to report on next: nothing is recorded of it yet. */
function upcoming(row: DutyRow, application: ReportPorts): ReportView[] {
  const { regime, calendar, projections, texts } = application;
  const period = periodById(row.scheduled?.period ?? '', regime, calendar);
  const tasks = row.held.filter((each) => each.until === null).map(({ task, code, title, plan }) => ({ task, code, title, plan }));
  if (!period || tasks.length === 0) return [];
  const report = reportKey(period.id, row.agency);
  if (projections.get<ReportRow>(reportsProjection, report)) return [];
  const { id, from, cutOff, opensOn, due, upward } = period;
  const directory = application.directory();
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
export function listReports(application: ReportPorts, { period, agency, standing }: ReportQuestion): ReportView[] {
  checkFilters(application, { period, agency, reportStanding: standing });
  const { projections } = application;
  const opened = agency
    ? projections.where<ReportRow>(reportsProjection, 'agency', agency)
    : period
      ? projections.where<ReportRow>(reportsProjection, 'period', period)
      : projections.all<ReportRow>(reportsProjection);
  const duties = projections.all<DutyRow>(dutiesProjection).flatMap((row) => upcoming(row, application));
  return [...opened.map((row) => viewOf(row, application)), ...duties]
    .filter(
      (each) => (!period || each.period === period) && (!agency || each.agency === agency) && (!standing || each.standing === standing),
    )
    .sort((one, other) => (one.cutOff < other.cutOff ? 1 : one.cutOff > other.cutOff ? -1 : one.name.localeCompare(other.name, 'vi')));
}

/** @throws RefusedError when there is no such report */
export function showReport(application: ReportPorts, report: string): ReportView {
  const row = application.projections.get<ReportRow>(reportsProjection, report);
  if (row) return viewOf(row, application);
  const agency = report.slice(report.indexOf('.') + 1);
  const duty = application.projections.get<DutyRow>(dutiesProjection, agency);
  const [next] = duty ? upcoming(duty, application) : [];
  if (next?.report !== report) throw new RefusedError(refuse('report.unknown', { report }));
  return next;
}

export function reportUseCases(application: SubmittingPorts): ReportUseCases {
  const after = async (report: string, answer: object | Refusal): Promise<ReportView> => {
    orThrow(answer);
    return asRecorded(application, () => showReport(application, report));
  };
  return {
    list: (question) => listReports(application, question),
    show: (report) => showReport(application, report),
    submit: async (report, body, by) => after(report, await application.reports.submit(report, body, by, application.clock.now())),
    giveBack: async (report, body, by) => after(report, await application.reports.giveBack(report, body, by, application.clock.now())),
  };
}
