// What the directory of agencies says, in English.
import { wrong } from './input.js';
import { printDay } from '../../kernel/day.rule.js';
import type { contactFaults as viFaults } from '../vi/agency.js';
import type { AgencySentences } from '../facts/agency-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';

const where = (p: Params): string => (p.file ? ` (file ${p.file})` : '');

export const contactRoles: Record<string, string> = {
  contact: 'contact',
  head: 'head',
  'vice-chair': 'vice chair in charge',
  chair: 'chair',
  'office-chief': 'chief of office',
};
const seat = (role: unknown, deputy: unknown = false): string => `${deputy ? 'acting ' : ''}${contactRoles[String(role)] ?? String(role)}`;

/** What is wrong with a way to reach somebody, with what was typed. */
export const contactFaults: typeof viFaults = {
  'not-a-number': (text) => `“${text}” is no telephone number; write one number, without words`,
  'several-numbers': (text) => `“${text}” holds several telephone numbers; write one`,
  'short-code': (text) => `“${text}” is a short code or a hotline and no number of an office or a person`,
  foreign: (text) => `“${text}” is no telephone number of Viet Nam`,
  'no-such-prefix': (text) => `“${text}” is no mobile number (there is no such prefix) and no landline`,
  length: (text) => `“${text}” has too many or too few digits`,
  landline: (text) => `“${text}” is a landline`,
  'several-addresses': (text) => `“${text}” holds several mail addresses; write one`,
  'no-address': (text) => `“${text}” is no mail address`,
};

export const refusals = {
  'agency.file-not-read': (p) =>
    `The directory file “${p.file}” cannot be read: ${p.detail === 'ENOENT' ? 'there is no such file' : p.detail}.`,
  'agency.file-not-json': (p) => `The directory file “${p.file}” is not valid JSON.`,
  'agency.file-struck': (p) =>
    `Sheet “${p.sheet}” has ${p.count} cells that are struck out (${p.cells}${Number(p.count) > 10 ? ', …' : ''}). Delete them, or take the line out, and import it again.`,
  'agency.file-not-workbook': (p) => `The directory file “${p.file}” cannot be opened as an XLSX workbook.`,
  'agency.file-too-large': (p) => `The directory file${p.file ? ` “${p.file}”` : ''} is larger than allowed (${p.limit} MB).`,
  'agency.sheet-missing': (p) => `The workbook has no sheet “${p.sheet}”${where(p)}.`,
  'agency.sheet-column': (p) => `Sheet “${p.sheet}” lacks the column “${p.column}” in its first row${where(p)}.`,
  'agency.sheet-empty': (p) => `Sheet “${p.sheet}”, row ${p.row}: the column “${p.column}” must not be empty${where(p)}.`,
  'agency.sheet-cell': (p) => `Sheet “${p.sheet}”, row ${p.row}, column “${p.column}”: ${wrong(p)}${where(p)}.`,
  'agency.misshapen': (p) => `The directory is wrong at “${p.field}”: ${wrong(p)}${where(p)}.`,
  'agency.duplicate': (p) => `The directory has two agencies with the id “${p.agency}”${where(p)}.`,
  'agency.unknown-member': (p) => `The group “${p.group}” has a member “${p.agency}” that is not in the directory${where(p)}.`,
  'agency.group-in-itself': (p) => `The group “${p.group}” contains itself${where(p)}.`,
  'agency.unknown-overseer': (p) => `The overseer or assigning authority “${p.agency}” is not in the directory${where(p)}.`,
  'agency.contact-of-nobody': (p) => `The contact “${p.title}” belongs to agency “${p.agency}”, which is not in the directory${where(p)}.`,
  'agency.validity-backwards': (p) => `The contact “${p.title}” ends before it starts${where(p)}.`,
  'agency.no-directory': () => 'There is no directory of agencies yet; import one first.',
  'agency.unknown': (p) => `The directory has no agency “${p.agency}”.`,
  'agency.unknown-verb': (p) => `The directory knows no change “${p.verb}”. It knows: ${p.verbs}.`,
  'agency.no-name': (p) => `“${p.alias}” is no name: at least one letter or digit is needed.`,
  'agency.alias-taken': (p) => `“${p.alias}” already names ${p.name} (${p.agency}). Take it away there first.`,
  'agency.no-alias': (p) => `Agency “${p.agency}” has no alias “${p.alias}”.`,
  'agency.not-a-group': (p) => `“${p.agency}” is not a group and has no members.`,
  'agency.contact-untitled': (p) => `A new ${seat(p.role)} of “${p.agency}” needs a title, e.g. “Giám đốc Sở Tư pháp”.`,
  'agency.no-contact': (p) => `On ${printDay(String(p.day))} “${p.agency}” has no ${seat(p.role)}.`,
  'agency.contact-overlap': (p) =>
    `“${p.title}” and “${p.other}” hold one role of “${p.agency}” at the same time${where(p)}. End the former before setting the latter.`,
  'agency.deputy-without-start': (p) => `The deputy “${p.title}” needs a first day${where(p)}.`,
} satisfies Sentences;

const under = (d: { document: string | null }): string => (d.document ? ` by document ${d.document}` : '');
const span = (d: { validFrom: string | null; validTo: string | null }): string =>
  `${d.validFrom ? ` from ${printDay(d.validFrom)}` : ''}${d.validTo ? ` until ${printDay(d.validTo)}` : ''}`;

/** One sentence an event for the trail; who recorded it and when stands beside it. */
export const events: AgencySentences = {
  DirectoryImported: (d) =>
    `Directory imported from “${d.source}”: ${d.directory.agencies.length} agencies, ${d.directory.contacts.length} contacts`,
  AgencyAdded: (d) => `Agency ${d.agency.name} (${d.agency.id}) added${under(d)}`,
  AgencyChanged: (d) => `${d.renamedFrom ? `${d.renamedFrom} renamed to` : 'Details changed of'} ${d.name} (${d.agency})${under(d)}`,
  AliasTaught: (d, names) => `“${d.alias}” taught as a name of ${names(d.agency)}${under(d)}`,
  AliasForgotten: (d, names) => `“${d.alias}” no longer names ${names(d.agency)}${under(d)}`,
  MembersSet: (d, names) => `Members of ${names(d.group)} set: ${d.members.map(names).join('; ') || 'none'}${under(d)}`,
  OverseersSet: (d, names) =>
    `Assigning authority set: ${names(d.authority)}; overseers: ${d.overseers.map(names).join('; ') || 'none'}${under(d)}`,
  ContactSet: ({ contact, ...d }, names) =>
    `${seat(contact.role, contact.deputy)} of ${names(contact.agency)} set: ${contact.title}${span(contact)}${under(d)}`,
  ContactEnded: (d, names) => `${seat(d.role, d.deputy)} of ${names(d.agency)} ended after ${printDay(d.validTo)}${under(d)}`,
};

/** What kind of office an agency is, by the word the directory keeps. */
export const agencyKinds: Readonly<Record<string, string>> = {
  so: 'department',
  nganh: 'equal to a department',
  ban: 'board',
  'thanh-pho': 'city',
  huyen: 'district',
  xa: 'commune',
  phuong: 'ward',
  'dac-khu': 'special zone',
  khac: 'other',
};
