// What follows from a plan: an approved one gives one task a row, an applied amendment changes tasks as it says.
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { TaskEvents } from '../task/facts/task.events.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { assignmentOf, taskId } from './draft/assignment.rule.js';
import { codesOf, printedRow } from './draft/codes.rule.js';
import type { AmendmentState } from './plan.fold.rule.js';
import { approvedRows } from './plan.fold.rule.js';
import type { PlanRow } from './plans.projection.js';

/** The assignments an approved plan owes; giving them twice changes nothing, because a task is assigned once. */
export function assignmentsOf(plan: PlanRow, directory: Directory): { task: string; data: TaskEvents['TaskAssigned'] }[] {
  const { draft } = plan;
  if (!draft || plan.phase !== 'approved') return [];
  const rows = approvedRows(plan).filter((row) => row.fate === 'task');
  const codes = codesOf(rows.map(printedRow));
  return rows.map(({ key, task }) => ({
    task: taskId(plan.id, key),
    data: assignmentOf(plan.id, key, task, draft, directory, codes.get(key) ?? null),
  }));
}

/** The codes that tasks of an old log are owed: what the plan's rows give, beside the codes that others of the plan have. */
export function codesOwed(plan: PlanRow | null, tasks: readonly TaskState[]): { task: string; code: string }[] {
  const numbers = new Map((plan?.draft?.rows ?? []).map((row) => [taskId(plan?.id ?? '', row.key), row.task.numbers]));
  const printed = tasks
    .flatMap(({ id, assigned }) => (assigned ? [{ id, assigned }] : []))
    .sort((one, other) => one.assigned.row - other.assigned.row || (one.id < other.id ? -1 : 1))
    .map(({ id, assigned: { printedCode, field, group, codeInPlan } }) => {
      const known = numbers.get(id);
      return { key: id, code: printedCode, field, group, ...(known ? { numbers: known } : {}), fixed: codeInPlan };
    });
  const fixed = printed.flatMap((row) => (row.fixed === null ? [] : [{ ...row, fixed: row.fixed }]));
  const owed = codesOf(
    printed.filter((row) => row.fixed === null),
    fixed,
  );
  return [...owed].map(([task, code]) => ({ task, code }));
}

/** Amendments whose effects are not all known to be done. Doing them again changes nothing. */
export const owedAmendments = (plan: PlanRow): AmendmentState[] => plan.amendments.filter((each) => each.phase === 'applied');
