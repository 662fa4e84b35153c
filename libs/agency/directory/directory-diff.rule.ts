// What an import would change, so that it can be looked at before it takes effect.
import type { Agency, Contact, Directory } from './agency.types.rule.js';

export type DirectoryPart = 'agency' | 'contact' | 'authority';

/** One difference. `key` names what differs: an agency, a seat with its first day, or who assigns and follows tasks. */
export interface DirectoryDifference {
  part: DirectoryPart;
  change: 'added' | 'removed' | 'changed';
  key: string;
  /** Name of the agency or title of the contact. */
  name: string;
  fields: { field: string; before: string; after: string }[];
}

interface Described {
  key: string;
  name: string;
  fields: Record<string, string>;
}

const ofAgency = ({ id, name, short, kind, group, aliases, groupOf }: Agency): Described => ({
  key: id,
  name,
  fields: { name, short, kind, group: String(group), aliases: aliases.join('; '), members: groupOf.join(', ') },
});

const ofContact = ({ agency, role, deputy, validFrom, validTo, title, email, phone }: Contact): Described => ({
  key: [agency, role, ...(deputy ? ['deputy'] : []), ...(validFrom ? [validFrom] : [])].join(' '),
  name: title,
  fields: { title, email: email ?? '', phone: phone ?? '', validTo: validTo ?? '' },
});

const ofAuthority = ({ authority, overseers }: Directory): Described => ({
  key: 'authority',
  name: authority,
  fields: { authority, overseers: overseers.join(', ') },
});

function compare(part: DirectoryPart, before: readonly Described[], after: readonly Described[]): DirectoryDifference[] {
  const old = new Map(before.map((each) => [each.key, each]));
  const kept = new Set(after.map((each) => each.key));
  const removed = before.filter((each) => !kept.has(each.key));
  return [
    ...after.flatMap((each): DirectoryDifference[] => {
      const was = old.get(each.key);
      if (!was) return [{ part, change: 'added', key: each.key, name: each.name, fields: [] }];
      const fields = Object.entries(each.fields)
        .filter(([field, value]) => was.fields[field] !== value)
        .map(([field, value]) => ({ field, before: was.fields[field] ?? '', after: value }));
      return fields.length > 0 ? [{ part, change: 'changed', key: each.key, name: each.name, fields }] : [];
    }),
    ...removed.map((each): DirectoryDifference => ({ part, change: 'removed', key: each.key, name: each.name, fields: [] })),
  ];
}

export const directoryDifferences = (before: Directory, after: Directory): DirectoryDifference[] => [
  ...compare('authority', [ofAuthority(before)], [ofAuthority(after)]),
  ...compare('agency', before.agencies.map(ofAgency), after.agencies.map(ofAgency)),
  ...compare('contact', before.contacts.map(ofContact), after.contacts.map(ofContact)),
];
