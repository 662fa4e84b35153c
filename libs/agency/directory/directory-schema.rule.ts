// What a directory must look like before anything is assigned by it. Both the file reader and the order to import use it.
import { z } from 'zod';
import { dayField, parseInput, refuse, isRefusal, type Refusal } from '../../kernel/index.js';
import { CONTACT_ROLES, type Agency, type Contact, type Directory } from './agency.types.rule.js';
import { emailField, phoneField } from './contact-fields.rule.js';
import { isCollective } from './collective.rule.js';
import { sameSeat } from './directory-changes.rule.js';
import { cellRefusal, type Row, type SheetRows } from './directory-sheets.rule.js';

const day = dayField.nullable().default(null);
const text = z.string().trim().min(1).max(300);
const id = z
  .string()
  .refine((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), { params: { wanted: 'id' } })
  .max(120);

const agency = z.object({
  id,
  name: text,
  short: text.optional(),
  aliases: z.array(text).max(200).default([]),
  kind: text.default('khac'),
  groupOf: z.array(id).default([]),
  group: z.boolean().optional(),
});

const contact = z.object({
  agency: id,
  role: z.enum(CONTACT_ROLES),
  title: text,
  email: emailField.nullable().default(null),
  phone: phoneField.nullable().default(null),
  validFrom: day,
  validTo: day,
  deputy: z.boolean().default(false),
});

const agencies = z.array(agency).min(1).max(5_000);
const full = z.object({
  agencies,
  contacts: z.array(contact).max(100_000).default([]),
  overseers: z.array(id).optional(),
  authority: id.optional(),
});

/** Where they are not stated, overseers and authority are found by the ids every directory of a province uses. */
const OVERSEERS = ['so-noi-vu', 'van-phong-ubnd-tinh', 'ubnd-tinh'];
const AUTHORITY = 'ubnd-tinh';

const complete = (each: z.output<typeof agency>): Agency => ({
  ...each,
  name: each.name.normalize('NFC'),
  short: (each.short ?? each.name).normalize('NFC'),
  aliases: each.aliases.map((alias) => alias.normalize('NFC')),
  group: each.group ?? (each.groupOf.length > 0 || isCollective(each.name)),
});

function completed({ agencies: listed, contacts, ...stated }: z.output<typeof full>): Directory {
  const known = new Set(listed.map((each) => each.id));
  return {
    agencies: listed.map(complete),
    contacts,
    overseers: stated.overseers ?? OVERSEERS.filter((each) => known.has(each)),
    authority: stated.authority ?? (known.has(AUTHORITY) ? AUTHORITY : (listed[0]?.id ?? '')),
  };
}

/** The directory, or a refusal that says what is wrong. Takes the full shape and the bare list of agencies. */
export function parseDirectory(input: unknown): Directory | Refusal {
  const parsed = parseInput(full, Array.isArray(input) ? { agencies: input } : input);
  if (isRefusal(parsed)) return misshapen(parsed);
  const directory = completed(parsed.value);
  return directoryFault(directory) ?? directory;
}

/** The directory of a workbook; what is wrong in a cell is said of that cell. */
export function directoryOfRows({ agencies: ofAgencies, contacts: ofContacts, ...duties }: SheetRows): Directory | Refusal {
  const wrong = misfit(agency, ofAgencies) ?? misfit(contact, ofContacts);
  const values = (rows: readonly Row[]): unknown[] => rows.map((row) => row.values);
  return wrong ?? parseDirectory({ agencies: values(ofAgencies), contacts: values(ofContacts), ...duties });
}

function misfit(schema: z.ZodType, rows: readonly Row[]): Refusal | null {
  for (const row of rows) {
    const parsed = parseInput(schema, row.values);
    if (isRefusal(parsed)) return cellRefusal(row, parsed);
  }
  return null;
}

const misshapen = (refusal: Refusal): Refusal => refuse('agency.misshapen', refusal.params);

/** Why tasks could not be assigned by this directory; null when they can. */
export function directoryFault(directory: Directory): Refusal | null {
  const known = new Map<string, Agency>();
  for (const each of directory.agencies) {
    if (known.has(each.id)) return refuse('agency.duplicate', { agency: each.id });
    known.set(each.id, each);
  }
  for (const each of directory.agencies) {
    const stranger = each.groupOf.find((member) => !known.has(member));
    if (stranger !== undefined) return refuse('agency.unknown-member', { group: each.id, agency: stranger });
  }
  return circle(known) ?? strangers(directory, known);
}

function strangers(directory: Directory, known: ReadonlyMap<string, Agency>): Refusal | null {
  const named = [directory.authority, ...directory.overseers].find((each) => !known.has(each));
  if (named !== undefined) return refuse('agency.unknown-overseer', { agency: named });
  for (const each of directory.contacts) {
    if (!known.has(each.agency)) return refuse('agency.contact-of-nobody', { title: each.title, agency: each.agency });
    if (each.validFrom && each.validTo && each.validTo < each.validFrom) return refuse('agency.validity-backwards', { title: each.title });
    if (each.deputy && each.validFrom === null) return refuse('agency.deputy-without-start', { title: each.title });
  }
  return overlap(directory.contacts);
}

const OPEN_START = '0000-01-01';
const OPEN_END = '9999-12-31';

/** One seat, one holder a day: two mailboxes for one role would make it chance who is told. */
function overlap(contacts: readonly Contact[]): Refusal | null {
  const seats = new Map<string, Contact[]>();
  for (const each of contacts) {
    const seat = `${each.agency} ${each.role} ${each.deputy}`;
    const held = seats.get(seat) ?? [];
    const other = held.find(
      (one) =>
        sameSeat(one, each) &&
        (one.validFrom ?? OPEN_START) <= (each.validTo ?? OPEN_END) &&
        (each.validFrom ?? OPEN_START) <= (one.validTo ?? OPEN_END),
    );
    if (other) return refuse('agency.contact-overlap', { title: each.title, other: other.title, agency: each.agency });
    seats.set(seat, [...held, each]);
  }
  return null;
}

/** A group that contains itself, however deep, would have no end. */
function circle(known: ReadonlyMap<string, Agency>): Refusal | null {
  const open = new Set<string>();
  const closed = new Set<string>();
  const visit = (id: string): string | null => {
    if (open.has(id)) return id;
    if (closed.has(id)) return null;
    open.add(id);
    for (const member of known.get(id)?.groupOf ?? []) {
      const found = visit(member);
      if (found !== null) return found;
    }
    open.delete(id);
    closed.add(id);
    return null;
  };
  for (const id of known.keys()) {
    const found = visit(id);
    if (found !== null) return refuse('agency.group-in-itself', { group: found });
  }
  return null;
}
