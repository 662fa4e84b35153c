// The shape of a deadline as it was printed and as it was read.
import type { Day } from '../../kernel/day.rule.js';

export type DeadlineKind =
  | 'date'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'nine-months'
  | 'year'
  | 'multi-year'
  | 'recurring'
  | 'standing'
  | 'conditional'
  | 'working-days'
  | 'unreadable';

export type Every = 'year' | 'half-year' | 'quarter' | 'month' | 'week';

export interface Milestone {
  due: Day;
  /** The words that carry this milestone, verbatim. */
  text: string;
}

/** One reading of a deadline cell. Days are `YYYY-MM-DD` in Viet Nam or null. */
export interface Deadline {
  kind: DeadlineKind;
  /** The last day inside the term, as printed. */
  nominalDue: Day | null;
  /** `nominalDue` rolled over rest days where the rule says so (Civil Code 2015, art. 148.5). */
  effectiveDue: Day | null;
  /** The rhythm, when `kind` is `recurring`. */
  every: Every | null;
  /** The outside document or event it waits for, verbatim. */
  condition: string | null;
  /** The rule that produced the day, e.g. `quarter-end+roll`. */
  rule: string;
  /** One sentence that explains the reading to an official, in the language asked for. */
  why: string;
  /** The question a careful official would ask, in the same language; null when there is only one reading. */
  ambiguous: string | null;
  /** The cell, verbatim. */
  text: string;
  milestones: Milestone[];
  /** First day of the term, when printed or implied. */
  startsOn: Day | null;
}

export interface ReadingContext {
  planYear: number;
  /** Day the document was signed; what "kể từ ngày ban hành" counts from. */
  issuedOn: Day | null;
  /** Where that day is not known: the first day it can be. */
  issuedFrom?: Day;
}
