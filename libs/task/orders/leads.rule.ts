// A task names each agency once: as a lead or as a coordinator, never as both.
import { refuse, type Refusal } from '../../kernel/index.js';
import type { Party } from '../facts/task.events.js';
import type { TaskState } from '../facts/task.state.rule.js';

const leadIn = (task: TaskState, agency: string) => task.parts.find((part) => part.agency === agency);

export function newLeadIsNew({ to }: { to: Party }, task: TaskState): Refusal | null {
  return leadIn(task, to.agency) ? refuse('task.leads-already', { agency: to.name }) : null;
}

export function coordinatorsDoNotLead({ coordinators }: { coordinators: readonly Party[] }, task: TaskState): Refusal | null {
  const lead = coordinators.find((party) => leadIn(task, party.agency));
  return lead ? refuse('task.coordinator-leads', { agency: lead.name }) : null;
}

export function namedOnce(parties: readonly Party[]): Refusal | null {
  const twice = parties.find((party, index) => parties.findIndex((other) => other.agency === party.agency) < index);
  return twice ? refuse('task.named-twice', { agency: twice.name }) : null;
}
