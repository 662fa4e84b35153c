// The directory as it is shown, and what a change or an import made of it.
import { z } from 'zod';
import { shownDay } from '../kernel/index.js';
import { CONTACT_ROLES } from './directory/agency.types.rule.js';

const agency = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    short: z.string(),
    aliases: z.array(z.string()),
    kind: z.string(),
    groupOf: z.array(z.string()).describe('Members, when the entry is a group; may name other groups'),
    group: z.boolean().describe('Whether it is a collective, even when its members are unknown'),
  })
  .meta({ id: 'Agency' });

const contact = z
  .strictObject({
    agency: z.string(),
    role: z.enum(CONTACT_ROLES),
    title: z.string().describe('How the office is addressed in a letter'),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    validFrom: shownDay.nullable(),
    validTo: shownDay.nullable(),
    deputy: z.boolean().describe('Acts in the role for a time: while valid, is written to instead of the holder'),
  })
  .meta({ id: 'Contact' });

const who = { authority: z.string().describe('Who assigns tasks'), overseers: z.array(z.string()).describe('Who follows tasks, in order') };

export const agenciesView = z.strictObject({ agencies: z.array(agency), ...who }).meta({ id: 'Agencies' });
export const directoryView = z.strictObject({ agencies: z.array(agency), contacts: z.array(contact), ...who }).meta({ id: 'Directory' });

export const agencyView = z
  .strictObject({
    ...agency.shape,
    members: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    contacts: z.array(
      z.strictObject({
        ...contact.omit({ agency: true }).shape,
        takesSms: z.boolean().nullable().describe('Whether its telephone number gets text messages; null without a number'),
        inForce: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AgencyWithContacts' });

export const agencyChangedView = z
  .strictObject({
    changed: z.boolean(),
    agency: agencyView.optional().describe('As it stands afterwards; of who follows tasks none is named'),
  })
  .meta({ id: 'AgencyChanged' });

export const directoryImportedView = z
  .strictObject({
    imported: z.boolean(),
    differences: z.array(
      z.strictObject({
        part: z.enum(['agency', 'contact', 'authority']),
        change: z.enum(['added', 'removed', 'changed']),
        key: z.string(),
        name: z.string(),
        fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
  })
  .meta({ id: 'DirectoryImported' });

export type AgenciesView = z.output<typeof agenciesView>;
export type DirectoryView = z.output<typeof directoryView>;
export type AgencyView = z.output<typeof agencyView>;
export type AgencyChangedView = z.output<typeof agencyChangedView>;
export type DirectoryImportedView = z.output<typeof directoryImportedView>;
