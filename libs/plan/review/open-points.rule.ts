// What must be decided about a row before its task may be assigned.
import type { PlanTask } from '../plan.types.rule.js';
import type { DraftRow, OpenPoint } from './draft.types.rule.js';

export const LEAD_POINTS: readonly OpenPoint[] = ['lead-missing', 'lead-unknown', 'lead-unresolved'];
export const DEADLINE_POINTS: readonly OpenPoint[] = ['deadline-missing', 'deadline-unreadable', 'deadline-ambiguous'];

const leadPoints = ({ leads, leadText, problems }: PlanTask): OpenPoint[] => {
  if (leads.length === 0) return ['lead-missing'];
  const unclear = problems.some(({ code, text }) => code === 'agency-unresolved' && leadText.includes(text));
  return [...(leads.some((lead) => lead.id === null) ? ['lead-unknown' as const] : []), ...(unclear ? ['lead-unresolved' as const] : [])];
};

const deadlinePoints = ({ deadline, deadlineText }: PlanTask): OpenPoint[] => {
  if (deadline.kind === 'unreadable') return [deadlineText.trim() === '' ? 'deadline-missing' : 'deadline-unreadable'];
  return deadline.ambiguous === null ? [] : ['deadline-ambiguous'];
};

/** Open points of a task row; none for a row that is no task. */
export function openPoints(row: DraftRow): OpenPoint[] {
  if (row.fate !== 'task') return [];
  return [...leadPoints(row.task), ...deadlinePoints(row.task)].filter((point) => !row.acceptedAsRead.includes(point));
}

/** A task nobody leads cannot be assigned, however it is read. */
export const acceptable = (points: readonly OpenPoint[]): OpenPoint[] => points.filter((point) => point !== 'lead-missing');

export interface OpenRow {
  row: string;
  points: OpenPoint[];
}

export const openRows = (rows: readonly DraftRow[]): OpenRow[] =>
  rows.map((row) => ({ row: row.key, points: openPoints(row) })).filter((each) => each.points.length > 0);
