// A plan is imported once, reviewed as a draft, and approved once; only an approved plan gives tasks.
import { refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { PlanCommand } from './plan.commands.js';
import type { PlanEvent, PlanEvents } from './plan.events.js';

export type PlanPhase = 'none' | 'draft' | 'approved' | 'discarded';

export interface PlanState {
  phase: PlanPhase;
  imported: PlanEvents['PlanImported'] | null;
  leftOut: { row: number; reason: string }[];
}

const initial: PlanState = { phase: 'none', imported: null, leftOut: [] };

type Order<Type extends PlanCommand['type']> = Extract<PlanCommand, { type: Type }>;

function importPlan(command: Order<'ImportPlan'>, state: PlanState): PlanEvent[] | Refusal {
  const { reading, source, calendar, plan } = command;
  if (state.phase === 'draft' || state.phase === 'approved') {
    return refuse(`plan.already-${state.phase}`, { number: state.imported?.head.number ?? plan, plan });
  }
  if (reading.tasks.length === 0) return refuse('plan.no-tasks', { name: source.name });
  const { plan: head, tasks, problems, receipt } = reading;
  return [{ type: 'PlanImported', data: { plan, head, tasks, problems, receipt, source, calendar }, occurredOn: head.issuedOn }];
}

/** Rows nobody answers for cannot be assigned; they are left out on purpose or the plan waits. */
export const rowsWithoutLead = (imported: PlanEvents['PlanImported']): number[] =>
  imported.tasks.flatMap((task, index) => (task.leads.length === 0 ? [index + 1] : []));

function approvePlan(command: Order<'ApprovePlan'>, state: PlanState): PlanEvent[] | Refusal {
  if (!state.imported || state.phase === 'none') return refuse('plan.unknown', { plan: command.plan });
  if (state.phase === 'approved') return refuse('plan.approved-before', { plan: command.plan });
  if (state.phase === 'discarded') return refuse('plan.discarded-before', { plan: command.plan });
  const tasks = state.imported.tasks.length;
  const beyond = command.leaveOut.find((each) => each.row > tasks);
  if (beyond) return refuse('plan.no-such-row', { row: beyond.row, tasks });
  const leftOut = new Set(command.leaveOut.map((each) => each.row));
  const missing = rowsWithoutLead(state.imported).filter((row) => !leftOut.has(row));
  if (missing.length > 0) return refuse('plan.rows-without-lead', { rows: missing.join(', '), count: missing.length });
  if (leftOut.size === tasks) return refuse('plan.nothing-left', { plan: command.plan });
  return [{ type: 'PlanApproved', data: { plan: command.plan, leftOut: command.leaveOut } }];
}

export const planDecider: Decider<PlanState, PlanCommand, PlanEvent> = {
  initial,
  decide(command, state) {
    switch (command.type) {
      case 'ImportPlan':
        return importPlan(command, state);
      case 'ApprovePlan':
        return approvePlan(command, state);
      case 'DiscardPlan':
        if (state.phase === 'none') return refuse('plan.unknown', { plan: command.plan });
        if (state.phase !== 'draft') return refuse('plan.not-a-draft', { plan: command.plan });
        return [{ type: 'PlanDiscarded', data: { plan: command.plan, reason: command.reason } }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'PlanImported':
        return { phase: 'draft', imported: event.data, leftOut: [] };
      case 'PlanApproved':
        return { ...state, phase: 'approved', leftOut: event.data.leftOut };
      case 'PlanDiscarded':
        return { ...state, phase: 'discarded' };
    }
  },
};
