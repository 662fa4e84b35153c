// A periodic report that one agency owes about its standing tasks.
import type { Day, FactOf, Instant } from '../kernel/index.js';
import type { Paper, Party } from '../task/facts/task.events.js';
import type { DutyTask } from './duty.events.js';

/** A moment at which a step of the policy about the report comes due. */
export interface ReportLook {
  /** Place of the step in the policy. */
  index: number;
  step: number;
  kind: string;
  at: Instant;
}

export interface ReportLine {
  task: string;
  text: string;
}

interface About {
  /** `<period>.<agency>`, e.g. `2021-q1.so-tu-phap`. */
  report: string;
  agency: string;
}

interface ReportDays {
  /** First and last day of the data. */
  from: Day;
  cutOff: Day;
  /** Last day on which it is in time. */
  due: Day;
  /** When the province itself reports: as printed, by law, and the working day to aim at. */
  upward: { nominal: Day; effective: Day; aim: Day };
  calendar: string;
}

export interface ReportEvents {
  /** Stream `report-<period>.<agency>`. */
  ReportOpened: About &
    ReportDays & {
      period: string;
      name: string;
      regime: string;
      policy: string;
      /** Who receives and judges it. */
      overseer: Party;
      authority: Party;
      tasks: DutyTask[];
      looks: ReportLook[];
    };
  /** Tasks came or went before the cut-off. */
  ReportTasksChanged: About & { tasks: DutyTask[] };
  /** The calendar changed: the days and the moments that follow from them, before the report came in. */
  ReportRescheduled: About & Pick<ReportDays, 'due' | 'upward' | 'calendar'> & { looks: ReportLook[] };
  /** No task is left to report on. */
  ReportCancelled: About;
  ReportSubmitted: About & { paper: Paper; lines: ReportLine[] };
  /** To be done again; it counts as not submitted. */
  ReportReturned: About & { reason: string };
  /** A look that came due and its outcome. */
  ReportStepTaken: About & {
    index: number;
    step: number;
    kind: string;
    outcome: 'raised' | 'skipped';
    reason: string | null;
    notices: string[];
  };
  /** A silence ended: these steps are looked at again. */
  ReportResumed: About & { rungs: { step: number; kind: string }[] };
}

export type ReportEvent = FactOf<ReportEvents>;
export const REPORT_EVENT_VERSIONS: Record<keyof ReportEvents, number> = {
  ReportOpened: 1,
  ReportTasksChanged: 1,
  ReportRescheduled: 1,
  ReportCancelled: 1,
  ReportSubmitted: 1,
  ReportReturned: 1,
  ReportStepTaken: 1,
  ReportResumed: 1,
};
