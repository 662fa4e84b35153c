// Decides on changes to the directory. Whatever a change is, what it leaves must still be a directory that tasks can be assigned by.
import { isRefusal, refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { AgencyCommand } from './agency.commands.js';
import type { AgencyRequest, AgencyRequestOf } from './agency.requests.js';
import type { AgencyEvent } from './directory/agency.events.js';
import type { Agency, Contact, Directory } from './directory/agency.types.rule.js';
import { aliasOf, isName, ownerOf } from './alias.rule.js';
import { isCollective } from './directory/collective.rule.js';
import { afterEvent, sameContact, sameSeat } from './directory/directory-changes.rule.js';
import { directoryFault, parseDirectory } from './directory/directory-schema.rule.js';
import { findAgency, validOn } from './directory/directory.rule.js';

export interface AgencyState {
  directory: Directory | null;
}

type Decision = AgencyEvent[] | Refusal;

export const agencyDecider: Decider<AgencyState, AgencyCommand, AgencyEvent> = {
  initial: { directory: null },
  decide(command, { directory }) {
    if (command.type === 'ImportDirectory') return imported(command, directory);
    if (!directory) return refuse('agency.no-directory');
    const facts = changed(command, directory);
    if (isRefusal(facts)) return facts;
    const after = facts.reduce<Directory | null>(afterEvent, directory);
    return (after && directoryFault(after)) ?? facts;
  },
  evolve: ({ directory }, event) => ({ directory: afterEvent(directory, event) }),
};

function imported({ source, directory: given }: { source: string; directory: unknown }, inForce: Directory | null): Decision {
  const directory = parseDirectory(given);
  if (isRefusal(directory)) return directory;
  return inForce && sameContent(inForce, directory) ? [] : [{ type: 'DirectoryImported', data: { source, directory } }];
}

function changed(command: AgencyRequest, directory: Directory): Decision {
  switch (command.type) {
    case 'AddAgency':
      return add(command, directory);
    case 'ChangeAgency':
      return known(directory, command.agency, (agency) => change(command, agency, directory));
    case 'TeachAlias':
      return known(directory, command.agency, (agency) => teach(command, agency, directory));
    case 'ForgetAlias':
      return known(directory, command.agency, (agency) => forget(command, agency));
    case 'SetMembers':
      return known(directory, command.group, (group) => setMembers(command, group));
    case 'SetOverseers':
      return setOverseers(command, directory);
    case 'SetContact':
      return known(directory, command.agency, () => setContact(command, directory));
    case 'EndContact':
      return known(directory, command.agency, () => endContact(command, directory));
  }
}

function known(directory: Directory, id: string, decide: (agency: Agency) => Decision): Decision {
  const agency = findAgency(directory, id);
  return agency ? decide(agency) : refuse('agency.unknown', { agency: id });
}

/** Refused when the words are no name, or another agency answers to them. */
function notFree(directory: Directory, names: readonly string[], self: string): Refusal | null {
  for (const alias of names) {
    if (!isName(alias)) return refuse('agency.no-name', { alias });
    const owner = ownerOf(directory, alias);
    if (owner && owner.id !== self) return refuse('agency.alias-taken', { alias, agency: owner.id, name: owner.name });
  }
  return null;
}

function add({ id, name, kind, aliases, members, document, ...stated }: AgencyRequestOf<'AddAgency'>, directory: Directory): Decision {
  if (findAgency(directory, id)) return refuse('agency.duplicate', { agency: id });
  const short = stated.short ?? name;
  const group = stated.group ?? (members.length > 0 || isCollective(name));
  const agency: Agency = { id, name, short, aliases, kind, groupOf: members, group };
  return notFree(directory, [name, short, ...aliases], id) ?? [{ type: 'AgencyAdded', data: { agency, document: document ?? null } }];
}

/** A former name stays known: older documents go on using it. */
function change(command: AgencyRequestOf<'ChangeAgency'>, agency: Agency, directory: Directory): Decision {
  const { id } = agency;
  const document = command.document ?? null;
  const after = {
    name: command.name ?? agency.name,
    short: command.short ?? agency.short,
    kind: command.kind ?? agency.kind,
    group: command.group ?? agency.group,
  };
  if ((Object.keys(after) as (keyof typeof after)[]).every((key) => after[key] === agency[key])) return [];
  const renamedFrom = after.name === agency.name ? null : agency.name;
  const former = renamedFrom !== null && aliasOf(agency, renamedFrom) === null ? renamedFrom : null;
  return (
    notFree(directory, [after.name, after.short], id) ?? [
      { type: 'AgencyChanged', data: { agency: id, ...after, renamedFrom, document } },
      ...(former === null ? [] : [{ type: 'AliasTaught' as const, data: { agency: id, alias: former, document } }]),
    ]
  );
}

function teach({ alias, document }: AgencyRequestOf<'TeachAlias'>, agency: Agency, directory: Directory): Decision {
  const refusal = notFree(directory, [alias], agency.id);
  if (refusal) return refusal;
  return ownerOf(directory, alias) ? [] : [{ type: 'AliasTaught', data: { agency: agency.id, alias, document: document ?? null } }];
}

function forget({ alias, document }: AgencyRequestOf<'ForgetAlias'>, agency: Agency): Decision {
  const listed = aliasOf(agency, alias);
  if (listed === null) return refuse('agency.no-alias', { alias, agency: agency.id });
  return [{ type: 'AliasForgotten', data: { agency: agency.id, alias: listed, document: document ?? null } }];
}

function setMembers({ members: stated, document }: AgencyRequestOf<'SetMembers'>, group: Agency): Decision {
  if (!group.group) return refuse('agency.not-a-group', { agency: group.id });
  const members = [...new Set(stated)];
  if (members.join() === group.groupOf.join()) return [];
  return [{ type: 'MembersSet', data: { group: group.id, members, document: document ?? null } }];
}

function setOverseers({ document, ...stated }: AgencyRequestOf<'SetOverseers'>, directory: Directory): Decision {
  const overseers = [...new Set(stated.overseers ?? directory.overseers)];
  const authority = stated.authority ?? directory.authority;
  if (overseers.join() === directory.overseers.join() && authority === directory.authority) return [];
  return [{ type: 'OverseersSet', data: { overseers, authority, document: document ?? null } }];
}

function setContact(command: AgencyRequestOf<'SetContact'>, directory: Directory): Decision {
  const { agency, role, deputy, validFrom, document } = command;
  const before = directory.contacts.find((each) => sameContact(each, command));
  const title = command.title ?? before?.title;
  if (title === undefined) return refuse('agency.contact-untitled', { agency, role });
  const stated = <Key extends 'email' | 'phone' | 'validTo'>(key: Key) =>
    command[key] === undefined ? (before?.[key] ?? null) : command[key];
  const contact: Contact = {
    agency,
    role,
    title,
    email: stated('email'),
    phone: stated('phone'),
    validFrom,
    validTo: stated('validTo'),
    deputy,
  };
  if (before && canonical(before) === canonical(contact)) return [];
  return [{ type: 'ContactSet', data: { contact, document: document ?? null } }];
}

function endContact(command: AgencyRequestOf<'EndContact'>, directory: Directory): Decision {
  const { agency, role, deputy, on, document } = command;
  const contact = directory.contacts.find((each) => sameSeat(each, command) && validOn(each, on));
  if (!contact) return refuse('agency.no-contact', { agency, role, day: on });
  if (contact.validTo === on) return [];
  return [{ type: 'ContactEnded', data: { agency, role, deputy, validFrom: contact.validFrom, validTo: on, document: document ?? null } }];
}

/** Equal whatever the order of the keys in the objects; the order in lists is content. */
export const sameContent = (one: Directory, other: Directory): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
