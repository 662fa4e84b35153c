// Reads a deadline cell: clean it, understand its words, let the phrases read its clauses, roll the day, say why.
import { daysBetween, isDay, printDay, type Day } from '../kernel/day.rule.js';
import type { Language } from '../texts/index.js';
import { rollForward, type Calendar } from './calendars/calendar.rule.js';
import type { Deadline, ReadingContext } from './reading/deadline.types.rule.js';
import type { Reading, Said } from './reading/phrase.types.rule.js';
import { cutCell, type Clause } from './reading/clauses.rule.js';
import { combine } from './reading/combine.rule.js';
import { foldCell, LONGEST_CELL } from './reading/fold.rule.js';
import { claimsOn, readClauses } from './match.rule.js';
import { ask, reading } from './reading/readings.rule.js';
import { scan } from './reading/scan.rule.js';
import { isFigure, tokenise } from './reading/tokens.rule.js';
import { questionOf, whyOf } from './wording.rule.js';

/** A day someone names (an extension, a decision) as the day it takes effect: rest days move it to the next working day. */
export const rollNamedDay = (calendar: Calendar, day: Day): Day => rollForward(calendar, day);

/** Twelve days with their years are 36 figures; a cell with more words or figures is a list that a person must read. */
const MOST_FIGURES = 40;
const MOST_TOKENS = 100;

/**
 * One deadline cell as a careful official reads it. Never throws and never guesses: what cannot be read is `unreadable`, what
 * can be read in two ways carries a question in `ambiguous`. `why` and `ambiguous` are said in `language`.
 */
export function readDeadline(text: string, context: ReadingContext, calendar: Calendar, language: Language = 'vi'): Deadline {
  const issuedOn = context.issuedOn && isDay(context.issuedOn) ? context.issuedOn : null;
  const read = readCell(text, { ...context, issuedOn }, calendar);
  const effectiveDue = read.due === null || read.strict ? read.due : rollForward(calendar, read.due);
  return {
    kind: read.kind,
    nominalDue: read.due,
    effectiveDue,
    every: read.every,
    condition: read.condition,
    rule: effectiveDue === read.due ? read.rule : `${read.rule}+roll`,
    why: whyOf(read, effectiveDue, context.planYear, calendar, language),
    ambiguous: questionOf(read, language),
    text,
    milestones: read.milestones,
    startsOn: read.startsOn,
  };
}

/** Further than this from where it was, a day is another day and not the same one by another calendar. */
const FURTHEST = 20;

/**
 * The days of a deadline read before, by the calendar of now: a term in working days ends where it ends now, a strict one does not
 * move, any other rolls. What was printed otherwise than the cell reads (a reviewer decided) keeps its printed day.
 */
export function readAgain(
  { text, kind, nominalDue }: Pick<Deadline, 'text' | 'kind'> & { nominalDue: Day },
  issuedOn: Day | null,
  calendar: Calendar,
): { nominalDue: Day; effectiveDue: Day } {
  const read = readCell(text, { planYear: Number(nominalDue.slice(0, 4)), issuedOn }, calendar);
  const same = read.kind === kind && read.due !== null && Math.abs(daysBetween(read.due, nominalDue)) <= FURTHEST;
  const due = same && kind === 'working-days' ? read.due! : nominalDue;
  return { nominalDue: due, effectiveDue: same && read.strict ? due : rollForward(calendar, due) };
}

/**
 * The sentence that explains a deadline read before, by the calendar of now. What was printed otherwise than the cell reads (a
 * reviewer decided), and what has no day, keeps the sentence it has.
 */
export function explainAgain(
  { text, kind, nominalDue, why }: Pick<Deadline, 'text' | 'kind' | 'nominalDue' | 'why'>,
  issuedOn: Day | null,
  calendar: Calendar,
): string {
  if (nominalDue === null) return why;
  const read = readDeadline(text, { planYear: Number(nominalDue.slice(0, 4)), issuedOn }, calendar);
  if (read.kind !== kind || read.nominalDue === null) return why;
  const furthest = kind === 'working-days' ? FURTHEST : 0;
  return Math.abs(daysBetween(read.nominalDue, nominalDue)) <= furthest ? read.why : why;
}

function readCell(text: string, context: ReadingContext, calendar: Calendar): Reading {
  if (!isPlanYear(context.planYear)) return reading({ kind: 'unreadable', rule: 'no-such-year', params: { words: context.planYear } });
  // 1. Clean copies, words, meanings, clauses.
  const folded = foldCell(text);
  if (folded.clean === '') return reading({ kind: 'unreadable', rule: 'empty' });
  if (folded.clean.length > LONGEST_CELL) return reading({ kind: 'unreadable', rule: 'too-long', params: { longest: LONGEST_CELL } });
  const tokens = tokenise(folded);
  if (tokens.length > MOST_TOKENS || tokens.filter(isFigure).length > MOST_FIGURES)
    return reading({ kind: 'unreadable', rule: 'too-many' });
  const cell = cutCell(scan(tokens), folded.clean, context);
  // 2. The phrases read each sentence; the sentences make one reading.
  const clauses = cell.sentences.flatMap((sentence) => readClauses(sentence, folded.clean, context, calendar));
  const whole = combine(clauses);
  // 3. What the cell waits for, and what makes it unsure.
  if (!whole)
    return cell.conditions.length > 0 ? waiting(folded.clean, context, calendar) : reading({ kind: 'unreadable', rule: 'unknown' });
  const others = cell.conditions.filter((each) => !whole.condition?.includes(each));
  const condition = [whole.condition ?? [], others].flat().join('; ') || null;
  const outside = whole.kind === 'conditional' && cell.conditions.length > 0;
  const question =
    (outside ? null : whole.question) ?? (cell.unsettling ? ask('unsettling', { words: cell.unsettling }) : beforeIssue(whole, context));
  return { ...whole, condition, question };
}

/** Years that plans are written for. */
export const isPlanYear = (year: number): boolean => Number.isInteger(year) && year >= 1990 && year <= 2100;

/** Nothing but a condition: the whole cell is the condition. */
function waiting(clean: string, context: ReadingContext, calendar: Calendar): Reading {
  const clause: Clause = { codes: 'C', items: [], text: clean, at: 0, end: clean.length };
  return claimsOn(clause, context, calendar)[0]!.reading;
}

/**
 * Nobody is given work that was due before the document that gives it. A year that the plan lent may be the wrong one; a year that
 * is printed may be a slip of the pen, or the year of the plan before. The same goes for each milestone of a list, and for the end of
 * the time that is printed for a rhythm.
 */
function beforeIssue({ due, endsOn, yearPrinted, milestones }: Reading, { issuedOn, issuedFrom }: ReadingContext): Said | null {
  const from = issuedOn ?? issuedFrom;
  if (!from) return null;
  const early = [...milestones.map((each) => each.due), ...[due ?? [], endsOn ?? []].flat()].find((day) => day < from);
  if (early === undefined) return null;
  // Of a day that is not known, its month and year are said.
  const issued = issuedOn ? printDay(issuedOn) : printDay(from).slice('dd/'.length);
  return ask(yearPrinted ? 'printed-before-issue' : 'before-issue', { due: printDay(early), issued });
}
