// Which tasks must be done before another: of the same plan, each known, and never in a circle.
import { refuse, type Refusal } from '../../kernel/index.js';
import type { PredecessorRef } from './task.events.js';
import type { TaskState } from './task.state.rule.js';

type TaskOf = (task: string) => TaskState | null;

/** Whether `task` must be done before `from` already, directly or through others. */
function comesBefore(task: string, from: string, taskOf: TaskOf, seen = new Set<string>()): boolean {
  if (from === task) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (taskOf(from)?.predecessors ?? []).some((each) => comesBefore(task, each.task, taskOf, seen));
}

/** The tasks as the plan calls them, or why they cannot come first. */
export function predecessorsOf(task: string, wanted: readonly string[], taskOf: TaskOf): PredecessorRef[] | Refusal {
  const plan = taskOf(task)?.assigned?.plan;
  const refs: PredecessorRef[] = [];
  for (const id of new Set(wanted)) {
    const assigned = taskOf(id)?.assigned;
    if (!assigned) return refuse('task.predecessor-unknown', { predecessor: id });
    if (assigned.plan !== plan) return refuse('task.predecessor-elsewhere', { predecessor: id, plan: plan ?? '' });
    if (comesBefore(task, id, taskOf)) return refuse('task.predecessor-circle', { predecessor: id, task });
    refs.push({ task: id, code: assigned.code, title: assigned.title });
  }
  return refs;
}
