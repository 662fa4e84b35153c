// What differs between a row in force and the row of the new document that it is, and what may be decided about it.
import { printDay } from '../../kernel/index.js';
import { oneLine, sameWords } from '../reading/document/cell-text.rule.js';
import type { Choice } from '../draft/draft.types.rule.js';
import type { Difference, DifferenceKind, InForceRow, NewRow, Terms } from './amendment.types.rule.js';

/** A difference before it is known whether it was decided. */
export type Found = Omit<Difference, 'decided'>;

const TAKE_OR_KEEP: Choice[] = ['accept', 'keep'];

const printed = (text: string | null): string =>
  oneLine(text ?? '')
    .normalize('NFC')
    .replace(/[\s.,;:]+$/, '');

/** A collective stands for its members, whoever they are by now. */
const unitsOf = ({ leads }: Terms): string[] => [...new Set(leads.map((lead) => lead.group ?? lead.agency))].sort();

const namesOf = (parties: readonly { name: string }[]): string => parties.map((party) => party.name).join(', ');
const idsOf = (parties: readonly { agency: string }[]): string =>
  parties
    .map((party) => party.agency)
    .sort()
    .join(',');

const leadsSaid = ({ leads, leadText }: Terms): string => (leads.some((lead) => lead.group) ? leadText : namesOf(leads));

/** The day, and beside it the words, as they are compared. */
const deadlineSaid = ({ deadline }: Terms): string =>
  deadline.nominalDue === null ? printed(deadline.text) : `${printDay(deadline.nominalDue)} (${printed(deadline.text)})`;

function sameDeadline({ deadline: one }: Terms, { deadline: other }: Terms): boolean {
  // The next turn of "Hằng quý" is another day in a later document; the term is the same.
  if (one.kind === 'recurring' && other.kind === 'recurring' && sameWords(one.text) === sameWords(other.text)) return true;
  // "Quý IV" and "Quý II, Quý IV" end on one day.
  if (one.nominalDue !== null || other.nominalDue !== null)
    return one.nominalDue === other.nominalDue && one.days.join() === other.days.join();
  return one.kind === other.kind && sameWords(one.text) === sameWords(other.text);
}

const placeSaid = ({ code, field, group }: Terms): string => [code, field, group].map(printed).filter(Boolean).join(' | ');
const samePlace = (one: Terms, other: Terms): boolean =>
  printed(one.code) === printed(other.code) &&
  sameWords(one.field) === sameWords(other.field) &&
  sameWords(one.group) === sameWords(other.group);

function found(row: InForceRow, kind: DifferenceKind, was: string, now: string, choices: Choice[], note: Found['note'] = null): Found {
  const done = row.standing === 'done';
  return { key: `${row.key}.${kind}`, kind, was, now, choices: done ? ['keep'] : choices, note: done ? 'done' : note };
}

/** Differences of a row that both have. A finished task keeps what it was; a reported part keeps its lead. */
export function differencesOf(row: InForceRow, fresh: NewRow): Found[] {
  const { terms: was } = row;
  const { terms: now } = fresh;
  const differences: Found[] = [];
  if (unitsOf(was).join() !== unitsOf(now).join()) {
    const leaves = row.reported.some((agency) => !now.leads.some((lead) => lead.agency === agency));
    const choices: Choice[] = leaves ? ['keep'] : TAKE_OR_KEEP;
    differences.push(found(row, 'lead', leadsSaid(was), leadsSaid(now), choices, leaves ? 'reported' : null));
  }
  if (idsOf(was.coordinators) !== idsOf(now.coordinators))
    differences.push(found(row, 'coordinators', namesOf(was.coordinators), namesOf(now.coordinators), TAKE_OR_KEEP));
  if (!sameDeadline(was, now))
    differences.push(found(row, 'deadline', deadlineSaid(was), deadlineSaid(now), TAKE_OR_KEEP, row.extended ? 'extended' : null));
  for (const kind of ['title', 'product', 'funding'] as const) {
    if (printed(was[kind]) !== printed(now[kind]))
      differences.push(found(row, kind, oneLine(was[kind] ?? ''), oneLine(now[kind] ?? ''), TAKE_OR_KEEP));
  }
  if (!samePlace(was, now)) differences.push(found(row, 'place', placeSaid(was), placeSaid(now), TAKE_OR_KEEP));
  return differences;
}

/** Two rows that may be one. `now` names the document's row, so that the answer holds for this pair and no other. */
export const pairAsked = (row: InForceRow, fresh: NewRow): Found => ({
  key: `${row.key}.pair`,
  kind: 'pair',
  was: oneLine(row.terms.title),
  now: `${fresh.key}: ${oneLine(fresh.terms.title)}`,
  choices: ['same', 'different'],
  note: null,
});

export const removed = (row: InForceRow): Found => found(row, 'removed', oneLine(row.terms.title), '', ['withdraw', 'keep']);

export const added = ({ key, terms }: NewRow): Found => ({
  key: `${key}.added`,
  kind: 'added',
  was: '',
  now: `${oneLine(terms.title)} | ${leadsSaid(terms)} | ${deadlineSaid(terms)}`,
  choices: TAKE_OR_KEEP,
  note: null,
});
