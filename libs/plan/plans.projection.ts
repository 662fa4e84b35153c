// Every plan as it stands: its draft row by row, what was decided, whether it is approved, what amended it since.
import type { Projection } from '../kernel/index.js';
import { evolvePlan, initialPlan, type PlanState, type RecordedPlanEvent } from './plan.fold.rule.js';

/** The id of a plan whose stream it is; a plan that was only ever a draft is kept too. */
export type PlanRow = PlanState;

export const planStream = (plan: string): string => `plan-${plan}`;

export const plansProjection: Projection<PlanRow> = {
  name: 'plans',
  version: 3,
  keys: (event) => (event.stream.startsWith('plan-') ? [event.stream.slice('plan-'.length)] : []),
  evolve: (row, event) => evolvePlan(row ?? initialPlan, event as unknown as RecordedPlanEvent),
  indexes: {
    phase: (row) => row.phase,
  },
};
