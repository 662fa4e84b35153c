// How decisions change a draft. Taking one back plays the others again, so that the draft is as if it had never been made.
import type { PlanTask } from '../reading/document/plan.types.rule.js';
import type { Decision, DecisionFact, DecisionEvents, Draft, DraftRow, OpenPoint } from './draft.types.rule.js';
import { LEAD_POINTS, STRUCK_POINTS } from './open-points.rule.js';
import { inRowOrder, rowKey } from './row-key.rule.js';

const freshRow = (key: string, task: PlanTask, read: PlanTask | null): DraftRow => ({
  key,
  task,
  read,
  fate: 'task',
  reason: null,
  into: [],
  acceptedAsRead: [],
  deadlineBy: null,
});

export function newDraft(reading: Omit<Draft, 'rows' | 'decisions' | 'made'>): Draft {
  return { ...reading, rows: rowsAsRead(reading), decisions: [], made: 0 };
}

const rowsAsRead = ({ tasks, prefix }: Pick<Draft, 'tasks' | 'prefix'>): DraftRow[] =>
  tasks.map((task, index) => freshRow(rowKey(index + 1, prefix), task, task));

const readingOf = ({ deadline }: PlanTask): string => JSON.stringify([deadline.text, deadline.kind, deadline.nominalDue, deadline.rule]);
const leadsOf = ({ leads, leadText }: PlanTask): string => JSON.stringify([leadText, leads.map((lead) => lead.id ?? lead.name)]);

/** What was accepted or decided about a cell holds for as long as its reading is the same. */
function corrected(row: DraftRow, task: PlanTask): DraftRow {
  const sameDeadline = readingOf(row.task) === readingOf(task);
  const sameLead = leadsOf(row.task) === leadsOf(task);
  const holds = (point: OpenPoint): boolean => STRUCK_POINTS.includes(point) || (LEAD_POINTS.includes(point) ? sameLead : sameDeadline);
  return { ...row, task, acceptedAsRead: row.acceptedAsRead.filter(holds), deadlineBy: sameDeadline ? row.deadlineBy : null };
}

const insert = (rows: readonly DraftRow[], added: readonly DraftRow[]): DraftRow[] =>
  [...rows, ...added].sort((one, other) => inRowOrder(one.key, other.key));

function applied(rows: readonly DraftRow[], fact: DecisionFact): DraftRow[] {
  const change = (keys: readonly string[], to: (row: DraftRow) => DraftRow): DraftRow[] =>
    rows.map((row) => (keys.includes(row.key) ? to(row) : row));
  switch (fact.type) {
    case 'RowCorrected':
      return change([fact.data.row], (row) => corrected(row, fact.data.task));
    case 'RowSplit': {
      const { row, pieces } = fact.data;
      const split = change([row], (each) => ({ ...each, fate: 'split', into: pieces.map((piece) => piece.key) }));
      return insert(
        split,
        pieces.map(({ key, task }) => freshRow(key, task, null)),
      );
    }
    case 'RowsJoined': {
      const { row, rows: joined, task } = fact.data;
      return change([row, ...joined], (each) =>
        each.key === row ? corrected(each, task) : { ...each, fate: 'joined' as const, into: [row] },
      );
    }
    case 'RowsSetAside':
      return change(fact.data.rows, (row) => ({ ...row, fate: 'not-a-task', reason: fact.data.reason }));
    case 'RowAdded':
      return insert(rows, [{ ...freshRow(fact.data.row, fact.data.task, null), reason: fact.data.reason }]);
    case 'AgencyResolved': {
      const read = new Map([fact.data, ...fact.data.alsoRead].map(({ row, task }) => [row, task]));
      return change([...read.keys()], (row) => corrected(row, read.get(row.key)!));
    }
    case 'DeadlineDecided': {
      const { task, paper, reason } = fact.data;
      return change([fact.data.row], (row) => ({ ...corrected(row, task), deadlineBy: { paper, reason } }));
    }
    case 'ReadingAccepted': {
      const points = new Map(fact.data.rows.map((each) => [each.row, each.points]));
      return change([...points.keys()], (row) => ({ ...row, acceptedAsRead: [...row.acceptedAsRead, ...points.get(row.key)!] }));
    }
    case 'DifferencesDecided':
      return [...rows];
  }
}

/** What a decision is about; a later decision on any of it rests on the earlier one. */
export function touchedBy({ type, data }: DecisionFact): string[] {
  switch (type) {
    case 'RowSplit':
      return [data.row, ...data.pieces.map((piece) => piece.key)];
    case 'RowsJoined':
      return [data.row, ...data.rows];
    case 'RowsSetAside':
      return data.rows;
    case 'AgencyResolved':
      return [data.row, ...data.alsoRead.map((each) => each.row)];
    case 'ReadingAccepted':
      return data.rows.map((each) => each.row);
    case 'DifferencesDecided':
      return data.differences.map((each) => each.key);
    default:
      return [data.row];
  }
}

export function decided(draft: Draft, fact: DecisionFact): Draft {
  const decision: Decision = { number: fact.data.decision, fact, takenBack: false };
  return { ...draft, rows: applied(draft.rows, fact), decisions: [...draft.decisions, decision], made: decision.number };
}

export function takenBack(draft: Draft, { taken, decision: made }: DecisionEvents['DecisionTakenBack']): Draft {
  const decisions = draft.decisions.map((each) => (each.number === taken ? { ...each, takenBack: true } : each));
  const rows = standing({ decisions }).reduce<DraftRow[]>((now, { fact }) => applied(now, fact), rowsAsRead(draft));
  return { ...draft, decisions, rows, made };
}

export const standing = ({ decisions }: Pick<Draft, 'decisions'>): Decision[] => decisions.filter((each) => !each.takenBack);

/** The later decision that rests on this one; null when it can be taken back. */
export function restingOn(draft: Draft, decision: Decision): Decision | null {
  const touched = touchedBy(decision.fact);
  const later = standing(draft).filter((each) => each.number > decision.number);
  return later.find((each) => touchedBy(each.fact).some((key) => touched.includes(key))) ?? null;
}

export const rowOf = (draft: Draft, key: string): DraftRow | null => draft.rows.find((row) => row.key === key) ?? null;

/** The rows that stand for something: not those whose words went into others. */
export const ownRows = (draft: Draft): DraftRow[] => draft.rows.filter((row) => row.fate === 'task' || row.fate === 'not-a-task');

export const taskRows = (draft: Draft): DraftRow[] => draft.rows.filter((row) => row.fate === 'task');
