// A filter that names what does not exist is told so, with what there is: an empty list would pass for an answer.
import { findAgency } from '../../agency/directory/directory.rule.js';
import { EVENT_VERSIONS } from '../../catalogue/catalogue.js';
import { periodById } from '../../duty/regime.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { RefusedError, refuse } from '../../kernel/index.js';
import { plansProjection, type PlanRow } from '../../plan/plans.projection.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Application } from '../ports/application.types.js';
import type { ReferenceData } from '../../engine/turn/ports.types.js';

type FilterPorts = ReferenceData & Pick<Application, 'projections' | 'texts'>;

export type FilterName = 'plan' | 'agency' | 'standing' | 'state' | 'channel' | 'period' | 'task' | 'type' | 'reportStanding';
export type Filters = Partial<Record<FilterName, string | undefined>>;

/** Ids that are listed in the answer; beyond that nobody reads them. */
const MOST_NAMED = 30;

interface Known {
  has(value: string): boolean;
  /** What there is to choose from; empty when the list would be too long to help. */
  all(): readonly string[];
}

const oneOf = (values: readonly string[]): Known => ({ has: (value) => values.includes(value), all: () => values });

function knownIn(application: FilterPorts): Record<FilterName, () => Known> {
  const { projections, texts, regime, calendar } = application;
  /** `2026-q4.so-y-te`: nothing is recorded of it yet. */
  const isReportToCome = (value: string): boolean => {
    const [period = '', agency = ''] = value.split('.');
    return periodById(period, regime, calendar) !== null && findAgency(application.directory(), agency) !== null;
  };
  return {
    plan: () => oneOf(projections.all<PlanRow>(plansProjection).map(({ id }) => id)),
    agency: () => ({
      has: (value) => findAgency(application.directory(), value) !== null,
      all: () => application.directory().agencies.map(({ id }) => id),
    }),
    standing: () => oneOf(Object.keys(texts.standings)),
    reportStanding: () => oneOf(Object.keys(texts.report.reportStandings)),
    state: () => oneOf(Object.keys(texts.states)),
    channel: () => oneOf(Object.keys(texts.channels)),
    period: () => ({ has: (value) => periodById(value, regime, calendar) !== null, all: () => [] }),
    task: () => ({
      has: (value) =>
        projections.get(tasksProjection, value) !== null || projections.get(reportsProjection, value) !== null || isReportToCome(value),
      all: () => [],
    }),
    type: () => oneOf(Object.keys(EVENT_VERSIONS)),
  };
}

/** @throws RefusedError that names the first filter which fits nothing, and what there is instead */
export function checkFilters(application: FilterPorts, filters: Filters): void {
  const known = knownIn(application);
  for (const [name, value] of Object.entries(filters) as [FilterName, string | undefined][]) {
    if (!value) continue;
    const { has, all } = known[name]();
    if (has(value)) continue;
    const choices = all();
    const listed = choices.length > MOST_NAMED ? '' : choices.join(', ');
    throw new RefusedError(refuse('filter-unknown', { filter: name, value, choices: listed, count: choices.length }));
  }
}
