// A periodic report as people are shown it.
import type { DutyTask } from '../../duty/duty.events.js';
import type { ReportLine } from '../../duty/report.events.js';
import type { ReportStanding } from '../../duty/report.state.rule.js';
import type { Day, Instant } from '../../kernel/index.js';
import type { DaysLate } from '../../task/standing/standing.rule.js';

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
