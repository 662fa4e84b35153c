// Gives orders to reports: checks what was stated and lets the decider decide.
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { reportStream, type ReportCommand } from './report.commands.js';
import { returnBody, submitBody } from './report.requests.js';
import { reportDecider } from './report.decider.js';
import { REPORT_EVENT_VERSIONS } from './report.events.js';
import type { ReportRow } from './report.state.rule.js';

type Answer = Promise<Handled<ReportRow | null> | Refusal>;

export interface ReportService {
  /** @param body unchecked: `{ document, documentDate?, lines: [{ task, text }] }` */
  submit(report: string, body: unknown, by: Actor, now: Instant): Answer;
  /** @param body unchecked: `{ reason }` */
  giveBack(report: string, body: unknown, by: Actor, now: Instant): Answer;
}

export function reportService(store: EventStore): ReportService {
  const give = (command: Extract<ReportCommand, { by: Actor }>): Answer =>
    handle(store, reportDecider, REPORT_EVENT_VERSIONS, reportStream(command.report), command, { now: command.now, by: command.by });
  return {
    async submit(report, body, by, now) {
      const stated = parseInput(submitBody, body);
      return isRefusal(stated) ? stated : give({ type: 'SubmitReport', report, by, now, ...stated.value });
    },
    async giveBack(report, body, by, now) {
      const stated = parseInput(returnBody, body);
      return isRefusal(stated) ? stated : give({ type: 'ReturnReport', report, by, now, ...stated.value });
    },
  };
}
