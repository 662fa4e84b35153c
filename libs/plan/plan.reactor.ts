// What follows from a plan: an approved one gives one task a row, an applied amendment changes tasks as it says.
import type { Directory } from '../agency/agency.types.rule.js';
import type { TaskEvents } from '../task/task.events.js';
import { assignmentOf, taskId } from './assignment.rule.js';
import type { AmendmentState } from './plan.fold.rule.js';
import { approvedRows } from './plan.fold.rule.js';
import type { PlanRow } from './plans.projection.js';

/** The assignments an approved plan owes; giving them twice changes nothing, because a task is assigned once. */
export function assignmentsOf(plan: PlanRow, directory: Directory): { task: string; data: TaskEvents['TaskAssigned'] }[] {
  const { draft } = plan;
  if (!draft || plan.phase !== 'approved') return [];
  return approvedRows(plan)
    .filter((row) => row.fate === 'task')
    .map((row) => ({ task: taskId(plan.id, row.key), data: assignmentOf(plan.id, row.key, row.task, draft, directory) }));
}

/** Amendments whose effects are not all known to be done. Doing them again changes nothing. */
export const owedAmendments = (plan: PlanRow): AmendmentState[] => plan.amendments.filter((each) => each.phase === 'applied');
