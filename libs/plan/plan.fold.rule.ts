// How facts change a plan: shared by the decider and the projection.
import type { Actor, Instant, StoredEvent } from '../kernel/index.js';
import type { AmendmentReceipt, Effect } from './amendment/amendment.types.rule.js';
import type { ImportedDocument, PlanEvent } from './plan.events.js';
import type { Draft } from './draft/draft.types.rule.js';
import { decided, newDraft, takenBack } from './draft/draft.rule.js';
import type { OpenRow } from './draft/open-points.rule.js';
import type { RowPrefix } from './draft/row-key.rule.js';

export interface AmendmentState {
  amendment: number;
  /** `applied`: decided, its effects on tasks under way; `carried-out`: all of them done. */
  phase: 'draft' | 'discarded' | 'applied' | 'carried-out';
  draft: Draft;
  importedAt: Instant;
  importedBy: string;
  appliedAt: Instant | null;
  effects: Effect[];
  receipt: AmendmentReceipt | null;
  /** Parts of it that could not be carried out, by task. */
  refused: { task: string; code: string; params: Readonly<Record<string, string | number>> }[];
}

export interface PlanState {
  id: string;
  phase: 'none' | 'draft' | 'approved' | 'discarded';
  /** Revision of the latest event; decisions name it so that nobody decides on what has changed meanwhile. */
  revision: number;
  draft: Draft | null;
  importedAt: Instant;
  importedBy: string;
  approvedAt: Instant | null;
  leftOut: { row: string; reason: string }[];
  asRead: OpenRow[];
  amendments: AmendmentState[];
}

export type RecordedPlanEvent = PlanEvent & Pick<StoredEvent, 'revision' | 'recordedAt'> & { by: Pick<Actor, 'user'> };

export const initialPlan: PlanState = {
  id: '',
  phase: 'none',
  revision: -1,
  draft: null,
  importedAt: '',
  importedBy: '',
  approvedAt: null,
  leftOut: [],
  asRead: [],
  amendments: [],
};

const draftOf = ({ head, tasks, problems, receipt, source, calendar }: ImportedDocument, prefix: RowPrefix): Draft =>
  newDraft({ prefix, head, tasks, problems, receipt, source, calendar });

export const openAmendment = (state: PlanState): AmendmentState | null => state.amendments.find((each) => each.phase === 'draft') ?? null;

/** The draft that decisions are about: of the plan itself until it is approved, then of the amendment under review. */
export const openDraft = (state: PlanState): Draft | null =>
  state.phase === 'draft' ? state.draft : state.phase === 'approved' ? (openAmendment(state)?.draft ?? null) : null;

function changeDraft(state: PlanState, change: (draft: Draft) => Draft): PlanState {
  const open = openAmendment(state);
  if (state.phase === 'draft') return { ...state, draft: state.draft && change(state.draft) };
  return open ? changeAmendment(state, open.amendment, { draft: change(open.draft) }) : state;
}

const changeAmendment = (state: PlanState, amendment: number, change: Partial<AmendmentState>): PlanState => ({
  ...state,
  amendments: state.amendments.map((each) => (each.amendment === amendment ? { ...each, ...change } : each)),
});

function after(state: PlanState, event: RecordedPlanEvent): PlanState {
  const { recordedAt: at, by } = event;
  switch (event.type) {
    case 'PlanImported':
      return {
        ...initialPlan,
        id: event.data.plan,
        phase: 'draft',
        draft: draftOf(event.data, 'r'),
        importedAt: at,
        importedBy: by.user,
      };
    case 'PlanApproved':
      return { ...state, phase: 'approved', approvedAt: at, leftOut: event.data.leftOut, asRead: event.data.asRead };
    case 'PlanDiscarded':
      return { ...state, phase: 'discarded' };
    case 'DecisionTakenBack':
      return changeDraft(state, (draft) => takenBack(draft, event.data));
    case 'AmendmentImported': {
      const imported: AmendmentState = {
        amendment: event.data.amendment,
        phase: 'draft',
        draft: draftOf(event.data, 'n'),
        importedAt: at,
        importedBy: by.user,
        appliedAt: null,
        effects: [],
        receipt: null,
        refused: [],
      };
      return { ...state, amendments: [...state.amendments, imported] };
    }
    case 'AmendmentDiscarded':
      return changeAmendment(state, event.data.amendment, { phase: 'discarded' });
    case 'AmendmentApplied': {
      const { amendment, effects, receipt } = event.data;
      return changeAmendment(state, amendment, { phase: 'applied', appliedAt: at, effects, receipt });
    }
    case 'AmendmentEffectRefused': {
      const { amendment, task, code, params } = event.data;
      const before = state.amendments.find((each) => each.amendment === amendment)?.refused ?? [];
      return changeAmendment(state, amendment, { refused: [...before, { task, code, params }] });
    }
    case 'AmendmentCarriedOut':
      return changeAmendment(state, event.data.amendment, { phase: 'carried-out' });
    default:
      return changeDraft(state, (draft) => decided(draft, event));
  }
}

export const evolvePlan = (state: PlanState, event: RecordedPlanEvent): PlanState => ({ ...after(state, event), revision: event.revision });

/** Rows left out on approval are no tasks, for the reason given then. */
export function approvedRows(state: PlanState): Draft['rows'] {
  const reasons = new Map(state.leftOut.map((each) => [each.row, each.reason]));
  return (state.draft?.rows ?? []).map((row) =>
    reasons.has(row.key) ? { ...row, fate: 'not-a-task' as const, reason: reasons.get(row.key)! } : row,
  );
}
