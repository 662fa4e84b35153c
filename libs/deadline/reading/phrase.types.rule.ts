// One wording of a deadline: the shape it has, the reading it gives, and examples that prove it.
import type { Day } from '../../kernel/day.rule.js';
import type { Calendar } from '../calendars/calendar.rule.js';
import type { DeadlineKind, Every, Milestone, ReadingContext } from './deadline.types.rule.js';
import type { Clause } from './clauses.rule.js';

/** The key of a sentence in the texts and what goes into it. */
export interface Said {
  key: string;
  params: Readonly<Record<string, string | number>>;
}

/** What a phrase says about one clause. */
export interface Reading {
  kind: DeadlineKind;
  due: Day | null;
  /** "Trước …": the day must not move to a later one. */
  strict: boolean;
  every: Every | null;
  startsOn: Day | null;
  /** Last day of the time that is printed for a rhythm or standing work; null when it is open. */
  endsOn: Day | null;
  milestones: Milestone[];
  condition: string | null;
  /** Stable name of the rule; also the key of the sentence that explains it. */
  rule: string;
  params: Readonly<Record<string, string | number>>;
  question: Said | null;
  /** Whether the year comes from the cell and not from the plan. */
  yearPrinted: boolean;
}

export interface Example {
  text: string;
  planYear: number;
  issuedOn?: Day;
  kind: DeadlineKind;
  nominalDue: Day | null;
  every?: Every;
  condition?: string;
  startsOn?: Day;
  /** Days of the milestones, in order. */
  milestones?: Day[];
  /** True when a question must come with it. */
  ambiguous?: true;
}

export interface Phrase {
  name: string;
  /** Pattern over the codes of a clause (see reading/item.types.rule.ts). */
  shape: RegExp;
  /** Null when the shape fits but the wording is another phrase's. */
  read(clause: Clause, context: ReadingContext, calendar: Calendar): Reading | null;
  examples: Example[];
}
