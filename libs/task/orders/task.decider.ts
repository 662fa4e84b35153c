// Decides on every command to a task by the table in lifecycle.rule.ts.
import { isRefusal, refuse, type Decider, type Refusal } from '../../kernel/index.js';
import { amendTask } from './amendment.rule.js';
import { explanationOwed, openExplanation } from './explanation.rule.js';
import { namedOnce } from './leads.rule.js';
import { LIFECYCLE, type LifecycleCommand, type Transition } from './lifecycle.rule.js';
import { overseerOf } from './overseer.rule.js';
import { recomputeDeadline } from './recompute.rule.js';
import {
  leadNames,
  refuseNeither,
  refuseNonAuthority,
  refuseNonLead,
  refuseNonOverseer,
  refuseRole,
  type AssignedTask,
} from './rights.rule.js';
import type { TaskCommand, TaskCommandOf } from '../facts/task.commands.js';
import type { TaskEvent } from '../facts/task.events.js';
import { evolveTask, initialTask, isDone, type RecordedTaskEvent } from '../facts/task.fold.rule.js';
import type { PartState, TaskState } from '../facts/task.state.rule.js';
import { partOfWait } from './waits.rule.js';

type Ordered = Exclude<TaskCommand, { type: 'AssignTask' | 'CodeTask' | 'AmendTask' | 'OpenExplanation' | 'RecomputeDeadline' }>;

const firstRefusal = (checks: Iterable<Refusal | null>): Refusal | null => [...checks].find((check) => check !== null) ?? null;

/** The first plan row to take the stream keeps it; the same assignment again changes nothing. */
function assign({ task, by, data }: TaskCommandOf<'AssignTask'>, state: TaskState): TaskEvent[] | Refusal {
  if (by.role === 'inspector') return refuse('task.inspector-only-reads', { action: 'AssignTask' });
  const assigners = [data.authority, ...data.overseers];
  if (by.role !== 'system' && !assigners.some((party) => party.agency === by.agency)) {
    return refuse('task.only-assigner', { by: by.agency ?? by.user, assigners: assigners.map((party) => party.name).join(', ') });
  }
  if (state.assigned) {
    const same = state.assigned.plan === data.plan && state.assigned.row === data.row;
    return same ? [] : refuse('task.exists', { task, plan: state.assigned.plan, row: state.assigned.row });
  }
  if (data.leads.length === 0) return refuse('task.no-lead', { title: data.title });
  if (data.paper.number.trim() === '') return refuse('task.document-missing', { action: 'AssignTask' });
  return namedOnce([...data.leads, ...data.coordinators]) ?? [{ type: 'TaskAssigned', data, occurredOn: data.paper.date }];
}

/** States of the whole task that stop a command whoever gives it. */
function refuseState(command: Ordered, task: AssignedTask): Refusal | null {
  const { type: action } = command;
  if (task.withdrawnAt) return refuse('task.closed', { action, state: 'withdrawn' });
  if (action === 'ResolveCarryOver') return task.carriedTo ? null : refuse('task.not-carried');
  if (task.carriedTo) return refuse('task.closed', { action, state: 'carried-over' });
  if (isDone(task)) return refuse('task.closed', { action, state: 'done' });
  const { suspended } = LIFECYCLE[action];
  if (task.suspendedAt && suspended === 'refused') return refuse('task.suspended', { action });
  if (!task.suspendedAt && suspended === 'required') return refuse('task.not-suspended', { action });
  return null;
}

function refuseActor(command: Ordered, task: AssignedTask): Refusal | null {
  const { type: action, by } = command;
  const role = refuseRole(action, by);
  if (role) return role;
  switch (LIFECYCLE[action].who) {
    case 'lead':
      return refuseNonLead(action, by, task);
    case 'overseer':
      return refuseNonOverseer(action, by, task, task.parts);
    case 'authority':
      return refuseNonAuthority(action, by, task);
    case 'overseer-or-authority':
      return refuseNeither(action, by, task);
  }
}

function partNamed(agency: string, task: AssignedTask): PartState[] | Refusal {
  const part = task.parts.filter((each) => each.agency === agency);
  return part.length > 0 ? part : refuse('task.no-such-part', { part: agency, leads: leadNames(task) });
}

/** The parts the actor may judge: the one it names, or all that await it. */
function partsToJudge(command: TaskCommandOf<'ConfirmCompletion' | 'ReturnCompletion'>, task: AssignedTask): PartState[] | Refusal {
  const { type: action, by } = command;
  if (command.part) {
    const named = partNamed(command.part, task);
    return isRefusal(named) ? named : (refuseNonOverseer(action, by, task, named) ?? named);
  }
  const awaiting = task.parts.filter((part) => part.phase === 'awaiting-confirmation');
  if (awaiting.length === 0) return refuse('task.nothing-awaits', { action });
  return refuseNonOverseer(action, by, task, awaiting) ?? awaiting.filter((part) => overseerOf(task, part)?.agency === by.agency);
}

/** The parts a command speaks of. */
function partsOf(command: Ordered, task: AssignedTask): PartState[] | Refusal {
  switch (command.type) {
    case 'ConfirmCompletion':
    case 'ReturnCompletion':
      return partsToJudge(command, task);
    case 'AcceptExplanation':
    case 'ReturnExplanation': {
      const parts = command.part ? partNamed(command.part, task) : task.parts.filter((part) => explanationOwed(part));
      if (isRefusal(parts)) return parts;
      if (parts.length === 0) return refuse('task.no-explanation-given', { part: leadNames(task) });
      return refuseNonOverseer(command.type, command.by, task, parts) ?? parts;
    }
    case 'ConfirmWait':
    case 'RefuseWait': {
      const part = partOfWait(task, command.wait);
      if (!part) return refuse('task.no-such-wait', { wait: command.wait });
      return refuseNonOverseer(command.type, command.by, task, [part]) ?? [part];
    }
    case 'RefuseDecline':
      return partNamed(command.part, task);
    case 'ReassignLead':
      return partNamed(command.from, task);
    default:
      return partNamed(command.by.agency ?? '', task);
  }
}

/** `parts` is empty when the command concerns the whole task. */
function carryOut<Type extends LifecycleCommand>(
  type: Type,
  command: TaskCommandOf<Type>,
  task: AssignedTask,
  parts: readonly PartState[],
): TaskEvent[] | Refusal {
  const transition: Transition<Type> = LIFECYCLE[type];
  if (transition.on === 'task') {
    return firstRefusal(transition.conditions.map((condition) => condition(command, task))) ?? transition.facts(command, task);
  }
  const { phases, conditions } = transition;
  const outside = parts.find((part) => !phases.includes(part.phase));
  if (outside) return refuse('task.wrong-phase', { action: type, part: outside.name, phase: outside.phase });
  const refusal = firstRefusal(parts.flatMap((part) => conditions.map((condition) => condition(command, task, part))));
  return refusal ?? parts.flatMap((part) => transition.facts(command, task, part));
}

/** Order of the questions: is it still open, who asks, on which part, in which phase, under which conditions. */
function decideOn(command: Ordered, task: AssignedTask): TaskEvent[] | Refusal {
  const refusal = refuseState(command, task) ?? refuseActor(command, task);
  if (refusal) return refusal;
  const parts = LIFECYCLE[command.type].on === 'task' ? [] : partsOf(command, task);
  return isRefusal(parts) ? parts : carryOut(command.type, command, task, parts);
}

export const taskDecider: Decider<TaskState, TaskCommand, TaskEvent> = {
  initial: initialTask,
  decide(command, state) {
    if (command.type === 'AssignTask') return assign(command, state);
    const { assigned } = state;
    if (!assigned) return refuse('task.unknown', { task: command.task });
    const task = { ...state, assigned };
    if (command.type === 'CodeTask') return assigned.codeInPlan === null ? [{ type: 'TaskCoded', data: { code: command.code } }] : [];
    if (command.type === 'OpenExplanation') return openExplanation(command, task);
    if (command.type === 'RecomputeDeadline') return recomputeDeadline(command, task);
    return command.type === 'AmendTask' ? amendTask(command, task) : decideOn(command, task);
  },
  evolve: (state: TaskState, event: RecordedTaskEvent) => evolveTask(state, event),
};
