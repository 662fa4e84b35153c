// What must be decided about a row before its task may be assigned.
import type { PlanTask } from '../reading/document/plan.types.rule.js';
import type { DraftRow, OpenPoint } from './draft.types.rule.js';

export const LEAD_POINTS: readonly OpenPoint[] = ['lead-missing', 'lead-unknown', 'lead-unresolved'];
export const DEADLINE_POINTS: readonly OpenPoint[] = ['deadline-missing', 'deadline-unreadable', 'deadline-ambiguous'];
export const STRUCK_POINTS: readonly OpenPoint[] = ['struck-out', 'struck-in-part'];

const leadPoints = ({ leads, leadText, problems }: PlanTask): OpenPoint[] => {
  if (leads.length === 0) return ['lead-missing'];
  const unclear = problems.some(({ code, text }) => code === 'agency-unresolved' && leadText.includes(text));
  return [...(leads.some((lead) => lead.id === null) ? ['lead-unknown' as const] : []), ...(unclear ? ['lead-unresolved' as const] : [])];
};

const deadlinePoints = ({ deadline, deadlineText }: PlanTask): OpenPoint[] => {
  if (deadline.kind === 'unreadable') return [deadlineText.trim() === '' ? 'deadline-missing' : 'deadline-unreadable'];
  return deadline.ambiguous === null ? [] : ['deadline-ambiguous'];
};

/** Whether a document that struck words out meant the task to stand is for the reviewer to say. */
function struckPoints({ problems }: PlanTask): OpenPoint[] {
  if (problems.some(({ code }) => code === 'row-struck')) return ['struck-out'];
  return problems.some(({ code }) => code === 'text-struck') ? ['struck-in-part'] : [];
}

/** Open points of a task row; none for a row that is no task. */
export function openPoints(row: DraftRow): OpenPoint[] {
  if (row.fate !== 'task') return [];
  const points = [...struckPoints(row.task), ...leadPoints(row.task), ...deadlinePoints(row.task)];
  return points.filter((point) => !row.acceptedAsRead.includes(point));
}

/** A task nobody leads cannot be assigned, however it is read. */
export const acceptable = (points: readonly OpenPoint[]): OpenPoint[] => points.filter((point) => point !== 'lead-missing');

/** Rows that are struck out are not accepted together with all the others: each must be named. */
export const acceptableUnnamed = (points: readonly OpenPoint[]): OpenPoint[] => (points.includes('struck-out') ? [] : acceptable(points));

export interface OpenRow {
  row: string;
  points: OpenPoint[];
}

export const openRows = (rows: readonly DraftRow[]): OpenRow[] =>
  rows.map((row) => ({ row: row.key, points: openPoints(row) })).filter((each) => each.points.length > 0);
