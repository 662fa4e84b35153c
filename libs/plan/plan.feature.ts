// Documents and plans, as the catalogue knows them.
import { aboutNobody, streamKind, type Feature } from '../kernel/index.js';
import { PLAN_UPCASTERS } from './plan-upcasters.rule.js';
import { PLAN_EVENT_VERSIONS, type PlanEvents } from './plan.events.js';
import { plansProjection } from './plans.projection.js';

export const planFeature: Feature = {
  name: 'plan',
  streams: { plan: streamKind<PlanEvents>(PLAN_EVENT_VERSIONS, aboutNobody, PLAN_UPCASTERS) },
  projections: [plansProjection],
  rights: ['plan.handle'],
};
