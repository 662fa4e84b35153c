// Every report that was opened, and when it must be looked at again.
import type { Projection } from '../kernel/index.js';
import { reportOfStream } from './report.commands.js';
import { evolveReport, reportWakeAt, type ReportRow } from './report.state.rule.js';

export const reportsProjection: Projection<ReportRow> = {
  name: 'reports',
  version: 1,
  keys(event) {
    const report = reportOfStream(event.stream);
    return report === null ? [] : [report];
  },
  evolve: (row, event) => evolveReport(row, event as never),
  indexes: {
    /** UTC, so that moments compare as text. */
    wakeAt: reportWakeAt,
    agency: (row) => row.agency,
    period: (row) => row.period,
    /** Owed and not submitted. */
    owed: (row) => (row.cancelled || row.submitted ? null : 1),
  },
};
