// Old shapes of the events of a plan, lifted to the present one.
import type { Upcaster } from '../kernel/index.js';
import { confidenceOf } from './confidence.rule.js';
import type { PlanEvents } from './plan.events.js';
import type { PlanTask } from './plan.types.rule.js';
import { rowKey } from './review/row-key.rule.js';

type FirstImported = Omit<PlanEvents['PlanImported'], 'tasks'> & { tasks: Omit<PlanTask, 'confidence' | 'notes'>[] };

/** Version 1 had the problems of a row but not the confidence that follows from them, and dropped columns without a field. */
const importedWithConfidence: Upcaster = {
  type: 'PlanImported',
  fromVersion: 1,
  up: (data): PlanEvents['PlanImported'] => {
    const first = data as FirstImported;
    return { ...first, tasks: first.tasks.map((task) => ({ ...task, notes: [], confidence: confidenceOf(task.problems) })) };
  },
};

/** Version 1 named rows by their place, and nothing had to be accepted as read. */
const approvedByRowName: Upcaster = {
  type: 'PlanApproved',
  fromVersion: 1,
  up: (data): PlanEvents['PlanApproved'] => {
    const { plan, leftOut } = data as { plan: string; leftOut: { row: number; reason: string }[] };
    return { plan, leftOut: leftOut.map(({ row, reason }) => ({ row: rowKey(row), reason })), asRead: [] };
  },
};

export const PLAN_UPCASTERS: readonly Upcaster[] = [importedWithConfidence, approvedByRowName];
