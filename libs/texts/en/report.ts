// What people read about periodic reports: refusals, the names of periods and standings, the trail.
import { wrong } from './input.js';
import { printDay, printInstant } from '../../kernel/day.rule.js';
import type { ReportSentences } from '../facts/report-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';

const PERIODS: Readonly<Record<string, string>> = { q1: 'first quarter', h1: 'first half', q3: 'third quarter', year: 'year' };

/** `2021-q1` in words. */
export function periodName(period: string): string {
  const [year = '', part = ''] = period.split('-');
  return part === 'year' ? `the year ${year}` : `the ${PERIODS[part] ?? part} of ${year}`;
}

export const reportTitle = (period: string): string => `Administrative reform report for ${periodName(period)}`;
export const reportData = (from: string, cutOff: string): string => `data from ${printDay(from)} to ${printDay(cutOff)}`;
export const reportTasks = (count: number): string => `${count} standing task${count === 1 ? '' : 's'}`;

export const reportStandings = {
  upcoming: 'Not open yet',
  open: 'Open',
  submitted: 'Submitted',
  'submitted-late': 'Submitted late',
  overdue: 'Overdue, not submitted',
  cancelled: 'Not owed',
};

const day = (value: unknown): string => printDay(String(value));

export const refusals = {
  'report.regime-invalid': (p) => `The regime of reports is not valid at “${p.field}”: ${wrong(p)}.`,
  'report.unknown': (p) => `There is no report “${p.report}”, or its period has not opened.`,
  'report.only-agency': (p) => `Only ${p.agency} may submit this report.`,
  'report.only-overseer': (p) => `Only the agency that receives the report (${p.overseer}) may return it.`,
  'report.cancelled': () => 'The agency has no standing task left in the period and owes no report.',
  'report.submitted-already': (p) => `The report was submitted as ${p.document}; its receiver must return it before it can change.`,
  'report.not-submitted': () => 'The report has not been submitted, so it cannot be returned.',
  'report.too-early': (p) => `The data run to the end of ${day(p.cutOff)}; the report cannot be submitted before that day.`,
  'report.document-in-future': (p) => `Document ${p.document} is dated ${day(p.date)}, after today (${day(p.today)}).`,
  'report.line-missing': (p) => `The report says nothing about the task “${p.title}” (${p.task}).`,
  'report.line-unknown': (p) => `Task “${p.task}” does not belong to this report; its tasks: ${p.tasks}.`,
  'report.line-twice': (p) => `Task “${p.task}” is named twice.`,
} satisfies Sentences;

/** Why somebody is told of a report, or why a step about it was skipped. */
export const reasons = {
  'report-due': (p) =>
    `${p.agency} must submit its report for ${periodName(String(p.period))} by ${day(p.due)} (working days left: ${p.workingDays})`,
  'report-missing': (p) =>
    `${p.agency} has not submitted its report for ${periodName(String(p.period))}; working days late: ${p.workingDays} (due ${day(p.due)})`,
  'report-submitted': () => 'the report has been submitted',
  'report-cancelled': () => 'the agency does not owe this report any more',
  'report-late': () => 'the day of the report has passed',
} satisfies Sentences;

const SKIPS = reasons as Readonly<Record<string, (params: Params) => string>>;
const OTHERS: Readonly<Record<string, string>> = {
  superseded: 'a higher step was told',
  'no-recipient': 'no recipient could be found',
  silenced: 'it is silenced',
  'role-vacant': 'nobody holds the role to be told',
  'no-address': 'no address of the recipient is known',
};
const why = (code: string | null): string => OTHERS[code ?? ''] ?? SKIPS[code ?? '']?.({}) ?? code ?? '';
const tasks = (list: readonly { code: string; title: string }[]): string =>
  list.map(({ code, title }) => (code ? `[${code}] ${title}` : title)).join('; ');

export const events: ReportSentences = {
  DutyTaken: (d) => `${d.name} has the standing task “${d.title}”, to be reported periodically`,
  DutyEnded: (d, names) => `${names(d.agency)} need not report on this task any more`,
  DutyScheduled: (d, names) => `Next reporting period of ${names(d.agency)}: ${periodName(d.period)}, opens at ${printInstant(d.opensAt)}`,
  ReportOpened: (d) =>
    `Report of ${d.name} for ${periodName(d.period)} opened: ${reportTasks(d.tasks.length)}, ${reportData(d.from, d.cutOff)}, due by ${printDay(d.due)}`,
  ReportTasksChanged: (d, names) => `The report of ${names(d.agency)} now lists ${reportTasks(d.tasks.length)}: ${tasks(d.tasks)}`,
  ReportRescheduled: (d, names) =>
    `The days of the report of ${names(d.agency)} were computed anew by the new calendar: due ${printDay(d.due)}`,
  ReportCancelled: (d, names) => `${names(d.agency)} has no standing task left in the period and owes no report`,
  ReportSubmitted: (d, names) => `${names(d.agency)} submitted its report as ${d.paper.number}, ${reportTasks(d.lines.length)}`,
  ReportReturned: (d, names) => `The report of ${names(d.agency)} was returned: ${d.reason}`,
  ReportStepTaken: (d, names) => {
    const step = `Step ${d.step} about the report of ${names(d.agency)}`;
    if (d.outcome === 'raised') return `${step}: notices raised: ${d.notices.length}`;
    const instead = d.notices.length > 0 ? `; notices to the people of the next step at once: ${d.notices.length}` : '';
    return `${step}: skipped because ${why(d.reason)}${instead}`;
  },
  ReportResumed: (d, names) => `Steps about the report of ${names(d.agency)} are looked at again: the silence has ended`,
};
