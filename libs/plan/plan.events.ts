// What can happen to a plan: it is imported as a draft with every row as it was read, then approved or discarded.
import type { FactOf } from '../kernel/index.js';
import type { PlanHead, PlanProblem, PlanTask, Receipt } from './plan.types.rule.js';

export interface PlanEvents {
  /** One event carries the whole reading, so that half a plan can never be stored. */
  PlanImported: {
    plan: string;
    head: PlanHead;
    tasks: PlanTask[];
    problems: PlanProblem[];
    receipt: Receipt;
    /** File name and SHA-256 of the document as it was given. */
    source: { name: string; sha256: string };
    /** Version of the civil-service calendar the deadlines were read with. */
    calendar: string;
  };
  /** `leftOut` are the rows (1-based) that are not to be assigned, each with its reason. */
  PlanApproved: { plan: string; leftOut: { row: number; reason: string }[] };
  PlanDiscarded: { plan: string; reason: string };
}

export type PlanEvent = FactOf<PlanEvents>;

export const PLAN_EVENT_VERSIONS: Record<keyof PlanEvents, number> = { PlanImported: 2, PlanApproved: 1, PlanDiscarded: 1 };
