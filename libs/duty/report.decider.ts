// A report is opened once, follows the tasks until its cut-off, and is submitted by its agency and judged by its overseer.
import { dayOf, refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { KeepReport, ReportCommand, ReturnReport, SubmitReport, TakeReportStep } from './report.commands.js';
import type { ReportEvent } from './report.events.js';
import { evolveReport, isReportStepTaken, whyReportStopped, type ReportRow } from './report.state.rule.js';

function keep({ type: _, ...data }: KeepReport, row: ReportRow | null): ReportEvent[] {
  if (!row || row.submitted) return [];
  if (data.tasks.length === 0)
    return row.cancelled ? [] : [{ type: 'ReportCancelled', data: { report: data.report, agency: data.agency } }];
  const same = row.tasks.length === data.tasks.length && row.tasks.every((each, index) => each.task === data.tasks[index]?.task);
  return same ? [] : [{ type: 'ReportTasksChanged', data }];
}

/** One line for each task of the report, and none for another. */
function linesInOrder({ lines }: SubmitReport, row: ReportRow): Refusal | null {
  const unknown = lines.find((line) => !row.tasks.some((each) => each.task === line.task));
  if (unknown) return refuse('report.line-unknown', { task: unknown.task, tasks: row.tasks.map((each) => each.task).join(', ') });
  const twice = lines.find((line, index) => lines.findIndex((other) => other.task === line.task) < index);
  if (twice) return refuse('report.line-twice', { task: twice.task });
  const missing = row.tasks.find((each) => !lines.some((line) => line.task === each.task));
  return missing ? refuse('report.line-missing', { task: missing.task, title: missing.title }) : null;
}

function refuseSubmission(command: SubmitReport, row: ReportRow): Refusal | null {
  const { by, now, documentDate, document } = command;
  const today = dayOf(now);
  if (by.role === 'inspector' || by.agency !== row.agency) return refuse('report.only-agency', { agency: row.name });
  if (row.cancelled) return refuse('report.cancelled');
  if (row.submitted) return refuse('report.submitted-already', { document: row.submitted.paper.number });
  if (today < row.cutOff) return refuse('report.too-early', { cutOff: row.cutOff });
  if (documentDate && documentDate > today) return refuse('report.document-in-future', { document, date: documentDate, today });
  return linesInOrder(command, row);
}

function submit(command: SubmitReport, row: ReportRow): ReportEvent[] | Refusal {
  const { report, document, lines, documentDate = null } = command;
  return (
    refuseSubmission(command, row) ?? [
      {
        type: 'ReportSubmitted',
        data: { report, agency: row.agency, paper: { number: document, date: documentDate }, lines },
        occurredOn: documentDate,
      },
    ]
  );
}

function giveBack({ report, by, reason }: ReturnReport, row: ReportRow): ReportEvent[] | Refusal {
  if (by.role === 'inspector' || by.agency !== row.overseer.agency) return refuse('report.only-overseer', { overseer: row.overseer.name });
  if (!row.submitted) return refuse('report.not-submitted');
  return [{ type: 'ReportReturned', data: { report, agency: row.agency, reason } }];
}

function take({ type: _, ...data }: TakeReportStep, row: ReportRow | null): ReportEvent[] {
  if (!row || whyReportStopped(row) || isReportStepTaken(row, data)) return [];
  return [{ type: 'ReportStepTaken', data }];
}

export const reportDecider: Decider<ReportRow | null, ReportCommand, ReportEvent> = {
  initial: null,
  decide(command, row) {
    switch (command.type) {
      case 'OpenReport': {
        const { type: _, ...data } = command;
        return row ? [] : [{ type: 'ReportOpened', data }];
      }
      case 'KeepReport':
        return keep(command, row);
      case 'RescheduleReport': {
        const { type: _, ...data } = command;
        return !row || whyReportStopped(row) || row.calendar === data.calendar ? [] : [{ type: 'ReportRescheduled', data }];
      }
      case 'TakeReportStep':
        return take(command, row);
      case 'ResumeReport': {
        const { type: _, ...data } = command;
        return row && data.rungs.some((rung) => isReportStepTaken(row, rung)) ? [{ type: 'ReportResumed', data }] : [];
      }
      case 'SubmitReport':
        return row ? submit(command, row) : refuse('report.unknown', { report: command.report });
      case 'ReturnReport':
        return row ? giveBack(command, row) : refuse('report.unknown', { report: command.report });
    }
  },
  evolve: (row, event) => evolveReport(row, event as never),
};
