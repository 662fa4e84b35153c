// What each fact does to the directory. The decider and the read model fold with it, so they cannot disagree.
import type { AgencyEvent } from './agency.events.js';
import type { Agency, Contact, ContactKey, Directory } from './agency.types.rule.js';

const forAgency = (directory: Directory, id: string, change: (agency: Agency) => Agency): Directory => ({
  ...directory,
  agencies: directory.agencies.map((agency) => (agency.id === id ? change(agency) : agency)),
});

export const sameSeat = (
  one: Pick<ContactKey, 'agency' | 'role' | 'deputy'>,
  other: Pick<ContactKey, 'agency' | 'role' | 'deputy'>,
): boolean => one.agency === other.agency && one.role === other.role && one.deputy === other.deputy;

export const sameContact = (one: ContactKey, other: ContactKey): boolean => sameSeat(one, other) && one.validFrom === other.validFrom;

function placed(contacts: readonly Contact[], contact: Contact): Contact[] {
  const known = contacts.some((each) => sameContact(each, contact));
  return known ? contacts.map((each) => (sameContact(each, contact) ? contact : each)) : [...contacts, contact];
}

/** The directory after a fact; null as long as none was imported. */
export function afterEvent(directory: Directory | null, { type, data }: AgencyEvent): Directory | null {
  if (type === 'DirectoryImported') return data.directory;
  if (!directory) return null;
  switch (type) {
    case 'AgencyAdded':
      return { ...directory, agencies: [...directory.agencies, data.agency] };
    case 'AgencyChanged': {
      const { agency, name, short, kind, group } = data;
      return forAgency(directory, agency, (each) => ({ ...each, name, short, kind, group }));
    }
    case 'AliasTaught':
      return forAgency(directory, data.agency, (each) => ({ ...each, aliases: [...each.aliases, data.alias] }));
    case 'AliasForgotten':
      return forAgency(directory, data.agency, (each) => ({ ...each, aliases: each.aliases.filter((alias) => alias !== data.alias) }));
    case 'MembersSet':
      return forAgency(directory, data.group, (each) => ({ ...each, groupOf: data.members }));
    case 'OverseersSet':
      return { ...directory, overseers: data.overseers, authority: data.authority };
    case 'ContactSet':
      return { ...directory, contacts: placed(directory.contacts, data.contact) };
    case 'ContactEnded':
      return {
        ...directory,
        contacts: directory.contacts.map((each) => (sameContact(each, data) ? { ...each, validTo: data.validTo } : each)),
      };
  }
}
