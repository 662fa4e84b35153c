// What people read about letters; the letters themselves are Vietnamese papers and stand beside the Vietnamese texts.
import { printDay } from '../../kernel/day.rule.js';
import type { LetterSentences, WhyStruck } from '../facts/letter-facts.js';
import type { Sentences } from '../facts/sentences.js';
import { whoMay } from './who-may.js';

export { letter } from '../vi/letter.js';

export const letterKinds = {
  urge: 'urging',
  explain: 'request for explanation',
  sanction: 'reminder of duty',
};

/** Why a task left a draft, said after the task. */
export const whyStruck: Readonly<Record<WhyStruck, string>> = {
  withdrawn: 'no longer to be carried out',
  'carried-over': 'carried over to another plan',
  reassigned: 'given to another lead',
  done: 'completed',
  'awaiting-confirmation': 'reported as completed, waits to be confirmed',
  suspended: 'suspended',
  'deadline-changed': 'its deadline was changed',
  'not-late': 'no longer late',
  'explanation-asked': 'asked to be explained already',
  'asked-since': 'in another letter that was signed since',
  'in-later-draft': 'in a later draft',
};

const struckOf = (struck: readonly { code: string; title: string; reason: WhyStruck }[]): string =>
  struck.map(({ code, title, reason }) => `${code ? `${code}. ` : ''}${title} (${whyStruck[reason]})`).join('; ');

/** What stands at the head of a draft that nobody should sign any more, and before what left it. */
export const draftState = {
  closed: (day: string) => `closed on ${day}`,
  struck: 'Taken out of the draft',
};

export const refusals = {
  'letter.closed': (p) =>
    `Draft letter “${p.letter}” was closed on ${printDay(String(p.day))}: its tasks are settled, or in another letter or draft. A paper signed before that day is recorded with the day it was signed.`,
  'letter.unknown': (p) => `There is no draft letter “${p.letter}”.`,
  'letter.not-entitled': (p) => `Only ${whoMay(p)} may record that a letter was signed; ${p.addressee}, whom it is written to, may not.`,
  'letter.signed-already': (p) => `Letter “${p.letter}” has been signed as ${p.number}.`,
  'letter.date-in-future': (p) => `The date ${printDay(String(p.date))} lies after today (${printDay(String(p.today))}).`,
  'letter.asks-no-explanation': (p) => `Letter “${p.letter}” asks for no explanation, so no day for one can be recorded.`,
  'letter.explain-by-too-early': (p) =>
    `The day of the explanation (${printDay(String(p.day))}) must come after the date of the letter (${printDay(String(p.date))}).`,
  'letter.date-before-draft': (p) => `The date ${printDay(String(p.date))} lies before the day of the draft (${printDay(String(p.day))}).`,
} satisfies Sentences;

export const events: LetterSentences = {
  LetterDrafted: (d) => `Letter to ${d.agency.name} drafted for ${d.issuer.name} (${letterKinds[d.kind]}), tasks: ${d.items.length}`,
  LetterRedrafted: (d) => `Letter to ${d.agency.name} drafted anew for ${d.issuer.name} (${letterKinds[d.kind]}), tasks: ${d.items.length}`,
  LetterItemsStruck: (d) => `Taken out of the draft letter to ${d.agency.name}: ${struckOf(d.struck)}; tasks left: ${d.left}`,
  LetterClosed: (d) => `Draft letter to ${d.agency.name} closed, nothing is left of it: ${struckOf(d.struck)}`,
  LetterSigned: (d) =>
    `Letter to ${d.agency.name} signed: ${d.number} of ${printDay(d.date)}${d.explain ? `; explanations of ${d.explain.tasks.length} ${d.explain.tasks.length === 1 ? 'task' : 'tasks'} due by ${printDay(d.explain.by)}` : ''}`,
};
