// A later document for a plan in force: what it says beside what is in force, and what is decided about each difference.
import type { Deadline, DeadlineKind } from '../../deadline/reading/deadline.types.rule.js';
import type { Day } from '../../kernel/index.js';
import type { TaskAmendment } from '../../task/facts/amendment.types.rule.js';
import type { LeadParty, Party, TaskEvents, TaskTexts } from '../../task/facts/task.events.js';
import type { PrintedNumbers } from '../reading/document/plan.types.rule.js';
import type { Choice } from '../draft/draft.types.rule.js';

/** What a row says, in force or in the new document. */
export interface Terms extends TaskTexts {
  leads: LeadParty[];
  coordinators: Party[];
  /** `days`: those listed, where there are several. */
  deadline: { text: string; kind: DeadlineKind; nominalDue: Day | null; days: Day[] };
}

/** `set-aside`: a row of the plan that was never assigned. */
export type RowStanding = 'open' | 'done' | 'withdrawn' | 'carried-over' | 'set-aside';

export interface InForceRow {
  key: string;
  task: string | null;
  /** What it is known by; empty when it is no task. */
  code: string;
  /** Of the headings it stands under, where they were kept. */
  numbers?: PrintedNumbers;
  standing: RowStanding;
  terms: Terms;
  /** Leads whose part is reported or confirmed: it cannot pass to another lead. */
  reported: string[];
  /** Whether the day in force is no longer the one first printed. */
  extended: boolean;
}

/** A row of the new document that is a task, with the assignment it would be. */
export interface NewRow {
  key: string;
  terms: Terms;
  deadline: Deadline;
  assignment: TaskEvents['TaskAssigned'];
}

export type DifferenceKind =
  'pair' | 'removed' | 'added' | 'lead' | 'coordinators' | 'deadline' | 'title' | 'product' | 'funding' | 'place';

export interface Difference {
  /** `r07.lead`, `n12.added`. */
  key: string;
  kind: DifferenceKind;
  was: string;
  now: string;
  choices: Choice[];
  /** Why a choice is missing or what to mind; a code of libs/texts. */
  note: 'reported' | 'done' | 'extended' | null;
  decided: { choice: Choice; reason: string | null } | null;
}

/** One row of the comparison: in force, in the new document, or in both. */
export interface ComparedRow {
  row: string | null;
  task: string | null;
  standing: RowStanding | null;
  document: string | null;
  title: string;
  /** From 0 to 1, when the document has a row that may be this one. */
  likeness: number | null;
  differences: Difference[];
}

export type Outcome =
  | 'unchanged'
  | 'changed'
  | 'kept'
  | 'withdrawn'
  | 'added'
  | 'not-taken-over'
  | 'closed-before'
  | 'never-assigned'
  | 'not-a-task'
  | 'split'
  | 'joined';

export interface ReceiptLine {
  row: string | null;
  document: string | null;
  outcome: Outcome;
  accepted: DifferenceKind[];
  kept: DifferenceKind[];
}

/** Every row of the plan in force and every row of the document stands on exactly one line. */
export interface AmendmentReceipt {
  lines: ReceiptLine[];
  /** Rows of the plan, and how many came to each outcome. */
  plan: { rows: number; outcomes: Partial<Record<Outcome, number>> };
  document: { rows: number; outcomes: Partial<Record<Outcome, number>> };
}

/** One order to one task. */
export type Effect =
  | { do: 'assign'; task: string; document: string; assignment: TaskEvents['TaskAssigned'] }
  | { do: 'amend'; task: string; document: string | null; amendment: TaskAmendment };
