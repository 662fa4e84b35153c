// Standing tasks and their periodic reports, as the catalogue knows them.
import { streamKind, type Feature, type Subjects } from '../kernel/index.js';
import { dutiesProjection } from './duties.projection.js';
import { DUTY_EVENT_VERSIONS, type DutyEvent, type DutyEvents } from './duty.events.js';
import { REPORT_EVENT_VERSIONS, type ReportEvent, type ReportEvents } from './report.events.js';
import { reportsProjection } from './reports.projection.js';

const subjectsOfDuty = ({ data }: DutyEvent): Subjects => ({ tasks: 'task' in data ? [data.task] : [], agencies: [data.agency] });

/** A report is asked for by its own name, and by each of its tasks. */
function subjectsOfReport({ data }: ReportEvent): Subjects {
  const listed = 'lines' in data ? data.lines : 'tasks' in data ? data.tasks : [];
  return { tasks: [data.report, ...listed.map(({ task }) => task)], agencies: [data.agency] };
}

export const dutyFeature: Feature = {
  name: 'duty',
  streams: {
    duty: streamKind<DutyEvents>(DUTY_EVENT_VERSIONS, subjectsOfDuty),
    report: streamKind<ReportEvents>(REPORT_EVENT_VERSIONS, subjectsOfReport),
  },
  projections: [dutiesProjection, reportsProjection],
  rights: ['report.return', 'report.submit'],
};
