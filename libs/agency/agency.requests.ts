// What a person states in each change of the directory, or sends in its place.
import { z } from 'zod';
import { dayField } from '../kernel/index.js';
import { CONTACT_ROLES } from './directory/agency.types.rule.js';
import { emailField, phoneField } from './directory/contact-fields.rule.js';

const text = z.string().trim().normalize().min(1).max(300);
const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');
const agency = z.string().trim().min(1).max(120).describe('Agency id, e.g. so-tu-phap');
const newId = z
  .string()
  .refine((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), { params: { wanted: 'id' } })
  .max(120)
  .describe('Stable id in lower-case ASCII, e.g. so-nong-nghiep-va-moi-truong');
const members = z.array(agency).max(2_000);
const onPaper = { document: text.nullish().describe('Number of the document the change rests on') };
const seat = { agency, role: z.enum(CONTACT_ROLES), deputy: z.boolean().default(false) };

/** What a person states in each command. */
export const agencyBodies = {
  AddAgency: z
    .strictObject({
      id: newId,
      name: text,
      short: text.nullish(),
      kind: text.default('khac'),
      aliases: z.array(text).max(200).default([]),
      members: members.default([]),
      group: z.boolean().nullish().describe('A collective; found from the name and the members when not stated'),
      ...onPaper,
    })
    .meta({ id: 'AddAgencyRequest' }),
  ChangeAgency: z
    .strictObject({
      agency,
      name: text.nullish(),
      short: text.nullish(),
      kind: text.nullish(),
      group: z.boolean().nullish(),
      ...onPaper,
    })
    .meta({ id: 'ChangeAgencyRequest' }),
  TeachAlias: z.strictObject({ agency, alias: text, ...onPaper }).meta({ id: 'TeachAliasRequest' }),
  ForgetAlias: z.strictObject({ agency, alias: text, ...onPaper }).meta({ id: 'ForgetAliasRequest' }),
  SetMembers: z.strictObject({ group: agency, members, ...onPaper }).meta({ id: 'SetMembersRequest' }),
  SetOverseers: z
    .strictObject({ overseers: z.array(agency).max(20).nullish(), authority: agency.nullish(), ...onPaper })
    .meta({ id: 'SetOverseersRequest' }),
  /** What is not stated stays as it is for the same seat and first day; `null` clears it. */
  SetContact: z
    .strictObject({
      ...seat,
      title: text.optional(),
      email: emailField.nullable().optional(),
      phone: phoneField.nullable().optional(),
      validFrom: day.nullable().default(null),
      validTo: day.nullable().optional(),
      ...onPaper,
    })
    .meta({ id: 'SetContactRequest' }),
  EndContact: z.strictObject({ ...seat, on: day.describe('Last day in the role'), ...onPaper }).meta({ id: 'EndContactRequest' }),
};

type Bodies = typeof agencyBodies;

/** The word for each command at the edges: in addresses and on the command line. */
export const AGENCY_VERBS = {
  add: 'AddAgency',
  change: 'ChangeAgency',
  'teach-alias': 'TeachAlias',
  'forget-alias': 'ForgetAlias',
  members: 'SetMembers',
  overseers: 'SetOverseers',
  'contact-set': 'SetContact',
  'contact-end': 'EndContact',
} as const satisfies Record<string, keyof Bodies>;

export type AgencyVerb = keyof typeof AGENCY_VERBS;

/** A change as a person states it. */
export type AgencyRequest = { [Type in keyof Bodies]: { type: Type } & z.output<Bodies[Type]> }[keyof Bodies];
export type AgencyRequestOf<Type extends keyof Bodies> = Extract<AgencyRequest, { type: Type }>;

export const importBody = z
  .object({
    name: z.string().describe('Name of the file, which says how it is read'),
    content: z.string().meta({ format: 'byte' }).describe('The file in base64'),
    dryRun: z.boolean().optional().describe('Only show the differences'),
  })
  .meta({ id: 'ImportDirectoryRequest' });

/** A change by its word in the address; what is stated depends on the word. */
export const changeBody = z.union(Object.values(agencyBodies));
