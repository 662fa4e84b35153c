// Who may do what to a task. Rights come from the agency a person acts for; no role, not even the administrator's, adds any.
import { refuse, type Actor, type Refusal } from '../../kernel/index.js';
import { overseerOf } from './overseer.rule.js';
import type { AssignedAs, PartState, TaskState } from '../facts/task.state.rule.js';

export interface AssignedTask extends TaskState {
  assigned: AssignedAs;
}

export type Who = 'lead' | 'overseer' | 'authority' | 'overseer-or-authority';

/** From how many leads on the words of the plan are clearer than a list of names. */
const TOO_MANY_TO_NAME = 5;

const unique = (names: readonly string[]): string => [...new Set(names)].join(', ');

export const leadNames = (task: AssignedTask): string =>
  task.parts.length > TOO_MANY_TO_NAME ? task.assigned.leadText : unique(task.parts.map((part) => part.name));

export const overseerNames = (task: TaskState, parts: readonly PartState[]): string =>
  unique(parts.flatMap((part) => overseerOf(task, part)?.name ?? []));

/** The actor as a reader of the refusal knows it: by the agency, else by the account. */
export function actorName(task: AssignedTask, by: Actor): string {
  const { authority, overseers } = task.assigned;
  const known = [...task.parts, ...task.formerParts, ...task.coordinators, ...overseers, authority].find(
    (party) => party.agency === by.agency,
  );
  return known?.name ?? by.agency ?? by.user;
}

/** Roles that never act on a task, whatever agency they name. */
export function refuseRole(action: string, by: Actor): Refusal | null {
  if (by.role === 'inspector') return refuse('task.inspector-only-reads', { action });
  if (by.role === 'system') return refuse('task.system-only-assigns', { action });
  return null;
}

export function refuseNonLead(action: string, by: Actor, task: AssignedTask): Refusal | null {
  if (task.parts.some((part) => part.agency === by.agency)) return null;
  const coordinator = task.coordinators.some((party) => party.agency === by.agency);
  const code = coordinator ? 'task.coordinator-only-helps' : 'task.only-lead';
  return refuse(code, { action, by: actorName(task, by), leads: leadNames(task) });
}

/** For one part or several: an agency that led the work is told so, any other is told who decides. */
export function refuseNonOverseer(action: string, by: Actor, task: AssignedTask, parts: readonly PartState[]): Refusal | null {
  if (parts.some((part) => overseerOf(task, part)?.agency === by.agency)) return null;
  const overseers = overseerNames(task, parts);
  if (!overseers) return refuse('task.no-overseer', { action, leads: leadNames(task), authority: task.assigned.authority.name });
  const leads = task.parts.some((part) => part.agency === by.agency);
  return refuse(leads ? 'task.own-work' : 'task.only-overseer', { action, by: actorName(task, by), overseers });
}

const isAuthority = (by: Actor, task: AssignedTask): boolean => by.agency === task.assigned.authority.agency;

export function refuseNonAuthority(action: string, by: Actor, task: AssignedTask): Refusal | null {
  if (isAuthority(by, task)) return null;
  return refuse('task.only-authority', { action, by: actorName(task, by), authority: task.assigned.authority.name });
}

export function refuseNeither(action: string, by: Actor, task: AssignedTask): Refusal | null {
  if (isAuthority(by, task) || refuseNonOverseer(action, by, task, task.parts) === null) return null;
  const authority = task.assigned.authority.name;
  return refuse('task.only-overseer-or-authority', {
    action,
    by: actorName(task, by),
    deciders: unique([overseerNames(task, task.parts), authority].filter(Boolean)),
  });
}
