// From the roles of a step to the agencies and seats that hold them, for one part of one task.
import type { ContactRole } from '../../agency/directory/agency.types.rule.js';
import { overseerOf, type Followed, type LedPart } from '../../task/orders/overseer.rule.js';
import type { Party } from '../../task/facts/task.events.js';
import type { ChannelName, EscalationPolicy, PolicyRecipient, PolicyStep, RecipientRole } from './policy.types.rule.js';

/** Somebody by office: who holds it on the day is the directory's business. */
export interface Holder {
  role: RecipientRole;
  agency: string;
}

export interface Recipient extends Holder {
  channels: ChannelName[];
  /** Tried in order when the first of `channels` has no address or fails for good. */
  fallback: ChannelName[];
  /** Told for information only. */
  copy: boolean;
}

/** Members of a collective by id, empty when they are unknown; null when the agency is a single one. */
export type MembersOf = (agency: string) => string[] | null;
const EVERY_ONE_SINGLE: MembersOf = () => null;

/** Under which contact of the agency the directory keeps the mailbox of a role. */
export const CONTACT_ROLE: Readonly<Record<RecipientRole, ContactRole>> = {
  'lead-contact': 'contact',
  'lead-head': 'head',
  coordinator: 'contact',
  'overseer-contact': 'contact',
  'overseer-head': 'head',
  'office-chief': 'office-chief',
  'vice-chair': 'vice-chair',
  chair: 'chair',
};

/** One person's place: two roles at one seat are one recipient. The office chief is the head of the office. */
export function seatOf({ role, agency }: Holder): string {
  const contact = CONTACT_ROLE[role];
  return `${agency}/${contact === 'office-chief' ? 'head' : contact}`;
}

/** What people are told about: a task, or a report that an agency owes. */
export interface Matter extends Followed {
  coordinators: readonly Party[];
}

function replaced(role: RecipientRole, step: PolicyStep, part: LedPart, policy: EscalationPolicy): RecipientRole | null {
  const conflict = policy.conflicts.find(
    (each) => each.lead === part.agency && each.steps.includes(step.step) && each.replace[role] !== undefined,
  );
  return conflict ? (conflict.replace[role] ?? null) : role;
}

/** Followed by the authority itself, for want of another, a task is followed there by the vice chair in charge. */
function overseer(role: RecipientRole, task: Matter, part: LedPart): Holder[] {
  const party = overseerOf(task, part);
  if (!party) return [];
  return [{ role: party.agency === task.assigned?.authority.agency ? 'vice-chair' : role, agency: party.agency }];
}

/** Each agency once; a collective stands for its members, without those that lead. */
function coordinators(task: Matter, membersOf: MembersOf): Holder[] {
  const leading = new Set(task.parts.map((part) => part.agency));
  const agencies = task.coordinators.flatMap(({ agency }) => membersOf(agency) ?? [agency]);
  return [...new Set(agencies)].filter((agency) => !leading.has(agency)).map((agency) => ({ role: 'coordinator', agency }));
}

function holders(role: RecipientRole, task: Matter, part: LedPart, policy: EscalationPolicy, membersOf: MembersOf): Holder[] {
  switch (role) {
    case 'lead-contact':
    case 'lead-head':
      return [{ role, agency: part.agency }];
    case 'coordinator':
      return coordinators(task, membersOf);
    case 'overseer-contact':
    case 'overseer-head':
      return overseer(role, task, part);
    case 'office-chief':
      return [{ role, agency: policy.offices[role] }];
    case 'vice-chair':
    case 'chair':
      return task.assigned ? [{ role, agency: task.assigned.authority.agency }] : [];
  }
}

/** Two entries for one seat become one: all channels of both, and asked to act if either asks. */
function onePerSeat(recipients: readonly Recipient[]): Recipient[] {
  const seats = new Map<string, Recipient>();
  for (const each of recipients) {
    const known = seats.get(seatOf(each));
    const channels = [...new Set([...(known?.channels ?? []), ...each.channels])];
    const fallback = [...new Set([...(known?.fallback ?? []), ...each.fallback])].filter((channel) => !channels.includes(channel));
    seats.set(seatOf(each), { ...(known ?? each), channels, fallback, copy: (known?.copy ?? true) && each.copy });
  }
  return [...seats.values()];
}

/** Who must be told on a step, each seat once. Collectives whose members are unknown have nobody who could be told. */
export function recipients(
  step: PolicyStep,
  task: Matter,
  part: LedPart,
  policy: EscalationPolicy,
  membersOf: MembersOf = EVERY_ONE_SINGLE,
): Recipient[] {
  const resolve = ({ role: from, channels, fallback = [], copy = false }: PolicyRecipient): Recipient[] => {
    const role = replaced(from, step, part, policy);
    return role ? holders(role, task, part, policy, membersOf).map((holder) => ({ ...holder, channels, fallback, copy })) : [];
  };
  return onePerSeat(step.to.flatMap(resolve));
}
