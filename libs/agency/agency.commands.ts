// Orders to the directory, with the schemas of what a person states. The edge adds the time and the actor.
import { z } from 'zod';
import { dayField, type Actor, type Instant } from '../kernel/index.js';
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
  AddAgency: z.strictObject({
    id: newId,
    name: text,
    short: text.nullish(),
    kind: text.default('khac'),
    aliases: z.array(text).max(200).default([]),
    members: members.default([]),
    group: z.boolean().nullish().describe('A collective; found from the name and the members when not stated'),
    ...onPaper,
  }),
  ChangeAgency: z.strictObject({
    agency,
    name: text.nullish(),
    short: text.nullish(),
    kind: text.nullish(),
    group: z.boolean().nullish(),
    ...onPaper,
  }),
  TeachAlias: z.strictObject({ agency, alias: text, ...onPaper }),
  ForgetAlias: z.strictObject({ agency, alias: text, ...onPaper }),
  SetMembers: z.strictObject({ group: agency, members, ...onPaper }),
  SetOverseers: z.strictObject({ overseers: z.array(agency).max(20).nullish(), authority: agency.nullish(), ...onPaper }),
  /** What is not stated stays as it is for the same seat and first day; `null` clears it. */
  SetContact: z.strictObject({
    ...seat,
    title: text.optional(),
    email: emailField.nullable().optional(),
    phone: phoneField.nullable().optional(),
    validFrom: day.nullable().default(null),
    validTo: day.nullable().optional(),
    ...onPaper,
  }),
  EndContact: z.strictObject({ ...seat, on: day.describe('Last day in the role'), ...onPaper }),
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

export interface AgencyOrder {
  now: Instant;
  by: Actor;
}

/** `directory` is unchecked: a file, or what was sent. */
export type AgencyCommand = AgencyOrder & ({ type: 'ImportDirectory'; source: string; directory: unknown } | AgencyRequest);
