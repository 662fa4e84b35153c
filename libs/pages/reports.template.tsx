// Periodic reports: all of them, and one with its tasks.
import { printDay, printInstant } from '../kernel/index.js';
import type { ReportView } from '../duty/report.views.js';
import type { TrailEntry } from '../audit/trail.views.js';
import { Layout, type Frame } from './layout.template.js';
import { Late } from './parts.template.js';
import { TrailTable } from './trail.template.js';

const MARKS: Readonly<Record<ReportView['standing'], string>> = {
  upcoming: 'no-deadline',
  open: 'on-time',
  submitted: 'done-on-time',
  'submitted-late': 'done-late',
  overdue: 'late',
  cancelled: 'withdrawn',
};

function ReportMark({ report, frame }: { report: ReportView; frame: Frame }) {
  return (
    <>
      <span className={`mark ${MARKS[report.standing]}`}>{frame.texts.report.reportStandings[report.standing]}</span>
      <Late daysLate={report.daysLate} texts={frame.texts} />
    </>
  );
}

export function ReportsPage({ frame, reports }: { frame: Frame; reports: ReportView[] }) {
  const words = frame.texts.page.reports;
  return (
    <Layout frame={frame} title={words.title}>
      <p className="explain">{words.explain}</p>
      {reports.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th>{words.report}</th>
                <th>{words.agency}</th>
                <th>{words.cutOff}</th>
                <th>{words.due}</th>
                <th>{words.standing}</th>
                <th>{words.tasks}</th>
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => (
                <tr key={report.report}>
                  <td>
                    <a href={`/bao-cao/${encodeURIComponent(report.report)}`}>{report.title}</a>
                  </td>
                  <td>{report.name}</td>
                  <td className="day">{printDay(report.cutOff)}</td>
                  <td className="day">{frame.texts.calendar.day(printDay(report.due), report.provisional)}</td>
                  <td>
                    <ReportMark report={report} frame={frame} />
                  </td>
                  <td>{report.tasks.length}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Layout>
  );
}

export function ReportPage({ frame, report, history }: { frame: Frame; report: ReportView; history: TrailEntry[] }) {
  const { calendar, page, report: texts } = frame.texts;
  const { upward, submitted } = report;
  const facts: [string, string | null][] = [
    [page.reports.agency, report.name],
    [page.reports.data, texts.reportData(report.from, report.cutOff)],
    [page.reports.due, calendar.day(printDay(report.due), report.provisional)],
    [page.reports.calendar, report.provisional === null ? null : calendar.mayChange([report.provisional])],
    [page.reports.upward, page.reports.upwardDays(printDay(upward.nominal), printDay(upward.effective), printDay(upward.aim))],
    [page.reports.receiver, report.overseer],
    [page.reports.submitted, submitted && `${submitted.document}, ${printInstant(submitted.at)}`],
  ];
  return (
    <Layout frame={frame} title={`${report.title} · ${report.name}`}>
      <p>
        <ReportMark report={report} frame={frame} />
      </p>
      <dl>{facts.flatMap(([name, value]) => (value ? [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>] : []))}</dl>
      <h2>{page.reports.tasks}</h2>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th>{page.tasks.name}</th>
              <th>{page.reports.line}</th>
            </tr>
          </thead>
          <tbody>
            {report.tasks.map(({ task, code, title }) => (
              <tr key={task}>
                <td>
                  <a href={`/nhiem-vu/${encodeURIComponent(task)}`}>{code ? `${code}. ${title}` : title}</a>
                </td>
                <td>{submitted?.lines.find((line) => line.task === task)?.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{page.reports.history}</h2>
      <TrailTable entries={history} texts={frame.texts} />
    </Layout>
  );
}
