// What the risks of a task are read from: the other tasks, the cut-offs of reports, and the agencies' records.
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import { lastCutOff } from '../../duty/regime.rule.js';
import { dayOf } from '../../kernel/index.js';
import { agencyRecords, type AgencyRecord, type RiskSettings, type RiskSources } from '../../task/standing/risk.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';

type Needed = Pick<Engine, 'projections' | 'clock' | 'regime'> & { calendar(): Calendar };

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
