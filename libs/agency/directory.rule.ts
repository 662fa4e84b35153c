// Questions to the directory: who an agency is, who belongs to a group, whom to write to on a given day.
import type { Day } from '../kernel/day.rule.js';
import type { Agency, Contact, ContactRole, Directory } from './agency.types.rule.js';

export const findAgency = (directory: Directory, id: string): Agency | null =>
  directory.agencies.find((agency) => agency.id === id) ?? null;

/** The name, or the id itself when the directory does not know it. */
export const nameOf = (directory: Directory, id: string): string => findAgency(directory, id)?.name ?? id;

/**
 * The single agencies of a group, nested groups opened, each once, in the order of the directory's lists.
 * Empty for a single agency and for a group whose members are unknown; a nested group with unknown members stands for itself.
 */
export function membersOf(directory: Directory, groupId: string): string[] {
  const members = new Set<string>();
  const opened = new Set<string>();
  const open = (id: string): void => {
    if (opened.has(id)) return;
    opened.add(id);
    for (const member of findAgency(directory, id)?.groupOf ?? []) {
      if (findAgency(directory, member)?.groupOf.length) open(member);
      else members.add(member);
    }
  };
  open(groupId);
  return [...members];
}

const validOn = (contact: Contact, day: Day): boolean =>
  (contact.validFrom === null || contact.validFrom <= day) && (contact.validTo === null || day <= contact.validTo);

/** Whom to write to at an agency in a role; both ends of a contact's validity are included. */
export const contactsFor = (directory: Directory, agencyId: string, role: ContactRole, day: Day): Contact[] =>
  directory.contacts.filter((contact) => contact.agency === agencyId && contact.role === role && validOn(contact, day));
