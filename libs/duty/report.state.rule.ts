// A report as its events leave it, and where it stands at a moment. Plain JSON, the row of the projection and the state
// of the decider.
import { workingDaysBetween, type Calendar } from '../deadline/calendars/calendar.rule.js';
import { dayOf, daysBetween, endOfDay, toInstant, toMillis, type Instant } from '../kernel/index.js';
import type { DaysLate } from '../task/standing/standing.rule.js';
import type { Paper } from '../task/facts/task.events.js';
import type { ReportEvent, ReportEvents, ReportLine, ReportLook } from './report.events.js';

export type TakenReportStep = Omit<ReportEvents['ReportStepTaken'], 'report' | 'agency'>;

type Opened = ReportEvents['ReportOpened'];

export interface ReportRow extends Opened {
  openedAt: Instant;
  submitted: { at: Instant; paper: Paper; lines: ReportLine[] } | null;
  timesReturned: number;
  cancelled: boolean;
  taken: TakenReportStep[];
  /** Rises when a silence ends and steps are looked at again. */
  turn: number;
}

/** `upcoming` is said of periods that have not opened; they have no row yet. */
export type ReportStanding = 'upcoming' | 'open' | 'submitted' | 'submitted-late' | 'overdue' | 'cancelled';

export interface ReportVerdict {
  standing: ReportStanding;
  daysLate: DaysLate | null;
}

/** Late means that its last day has ended; a submitted report is judged by the day it was recorded. */
export function reportStanding(row: ReportRow, at: Instant, calendar: Calendar): ReportVerdict {
  if (row.cancelled) return { standing: 'cancelled', daysLate: null };
  const judged = row.submitted?.at ?? at;
  const late = toMillis(judged) >= toMillis(endOfDay(row.due));
  if (!late) return { standing: row.submitted ? 'submitted' : 'open', daysLate: null };
  const day = dayOf(judged);
  return {
    standing: row.submitted ? 'submitted-late' : 'overdue',
    daysLate: { calendar: daysBetween(row.due, day), working: workingDaysBetween(calendar, row.due, day) },
  };
}

/** Why nothing is owed on a report any more; null while it is. */
export function whyReportStopped(row: ReportRow): 'report-submitted' | 'report-cancelled' | null {
  if (row.cancelled) return 'report-cancelled';
  return row.submitted ? 'report-submitted' : null;
}

const sameStep = (one: Pick<ReportLook, 'step' | 'kind'>, other: Pick<ReportLook, 'step' | 'kind'>): boolean =>
  one.step === other.step && one.kind === other.kind;

export const isReportStepTaken = (row: ReportRow, look: Pick<ReportLook, 'step' | 'kind'>): boolean =>
  row.taken.some((each) => sameStep(each, look));

export const openReportLooks = (row: ReportRow): ReportLook[] =>
  whyReportStopped(row) ? [] : row.looks.filter((look) => !isReportStepTaken(row, look));

/** When the report must be looked at again; null when nothing is owed. */
export function reportWakeAt(row: ReportRow): Instant | null {
  const moments = openReportLooks(row).map((look) => toMillis(look.at));
  return moments.length === 0 ? null : toInstant(Math.min(...moments));
}

type Recorded = ReportEvent & { recordedAt: Instant };

export function evolveReport(row: ReportRow | null, event: Recorded): ReportRow | null {
  if (event.type === 'ReportOpened')
    return { ...event.data, openedAt: event.recordedAt, submitted: null, timesReturned: 0, cancelled: false, taken: [], turn: 1 };
  if (!row) return null;
  switch (event.type) {
    case 'ReportTasksChanged':
      return { ...row, tasks: event.data.tasks, cancelled: false };
    case 'ReportRescheduled': {
      const { due, upward, calendar, looks } = event.data;
      return { ...row, due, upward, calendar, looks };
    }
    case 'ReportCancelled':
      return { ...row, tasks: [], cancelled: true };
    case 'ReportSubmitted': {
      const { paper, lines } = event.data;
      return { ...row, submitted: { at: event.recordedAt, paper, lines } };
    }
    case 'ReportReturned':
      return { ...row, submitted: null, timesReturned: row.timesReturned + 1 };
    case 'ReportStepTaken': {
      const { report: _, agency: __, ...taken } = event.data;
      return { ...row, taken: [...row.taken, taken] };
    }
    case 'ReportResumed': {
      const { rungs } = event.data;
      return { ...row, turn: row.turn + 1, taken: row.taken.filter((each) => !rungs.some((rung) => sameStep(rung, each))) };
    }
  }
}
