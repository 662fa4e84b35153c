// A plan is imported once, reviewed as a draft, and approved once; only an approved plan gives tasks. Later documents amend it,
// one at a time, each reviewed the same way.
import { isRefusal, refuse, type Decider, type Refusal } from '../kernel/index.js';
import { undecided } from './amendment/comparison.rule.js';
import { doubtsOf } from './amendment/doubts.rule.js';
import { effectsOf } from './amendment/effects.rule.js';
import { receiptOf } from './amendment/amendment-receipt.rule.js';
import { paperOf } from './draft/assignment.rule.js';
import type { PlanCommand, PlanCommandOf, ReviewCommand } from './plan.commands.js';
import type { ImportedDocument, PlanEvent } from './plan.events.js';
import { evolvePlan, initialPlan, openAmendment, openDraft, type PlanState, type RecordedPlanEvent } from './plan.fold.rule.js';
import { rowOf } from './draft/draft.rule.js';
import { acceptable, acceptableUnnamed, openRows, type OpenRow } from './draft/open-points.rule.js';
import { decideReview } from './review.rule.js';
import { keyFrom } from './draft/row-key.rule.js';

type Answer = PlanEvent[] | Refusal;

/** More rows than anybody reads in one sentence. */
const MOST_NAMED = 30;

const documentOf = (command: PlanCommandOf<'ImportPlan' | 'AmendPlan'>): ImportedDocument => {
  const { plan: head, tasks, problems, receipt } = command.reading;
  return { plan: command.plan, head, tasks, problems, receipt, source: command.source, calendar: command.calendar };
};

function refuseDocument({ reading, source, twin }: PlanCommandOf<'ImportPlan' | 'AmendPlan'>): Refusal | null {
  if (twin) return refuse('plan.imported-before', { number: twin.number, plan: twin.plan, at: twin.at, by: twin.by });
  return reading.tasks.length === 0 ? refuse('plan.no-tasks', { name: source.name }) : null;
}

function importPlan(command: PlanCommandOf<'ImportPlan'>, state: PlanState): Answer {
  if (state.phase === 'draft' || state.phase === 'approved') {
    const { importedAt: at, importedBy: by } = state;
    return refuse(`plan.already-${state.phase}`, { number: state.draft?.head.number ?? state.id, plan: command.plan, at, by });
  }
  const refusal = refuseDocument(command);
  if (refusal) return refusal;
  return [{ type: 'PlanImported', data: documentOf(command), occurredOn: command.reading.plan.issuedOn }];
}

const namedRows = (open: readonly OpenRow[]): string =>
  open
    .slice(0, MOST_NAMED)
    .map(({ row, points }) => `${row} (${points.join(', ')})`)
    .join('; ');

/** What is accepted as it was read, or the refusal that names what is still open. */
function settled(open: readonly OpenRow[], asRead: boolean, code: string): OpenRow[] | Refusal {
  const left = open.map(({ row, points }) => ({
    row,
    points: asRead ? points.filter((point) => !acceptableUnnamed(points).includes(point)) : points,
  }));
  const unsettled = left.filter((each) => each.points.length > 0);
  if (unsettled.length > 0)
    return refuse(code, { count: unsettled.length, rows: namedRows(unsettled), more: Math.max(0, unsettled.length - MOST_NAMED) });
  return asRead ? open.map(({ row, points }) => ({ row, points: acceptable(points) })) : [];
}

function approvePlan(command: PlanCommandOf<'ApprovePlan'>, state: PlanState): Answer {
  const { plan } = command;
  if (state.phase === 'approved') return refuse('plan.approved-before', { plan });
  if (state.phase === 'discarded') return refuse('plan.discarded-before', { plan });
  const { draft } = state;
  if (!draft) return refuse('plan.unknown', { plan });
  const leftOut = command.leaveOut.map(({ row, reason }) => ({ row: keyFrom(row, draft.prefix), reason }));
  const wrong = leftOut.find((each) => rowOf(draft, each.row)?.fate !== 'task');
  if (wrong) return refuse('plan.no-such-row', { row: wrong.row, rows: draft.rows.length });
  const out = new Set(leftOut.map((each) => each.row));
  const staying = draft.rows.filter((row) => row.fate === 'task' && !out.has(row.key));
  const asRead = settled(openRows(staying), command.asRead, 'plan.rows-open');
  if (isRefusal(asRead)) return asRead;
  if (staying.length === 0) return refuse('plan.nothing-left', { plan });
  return [{ type: 'PlanApproved', data: { plan, leftOut, asRead } }];
}

function discard({ plan, reason }: PlanCommandOf<'DiscardPlan'>, state: PlanState): Answer {
  const open = openAmendment(state);
  if (state.phase === 'draft') return [{ type: 'PlanDiscarded', data: { plan, reason } }];
  if (open) return [{ type: 'AmendmentDiscarded', data: { plan, amendment: open.amendment, reason } }];
  return refuse('plan.not-a-draft', { plan });
}

function amendPlan(command: PlanCommandOf<'AmendPlan'>, state: PlanState): Answer {
  const { plan } = command;
  if (state.phase !== 'approved') return refuse('plan.not-approved', { plan });
  const open = state.amendments.find((each) => each.phase === 'draft' || each.phase === 'applied');
  if (open) return refuse('plan.amendment-open', { plan, number: paperOf(open.draft).number, amendment: open.amendment });
  const refusal = refuseDocument(command);
  if (refusal) return refusal;
  const data = { ...documentOf(command), amendment: state.amendments.length + 1 };
  return [{ type: 'AmendmentImported', data, occurredOn: command.reading.plan.issuedOn }];
}

function applyAmendment(command: PlanCommandOf<'ApplyAmendment'>, state: PlanState): Answer {
  const { plan } = command;
  const open = openAmendment(state);
  if (!open) return refuse('plan.no-amendment', { plan });
  const { amendment, draft } = open;
  const comparison = command.compare(draft);
  const waiting = undecided(comparison.rows).map((each) => each.key);
  if (waiting.length > 0)
    return refuse('plan.differences-open', {
      count: waiting.length,
      keys: waiting.slice(0, MOST_NAMED).join(', '),
      more: Math.max(0, waiting.length - MOST_NAMED),
    });
  const asRead = settled(doubtsOf(draft, comparison.rows), command.asRead, 'plan.rows-open');
  if (isRefusal(asRead)) return asRead;
  const effects = effectsOf(plan, amendment, draft, comparison);
  const receipt = receiptOf(comparison.rows, draft);
  const paper = paperOf(draft);
  return [{ type: 'AmendmentApplied', data: { plan, amendment, paper, effects, receipt, asRead }, occurredOn: paper.date }];
}

/** What the reactor reports back; told twice, it is one fact. */
function noteRefused(command: PlanCommandOf<'NoteRefusedEffect'>, state: PlanState): Answer {
  const { plan, amendment, task, code, params } = command;
  const applied = state.amendments.find((each) => each.amendment === amendment && each.phase === 'applied');
  if (!applied || applied.refused.some((each) => each.task === task)) return [];
  return [{ type: 'AmendmentEffectRefused', data: { plan, amendment, task, code, params } }];
}

function closeAmendment({ plan, amendment }: PlanCommandOf<'CloseAmendment'>, state: PlanState): Answer {
  const applied = state.amendments.some((each) => each.amendment === amendment && each.phase === 'applied');
  return applied ? [{ type: 'AmendmentCarriedOut', data: { plan, amendment } }] : [];
}

function review(command: ReviewCommand, state: PlanState): Answer {
  const draft = openDraft(state);
  return draft ? decideReview(command, draft) : refuse('plan.no-draft', { plan: command.plan });
}

/** Importing is the only order to a plan that is not there. */
function refuseState(command: PlanCommand, state: PlanState): Refusal | null {
  if (command.type === 'ImportPlan') return null;
  if (state.phase === 'none') return refuse('plan.unknown', { plan: command.plan });
  if (command.revision === undefined || command.revision === state.revision) return null;
  return refuse('plan.stale', { plan: command.plan, revision: command.revision, current: state.revision });
}

export const planDecider: Decider<PlanState, PlanCommand, PlanEvent> = {
  initial: initialPlan,
  decide(command, state) {
    const refusal = refuseState(command, state);
    if (refusal) return refusal;
    switch (command.type) {
      case 'ImportPlan':
        return importPlan(command, state);
      case 'ApprovePlan':
        return approvePlan(command, state);
      case 'DiscardPlan':
        return discard(command, state);
      case 'AmendPlan':
        return amendPlan(command, state);
      case 'ApplyAmendment':
        return applyAmendment(command, state);
      case 'NoteRefusedEffect':
        return noteRefused(command, state);
      case 'CloseAmendment':
        return closeAmendment(command, state);
      default:
        return review(command, state);
    }
  },
  evolve: (state: PlanState, event: RecordedPlanEvent) => evolvePlan(state, event),
};
