// Where a task goes on that its plan does not finish: in a plan in force, in one of its tasks, or under a document still to come.
import { isRefusal, refuse, type Refusal } from '../../kernel/index.js';
import type { CarryTarget, PlanRef, PredecessorRef } from './task.events.js';
import type { TaskState } from './task.state.rule.js';

/** As people state it. */
export interface CarryWords {
  toPlan?: string | null | undefined;
  toTask?: string | null | undefined;
  toDocument?: string | null | undefined;
}

export interface PlanNamed {
  /** Its number, or its title when it has none. */
  name: string;
  inForce: boolean;
}

interface LookUps {
  taskOf(task: string): TaskState | null;
  planOf(plan: string): PlanNamed | null;
}

/** Whether `task` goes on in `from` already, directly or through others. */
function goesOnIn(task: string, from: string, taskOf: LookUps['taskOf'], seen = new Set<string>()): boolean {
  if (from === task) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const next = taskOf(from)?.carriedTo?.task?.task;
  return next !== undefined && goesOnIn(task, next, taskOf, seen);
}

function planMeant(own: string, plan: string, { planOf }: LookUps): PlanRef | Refusal {
  const known = planOf(plan);
  if (!known) return refuse('task.carry-plan-unknown', { plan });
  if (!known.inForce) return refuse('task.carry-plan-draft', { plan: known.name });
  if (plan === own) return refuse('task.carry-own-plan', { plan: known.name });
  return { plan, name: known.name };
}

/** A target that exists, or a document that is said to be still to come; a mere word is never taken for a plan. */
export function carryTarget(task: string, { toPlan, toTask, toDocument }: CarryWords, lookUps: LookUps): CarryTarget | Refusal {
  if (!toPlan && !toTask) {
    return toDocument ? { plan: null, task: null, document: toDocument } : refuse('task.carry-target-missing');
  }
  if (toDocument) return refuse('task.carry-target-twice');
  const own = lookUps.taskOf(task)?.assigned?.plan ?? '';
  const heir = toTask ? (lookUps.taskOf(toTask)?.assigned ?? null) : null;
  if (toTask && !heir) return refuse('task.carry-task-unknown', { task: toTask });
  if (toTask && goesOnIn(task, toTask, lookUps.taskOf)) return refuse('task.carry-circle', { task: toTask });
  if (heir && toPlan && heir.plan !== toPlan) return refuse('task.carry-task-elsewhere', { task: toTask ?? '', plan: toPlan });
  const plan = planMeant(own, heir?.plan ?? toPlan ?? '', lookUps);
  if (isRefusal(plan)) return plan;
  const ref: PredecessorRef | null = heir && { task: toTask ?? '', code: heir.code, title: heir.title };
  return { plan, task: ref, document: null };
}

/** It was carried over, and nobody has said yet in which plan it goes on. */
export const isUnresolved = ({ carriedTo }: Pick<TaskState, 'carriedTo'>): boolean => carriedTo !== null && carriedTo.plan === null;
