// Orders to a plan.
import type { AgencyMention } from '../agency/directory/agency.types.rule.js';
import type { Actor, Instant } from '../kernel/index.js';
import type { NewDay, Paper } from '../task/facts/task.events.js';
import type { Comparison } from './amendment/comparison.rule.js';
import type { DifferenceKind } from './amendment/amendment.types.rule.js';
import type { PlanReading } from './reading/document/plan.types.rule.js';
import type { Cells, Choice, Draft } from './draft/draft.types.rule.js';
import type { RowReader } from './draft/row-reader.rule.js';

interface Order {
  now: Instant;
  by: Actor;
  plan: string;
  /** What the decision was made on; undefined when it was not said. */
  revision?: number | undefined;
}

/** The document as it was imported before, under whatever name. */
export interface Twin {
  plan: string;
  number: string;
  at: Instant;
  by: string;
}

interface Document {
  reading: PlanReading;
  source: { name: string; sha256: string };
  calendar: string;
  twin: Twin | null;
}

/** Looks at the new document beside what is in force at this moment. */
export type Comparer = (draft: Draft) => Comparison;

/** `read` and `compare` are look-ups: pure, with directory, calendar and tasks in them as they stand now. */
export type ReviewCommand = Order &
  (
    | { type: 'CorrectRow'; row: string | number; cells: Cells; read: RowReader }
    | { type: 'SplitRow'; row: string | number; pieces: Cells[]; read: RowReader }
    | { type: 'JoinRows'; rows: (string | number)[]; cells: Cells; read: RowReader }
    | { type: 'SetAside'; rows: (string | number)[]; reason: string }
    | { type: 'AddRow'; cells: Cells; reason: string; read: RowReader }
    | { type: 'ResolveAgency'; row: string | number; text: string; agency: AgencyMention; taught: RowReader | null }
    | { type: 'DecideDeadline'; row: string | number; to: NewDay; paper: Paper | null; reason: string | null }
    | { type: 'AcceptReading'; rows: 'all' | (string | number)[] }
    | {
        type: 'DecideDifferences';
        differences: 'all' | string[];
        kind: DifferenceKind | null;
        choice: Choice;
        reason: string | null;
        compare: Comparer;
      }
    | { type: 'TakeBack'; decision: number | null }
  );

export type PlanCommand =
  | (Order & Document & { type: 'ImportPlan' })
  | (Order & { type: 'ApprovePlan'; leaveOut: { row: string | number; reason: string }[]; asRead: boolean })
  | (Order & { type: 'DiscardPlan'; reason: string })
  | (Order & Document & { type: 'AmendPlan' })
  | (Order & { type: 'ApplyAmendment'; asRead: boolean; compare: Comparer })
  | (Order & { type: 'NoteRefusedEffect'; amendment: number; task: string; code: string; params: Record<string, string | number> })
  | (Order & { type: 'CloseAmendment'; amendment: number })
  | ReviewCommand;

export type PlanCommandOf<Type extends PlanCommand['type']> = Extract<PlanCommand, { type: Type }>;
