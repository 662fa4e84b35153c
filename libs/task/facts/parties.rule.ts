// Who works on a task beside the lead that is spoken of, as people are told of them.
import type { PartState, TaskState } from './task.state.rule.js';

/** As the plan words them, until a decision changed them. */
export function coordinatorNames(task: TaskState): string[] {
  const printed = task.assigned?.coordinators ?? [];
  const unchanged =
    printed.length === task.coordinators.length && printed.every((each, index) => each.agency === task.coordinators[index]?.agency);
  if (!unchanged) return task.coordinators.map((each) => each.name);
  return task.assigned?.coordinatorText ? [task.assigned.coordinatorText] : [];
}

/** The other leads of a joint task. Members of one collective do not share the work; they each do their own. */
export const jointLeadNames = (task: TaskState, part: PartState): string[] =>
  task.parts.filter((each) => each.agency !== part.agency && !(each.group && each.group === part.group)).map((each) => each.name);
