// What the risks of a task are read from: the other tasks, the cut-offs of reports, and the agencies' records.
import type { Calendar } from '../../libs/deadline/calendar.rule.js';
import { lastCutOff } from '../../libs/duty/regime.rule.js';
import { dayOf } from '../../libs/kernel/index.js';
import { agencyRecords, type AgencyRecord, type RiskSettings, type RiskSources } from '../../libs/task/risk.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { House } from './house.types.js';

type Needed = Pick<House, 'projections' | 'clock' | 'regime'> & { calendar(): Calendar };

/** The records are reckoned once a day, when first asked for: a look at one task must not go through all of them. */
export function riskSources({ projections, clock, calendar: inForce, regime }: Needed, settings: () => RiskSettings): () => RiskSources {
  let known: { day: string; records: Map<string, AgencyRecord> } | null = null;
  const recordOf = (agency: string): AgencyRecord | null => {
    const now = clock.now();
    if (known?.day !== dayOf(now))
      known = { day: dayOf(now), records: agencyRecords(projections.all<TaskState>(tasksProjection), now, inForce()) };
    return known.records.get(agency) ?? null;
  };
  return () => ({
    calendar: inForce(),
    settings: settings(),
    lastCutOff: (day) => lastCutOff(day, regime, inForce()),
    taskOf: (task) => projections.get<TaskState>(tasksProjection, task),
    recordOf,
  });
}
