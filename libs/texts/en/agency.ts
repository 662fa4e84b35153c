// What the directory of agencies says, in English.
import type { Params, Sentences } from '../sentences.js';

const where = (p: Params): string => (p.file ? ` (file ${p.file})` : '');

export const refusals = {
  'agency.file-not-read': (p) =>
    `The directory file “${p.file}” cannot be read: ${p.detail === 'ENOENT' ? 'there is no such file' : p.detail}.`,
  'agency.file-not-json': (p) => `The directory file “${p.file}” is not valid JSON.`,
  'agency.misshapen': (p) => `The directory is wrong at “${p.field}”: ${p.en}${where(p)}.`,
  'agency.duplicate': (p) => `The directory has two agencies with the id “${p.agency}”${where(p)}.`,
  'agency.unknown-member': (p) => `The group “${p.group}” has a member “${p.agency}” that is not in the directory${where(p)}.`,
  'agency.group-in-itself': (p) => `The group “${p.group}” contains itself${where(p)}.`,
  'agency.unknown-overseer': (p) => `The overseer or assigning authority “${p.agency}” is not in the directory${where(p)}.`,
  'agency.contact-of-nobody': (p) => `The contact “${p.title}” belongs to agency “${p.agency}”, which is not in the directory${where(p)}.`,
  'agency.validity-backwards': (p) => `The contact “${p.title}” ends before it starts${where(p)}.`,
} satisfies Sentences;

export const events = {
  DirectoryImported: (d: { source: string; directory: { agencies: readonly unknown[]; contacts: readonly unknown[] } }) =>
    `Directory imported from “${d.source}”: ${d.directory.agencies.length} agencies, ${d.directory.contacts.length} contacts`,
};
