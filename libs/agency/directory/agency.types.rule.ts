// What the directory knows: agencies, groups of agencies, who watches over whom, and how to reach them.
import type { Day } from '../../kernel/day.rule.js';

export interface Agency {
  /** Stable slug, e.g. `so-tu-phap`. */
  id: string;
  name: string;
  short: string;
  aliases: string[];
  kind: string;
  /** Members, when the entry is a group; may name other groups. Empty for a single agency or when the members are unknown. */
  groupOf: string[];
  /** Whether it is a collective ("Các Sở, ban, ngành"), even when its members are unknown. */
  group: boolean;
}

/** Whom to write to at an agency. Roles, not names: persons change, mailboxes of the office stay. */
export const CONTACT_ROLES = ['contact', 'head', 'vice-chair', 'chair', 'office-chief'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export interface Contact {
  agency: string;
  role: ContactRole;
  /** How the office is addressed in a letter, e.g. "Giám đốc Sở Tư pháp". */
  title: string;
  email: string | null;
  phone: string | null;
  /** Both ends included; null is open. */
  validFrom: Day | null;
  validTo: Day | null;
  /** Acts in the role for a time ("quyền", "được ủy quyền"): while valid, is written to instead of the holder. */
  deputy: boolean;
}

/** What tells the contacts of a directory apart: one seat, held from a day on. */
export type ContactKey = Pick<Contact, 'agency' | 'role' | 'deputy' | 'validFrom'>;

export interface Directory {
  agencies: Agency[];
  contacts: Contact[];
  /** Who follows tasks, in order: the first that does not itself lead the task. */
  overseers: string[];
  /** Who assigns tasks and decides on extensions: the issuer of plans. */
  authority: string;
}

/** One agency found in a cell. `id` is null when the directory does not know it. */
export interface AgencyMention {
  id: string | null;
  name: string;
  group: boolean;
}

export interface AgencyReading {
  text: string;
  agencies: AgencyMention[];
  /** Pieces that do not look like an agency at all. */
  unresolved: string[];
}
