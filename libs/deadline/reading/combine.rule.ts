// From the readings of a cell's clauses to one reading of the cell.
import { printDay } from '../../kernel/day.rule.js';
import type { Every, Milestone } from './deadline.types.rule.js';
import type { Reading } from './phrase.types.rule.js';
import { ask, asksResult, reading } from './readings.rule.js';

/** A clause as it was read, with its words for the milestone it may become. */
export interface ReadClause {
  text: string;
  reading: Reading;
}

const STARTS: ReadonlySet<string> = new Set(['start-only', 'start-on-issue']);
const FINENESS: readonly Every[] = ['week', 'month', 'quarter', 'half-year', 'year'];
const isRecurring = ({ reading }: ReadClause) => reading.kind === 'recurring';
const isDated = (clause: ReadClause) => clause.reading.due !== null && !isRecurring(clause);
const isStanding = ({ reading }: ReadClause) => reading.kind === 'standing' && !STARTS.has(reading.rule);
const isYearOnly = ({ reading }: ReadClause) => reading.kind === 'year' && !reading.strict;

const byDue = (one: Milestone, other: Milestone) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0);
const milestonesOf = ({ text, reading }: ReadClause): Milestone[] =>
  reading.milestones.length > 0 ? reading.milestones : reading.due ? [{ due: reading.due, text }] : [];

/** All readings of one cell as one; null when nothing was read. */
export function combine(clauses: readonly ReadClause[]): Reading | null {
  const broken = clauses.find(({ reading }) => reading.kind === 'unreadable');
  const [only] = clauses;
  if (broken) return broken.reading;
  if (!only) return null;
  if (clauses.length === 1) return only.reading;
  const waiting = clauses.filter(({ reading }) => reading.kind === 'conditional');
  const rest = clauses.filter(({ reading }) => reading.kind !== 'conditional');
  const result = rest.length > 0 ? combineTimes(rest) : waiting[0]!.reading;
  const condition = waiting.map(({ reading }) => reading.condition).join('; ') || result.condition;
  return { ...result, condition, question: result.question ?? waiting.find(({ reading }) => reading.question)?.reading.question ?? null };
}

function combineTimes(clauses: readonly ReadClause[]): Reading {
  const dated = clauses.filter(isDated);
  const recurring = clauses.filter(isRecurring);
  const standing = clauses.filter(isStanding);
  if (recurring.length > 0) return dated.length > 0 ? datedAndRecurring(dated, recurring) : allRecurring(recurring);
  if (dated.length === 0) return clauses[0]!.reading;
  // "Thường xuyên; năm 2026" sets no deadline by itself, "Năm 2026; thường xuyên" may.
  if (standing.length > 0 && dated.every(isYearOnly) && !clauses.some(({ text }) => asksResult(text))) {
    const question = isStanding(clauses[0]!) ? null : ask('standing-or-year');
    return {
      ...standing[0]!.reading,
      startsOn: dated[0]!.reading.startsOn,
      endsOn: dated.at(-1)!.reading.due,
      question: standing[0]!.reading.question ?? question,
    };
  }
  const started = clauses.find(({ reading }) => STARTS.has(reading.rule));
  const last = lastOf(dated);
  const startsOn = started?.reading.startsOn ?? null;
  return startsOn && startsOn <= last.due! ? { ...last, startsOn } : last;
}

/** Several deadlines: the latest counts, each is a milestone. */
function lastOf(dated: readonly ReadClause[]): Reading {
  const last = dated.reduce((latest, each) => (each.reading.due! >= latest.reading.due! ? each : latest)).reading;
  if (dated.length === 1) return last;
  const milestones = dated.flatMap(milestonesOf).sort(byDue);
  const question = dated.find((each) => each.reading.question)?.reading.question ?? null;
  const yearPrinted = dated.every((each) => each.reading.yearPrinted);
  const params = { count: milestones.length, due: printDay(last.due!) };
  const kind = new Set(dated.filter(isYearOnly).map((each) => each.reading.due)).size === dated.length ? 'multi-year' : last.kind;
  return { ...last, kind, rule: 'last-of-several', params, milestones, startsOn: null, question, yearPrinted };
}

/** The finest rhythm contains the others. */
function allRecurring(recurring: readonly ReadClause[]): Reading {
  const finest = recurring.reduce((best, each) => (rank(each.reading.every) < rank(best.reading.every) ? each : best)).reading;
  // "Định kỳ 6 tháng (trước 15/6), năm (trước 15/12) hằng năm": the days named for the year may be those of the half-years.
  const daysOfYear =
    finest.every !== 'year' && recurring.some(({ reading }) => reading.rule === 'every-year-on' && reading.milestones.length > 1);
  const question = recurring.find((each) => each.reading.question)?.reading.question ?? (daysOfYear ? ask('two-readings') : null);
  const milestones = recurring.length > 1 ? uniqueDays(recurring.flatMap(milestonesOf).sort(byDue)) : finest.milestones;
  return { ...finest, milestones, question };
}

const rank = (every: Every | null): number => (every === null ? FINENESS.length : FINENESS.indexOf(every));
const uniqueDays = (milestones: readonly Milestone[]): Milestone[] =>
  milestones.filter((milestone, index) => milestones.findIndex((each) => each.due === milestone.due) === index);

function datedAndRecurring(dated: readonly ReadClause[], recurring: readonly ReadClause[]): Reading {
  const rhythm = allRecurring(recurring);
  const [first] = dated;
  // "Giai đoạn 2025 - 2026; hằng năm": every year of those.
  const { startsOn, due } = first!.reading;
  const spans = first!.reading.rule === 'years-end' && startsOn! <= rhythm.due! && rhythm.due! <= due!;
  if (dated.length === 1 && spans) return { ...rhythm, startsOn, endsOn: due };
  if (dated.length === 1 && isYearOnly(first!) && first!.reading.due === rhythm.due)
    return { ...rhythm, startsOn: first!.reading.startsOn };
  const last = lastOf(dated);
  const milestones = [...dated, ...recurring].flatMap(milestonesOf).sort(byDue);
  return { ...last, milestones: uniqueDays(milestones), question: last.question ?? rhythm.question ?? ask('dated-or-recurring') };
}

/** A clause that names some time in a way no phrase knows, or that two phrases know differently. */
export const unclear = (text: string): Reading =>
  reading({ kind: 'unreadable', rule: 'unclear', question: ask('unclear', { words: text }) });
