// A draft: the rows of a document as they were read and as the reviewer has decided since. Nothing is assigned from it yet.
import type { AgencyMention } from '../../agency/directory/agency.types.rule.js';
import type { FactOf } from '../../kernel/index.js';
import type { Paper } from '../../task/facts/task.events.js';
import type { PlanHead, PlanProblem, PlanTask, Receipt } from '../reading/document/plan.types.rule.js';
import type { RowPrefix } from './row-key.rule.js';

/**
 * What has to be decided about a row before it can be assigned. All but the first may be accepted as read; a row that is struck
 * out, only by its name.
 */
export type OpenPoint =
  | 'lead-missing'
  | 'lead-unknown'
  | 'lead-unresolved'
  | 'deadline-missing'
  | 'deadline-unreadable'
  | 'deadline-ambiguous'
  | 'struck-out'
  | 'struck-in-part';

/** What becomes of a row. One that was split or joined stands for nothing by itself any more: see `into`. */
export type RowFate = 'task' | 'not-a-task' | 'split' | 'joined';

export interface DraftRow {
  key: string;
  /** As it stands now. */
  task: PlanTask;
  /** As the document was read, never changed; null for rows that review has made. */
  read: PlanTask | null;
  fate: RowFate;
  /** Why it is not a task, or where it was found when it was added. */
  reason: string | null;
  into: string[];
  acceptedAsRead: OpenPoint[];
  /** What a decided deadline rests on. */
  deadlineBy: { paper: Paper | null; reason: string | null } | null;
}

export type CellName = 'code' | 'field' | 'group' | 'title' | 'product' | 'lead' | 'coordinator' | 'deadline' | 'funding';

/** Words for some cells of a row. */
export type Cells = Partial<Record<CellName, string>>;

export type Choice = 'accept' | 'keep' | 'withdraw' | 'same' | 'different';

/** A difference as it was when it was decided; when the row or what is in force changes, the decision no longer fits. */
export interface DecidedDifference {
  key: string;
  was: string;
  now: string;
}

interface Row {
  plan: string;
  /** Counts the decisions on one draft from 1. */
  decision: number;
}

/** Decisions of the reviewer. Each carries the rows as it leaves them, so that a later grammar reads nothing anew. */
export interface DecisionEvents {
  RowCorrected: Row & { row: string; cells: Cells; task: PlanTask };
  RowSplit: Row & { row: string; pieces: { key: string; task: PlanTask }[] };
  /** `rows` go into `row`. */
  RowsJoined: Row & { row: string; rows: string[]; task: PlanTask };
  RowsSetAside: Row & { rows: string[]; reason: string };
  RowAdded: Row & { row: string; task: PlanTask; reason: string };
  /** `alsoRead`: other rows that became readable by the alias taught with it. */
  AgencyResolved: Row & {
    row: string;
    text: string;
    agency: AgencyMention;
    taught: boolean;
    task: PlanTask;
    alsoRead: { row: string; task: PlanTask }[];
  };
  DeadlineDecided: Row & { row: string; task: PlanTask; paper: Paper | null; reason: string | null };
  ReadingAccepted: Row & { rows: { row: string; points: OpenPoint[] }[] };
  DifferencesDecided: Row & { differences: DecidedDifference[]; choice: Choice; reason: string | null };
  DecisionTakenBack: Row & { taken: number };
}

export type DecisionFact = FactOf<Omit<DecisionEvents, 'DecisionTakenBack'>>;

export interface Decision {
  number: number;
  fact: DecisionFact;
  takenBack: boolean;
}

export interface Draft {
  prefix: RowPrefix;
  head: PlanHead;
  /** As read, in the order of the document. */
  tasks: PlanTask[];
  problems: PlanProblem[];
  receipt: Receipt;
  source: { name: string; sha256: string };
  /** Version of the civil-service calendar the deadlines were read with. */
  calendar: string;
  rows: DraftRow[];
  decisions: Decision[];
  /** Number of the latest decision, taking back included. */
  made: number;
}
