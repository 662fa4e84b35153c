// One agency as it is shown: with the names of its members and its contacts, those in force marked.
import { refuse, type Day, type Refusal } from '../../kernel/index.js';
import { takesSms } from '../../kernel/phone.rule.js';
import type { Agency, Contact, Directory } from './agency.types.rule.js';
import { contactsFor, findAgency, membersOf, nameOf } from './directory.rule.js';

export interface AgencyView extends Agency {
  members: { id: string; name: string }[];
  /** `takesSms`: whether its telephone number gets text messages; null without a number. */
  contacts: (Omit<Contact, 'agency'> & { inForce: boolean; takesSms: boolean | null })[];
}

export function viewAgency(directory: Directory, id: string, day: Day): AgencyView | Refusal {
  const agency = findAgency(directory, id);
  if (!agency) return refuse('agency.unknown', { agency: id });
  const contacts = directory.contacts.filter((each) => each.agency === id);
  return {
    ...agency,
    members: membersOf(directory, id).map((member) => ({ id: member, name: nameOf(directory, member) })),
    contacts: contacts.map((contact) => {
      const { agency: _, ...rest } = contact;
      const takes = contact.phone === null ? null : takesSms(contact.phone);
      return { ...rest, takesSms: takes, inForce: contactsFor(directory, id, contact.role, day).includes(contact) };
    }),
  };
}
