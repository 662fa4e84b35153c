// Whether a step of the policy is for a task at all.
import { dayOf, daysBetween, type Instant } from '../../kernel/index.js';
import { deadlineInForce, dueOf } from '../../task/facts/conditions.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import type { StepConditions } from './policy.types.rule.js';

const holds = <Value>(wanted: readonly Value[] | undefined, found: Value | undefined): boolean =>
  wanted === undefined || (found !== undefined && wanted.includes(found));

/** What does not change with the clock. */
export function concerns(only: StepConditions | undefined, task: TaskState, part: PartState): boolean {
  if (!only) return true;
  const { fields, plans, agencies, deadlineKinds, jointLeads, minExtensions = 0 } = only;
  return (
    holds(fields, task.assigned?.field) &&
    holds(plans, task.assigned?.plan) &&
    holds(agencies, part.agency) &&
    holds(deadlineKinds, deadlineInForce(task)?.kind) &&
    (jointLeads === undefined || jointLeads === task.parts.length > 1) &&
    task.extensions >= minExtensions
  );
}

/** What depends on the moment of the look. */
export function concernsNow(only: StepConditions | undefined, task: TaskState, now: Instant): boolean {
  if (only?.minDaysLate === undefined) return true;
  const due = dueOf(deadlineInForce(task));
  return due !== null && daysBetween(due, dayOf(now)) >= only.minDaysLate;
}
