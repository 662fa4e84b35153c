// What can happen to a plan: a document is imported as a draft with every row as it was read, the draft is reviewed decision by
// decision, then approved or discarded; later documents amend it.
import type { FactOf } from '../kernel/index.js';
import type { Paper } from '../task/facts/task.events.js';
import type { AmendmentReceipt, Effect } from './amendment/amendment.types.rule.js';
import type { PlanHead, PlanProblem, PlanTask, Receipt } from './reading/document/plan.types.rule.js';
import type { DecisionEvents } from './draft/draft.types.rule.js';
import type { OpenRow } from './draft/open-points.rule.js';

/** A document as it was read, whole, so that half a plan can never be stored. */
export interface ImportedDocument {
  plan: string;
  head: PlanHead;
  tasks: PlanTask[];
  problems: PlanProblem[];
  receipt: Receipt;
  /** File name and SHA-256 of the document as it was given. */
  source: { name: string; sha256: string };
  /** Version of the civil-service calendar the deadlines were read with. */
  calendar: string;
}

interface OfAmendment {
  plan: string;
  /** Counts the amendments of one plan from 1. */
  amendment: number;
}

export interface PlanEvents extends DecisionEvents {
  PlanImported: ImportedDocument;
  /** `leftOut` are rows not to be assigned, each with its reason; `asRead` what was still open and accepted as it was read. */
  PlanApproved: { plan: string; leftOut: { row: string; reason: string }[]; asRead: OpenRow[] };
  PlanDiscarded: { plan: string; reason: string };
  AmendmentImported: ImportedDocument & OfAmendment;
  AmendmentDiscarded: OfAmendment & { reason: string };
  /** Carries all that must now happen to tasks, so that what was begun is finished whatever happens in between. */
  AmendmentApplied: OfAmendment & { paper: Paper; effects: Effect[]; receipt: AmendmentReceipt; asRead: OpenRow[] };
  /** A task had changed in the meantime so that its part of the amendment could not be carried out. */
  AmendmentEffectRefused: OfAmendment & { task: string; code: string; params: Readonly<Record<string, string | number>> };
  AmendmentCarriedOut: OfAmendment;
}

export type PlanEvent = FactOf<PlanEvents>;

export const PLAN_EVENT_VERSIONS: Record<keyof PlanEvents, number> = {
  PlanImported: 3,
  PlanApproved: 2,
  PlanDiscarded: 1,
  RowCorrected: 1,
  RowSplit: 1,
  RowsJoined: 1,
  RowsSetAside: 1,
  RowAdded: 1,
  AgencyResolved: 1,
  DeadlineDecided: 1,
  ReadingAccepted: 1,
  DifferencesDecided: 1,
  DecisionTakenBack: 1,
  AmendmentImported: 1,
  AmendmentDiscarded: 1,
  AmendmentApplied: 2,
  AmendmentEffectRefused: 1,
  AmendmentCarriedOut: 1,
};
