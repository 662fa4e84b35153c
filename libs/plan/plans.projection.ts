// Every plan as it stands: its reading, whether it is a draft, approved or discarded, and when that was.
import type { Instant, Projection } from '../kernel/index.js';
import type { PlanEvent, PlanEvents } from './plan.events.js';

export interface PlanRow extends Omit<PlanEvents['PlanImported'], 'plan'> {
  id: string;
  phase: 'draft' | 'approved' | 'discarded';
  importedAt: Instant;
  approvedAt: Instant | null;
  leftOut: { row: number; reason: string }[];
}

export const planStream = (plan: string): string => `plan-${plan}`;

export const plansProjection: Projection<PlanRow> = {
  name: 'plans',
  version: 1,
  keys: (event) => (event.stream.startsWith('plan-') ? [event.stream.slice('plan-'.length)] : []),
  evolve(row, stored) {
    const event = stored as unknown as PlanEvent;
    switch (event.type) {
      case 'PlanImported': {
        const { plan: id, ...reading } = event.data;
        return { id, ...reading, phase: 'draft', importedAt: stored.recordedAt, approvedAt: null, leftOut: [] };
      }
      case 'PlanApproved':
        return row && { ...row, phase: 'approved', approvedAt: stored.recordedAt, leftOut: event.data.leftOut };
      case 'PlanDiscarded':
        return row && { ...row, phase: 'discarded' };
    }
  },
  indexes: { phase: (row) => row.phase },
};
