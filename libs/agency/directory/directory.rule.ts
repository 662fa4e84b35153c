// Questions to the directory: who an agency is, who belongs to a group, whom to write to on a given day.
import type { Day } from '../../kernel/day.rule.js';
import type { Agency, Contact, ContactRole, Directory } from './agency.types.rule.js';

export const findAgency = (directory: Directory, id: string): Agency | null =>
  directory.agencies.find((agency) => agency.id === id) ?? null;

/** The name, or the id itself when the directory does not know it. */
/** As short messages and file marks call it; null when it has no such name. */
export const shortOf = (directory: Directory, id: string): string | null => findAgency(directory, id)?.short || null;

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

export const validOn = ({ validFrom, validTo }: Pick<Contact, 'validFrom' | 'validTo'>, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);

/**
 * Whom to write to at an agency in a role on a day: whoever acts in the role that day, else the holder.
 * At most one in a checked directory; empty when nobody holds the role.
 */
export function contactsFor(directory: Directory, agencyId: string, role: ContactRole, day: Day): Contact[] {
  const valid = directory.contacts.filter((each) => each.agency === agencyId && each.role === role && validOn(each, day));
  const acting = valid.filter((each) => each.deputy);
  return acting.length > 0 ? acting : valid;
}
