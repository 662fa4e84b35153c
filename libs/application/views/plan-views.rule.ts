// What a reviewer sees of a plan: its draft row by row, what is still to be decided, and its amendments beside what is in force.
import { doubtsOf, problemsOf } from '../../plan/amendment/doubts.rule.js';
import { undecided, type Comparison } from '../../plan/amendment/comparison.rule.js';
import type { AmendmentState } from '../../plan/plan.fold.rule.js';
import { codesOf, printedRow } from '../../plan/draft/codes.rule.js';
import { taskId } from '../../plan/draft/assignment.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { approvedRows } from '../../plan/plan.fold.rule.js';
import type { PlanProblem, PlanTask } from '../../plan/reading/document/plan.types.rule.js';
import type { PlanRow } from '../../plan/plans.projection.js';
import type { Draft, DraftRow } from '../../plan/draft/draft.types.rule.js';
import { openPoints } from '../../plan/draft/open-points.rule.js';
import { textsOf } from '../../plan/draft/row-reader.rule.js';
import { provisionalYear, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { StoredEvent } from '../../kernel/index.js';
import type { Texts } from '../../texts/index.js';

const said = (problems: readonly PlanProblem[], texts: Texts): PlanProblem[] =>
  problems.map((problem) => ({ ...problem, message: texts.problem(problem.code, problem.params) }));

/** The cells as the document prints them, where review has put other words in their place. */
function printedBefore(task: PlanTask, read: PlanTask | null): Record<string, string> {
  if (!read) return {};
  const [now, before] = [textsOf(task), textsOf(read)];
  return Object.fromEntries(Object.entries(before).filter(([cell, text]) => now[cell as keyof typeof now] !== text));
}

/** How what is on record is put before its reader. */
interface Wording {
  texts: Texts;
  /** Says which days may still change. */
  calendar: Calendar;
}

export interface PlanSources extends Wording {
  taskOf(id: string): Pick<TaskState, 'assigned'> | null;
}

/** `codes`: what rows that are tasks will be, or are, called. */
export function viewRow(
  { key, task, read, fate, reason, into, acceptedAsRead, deadlineBy }: DraftRow,
  { texts, calendar }: Wording,
  open: boolean,
  codes: ReadonlyMap<string, string> = new Map(),
) {
  const row: DraftRow = { key, task, read, fate, reason, into, acceptedAsRead, deadlineBy };
  return {
    row: key,
    fate,
    reason,
    into,
    ...task,
    codeInPlan: codes.get(key) ?? null,
    /** The year whose notice its day waits for: computed from the law, it may still change. */
    provisional: provisionalYear(calendar, task.deadline.effectiveDue ?? task.deadline.nominalDue),
    problems: said(task.problems, texts),
    printed: printedBefore(task, read),
    toDecide: open ? openPoints(row) : [],
    acceptedAsRead,
    deadlineBy,
  };
}

export type RowView = ReturnType<typeof viewRow>;

const viewDecisions = (draft: Draft, texts: Texts) =>
  draft.decisions.map(({ number, fact, takenBack }) => ({
    decision: number,
    type: fact.type,
    sentence: texts.sentenceOf(fact as unknown as StoredEvent, (agency) => agency),
    takenBack,
  }));

const briefAmendment = ({ amendment, phase, draft, importedAt, importedBy, appliedAt, refused }: AmendmentState) => ({
  amendment,
  phase,
  number: draft.head.number,
  issuedOn: draft.head.issuedOn,
  source: draft.source,
  importedAt,
  importedBy,
  appliedAt,
  refused,
});

export function briefPlan(plan: PlanRow) {
  const { id, revision, phase, draft, importedAt, importedBy, approvedAt, leftOut, amendments } = plan;
  const rows = approvedRows(plan);
  return {
    id,
    revision,
    ...(draft?.head ?? { number: null, issuer: null, issuedOn: null, year: null, title: null }),
    phase,
    importedAt,
    importedBy,
    approvedAt,
    leftOut,
    tasks: rows.filter((row) => row.fate === 'task').length,
    problems: draft?.problems.length ?? 0,
    toDecide: phase === 'draft' ? rows.filter((row) => openPoints(row).length > 0).length : 0,
    amendments: amendments.map(briefAmendment),
  };
}

export function viewPlan(plan: PlanRow, sources: Wording) {
  const { texts } = sources;
  const { draft } = plan;
  const rows = approvedRows(plan);
  const inDraft = plan.phase === 'draft';
  const codes = codesOf(rows.filter((row) => row.fate === 'task').map(printedRow));
  return {
    ...briefPlan(plan),
    plan: draft?.head ?? null,
    source: draft?.source ?? null,
    calendar: draft?.calendar ?? null,
    asRead: plan.asRead,
    tasks: rows.filter((row) => row.fate === 'task').map((row) => row.task),
    rows: rows.map((row) => viewRow(row, sources, inDraft, codes)),
    decisions: draft ? viewDecisions(draft, texts) : [],
    problems: said(draft?.problems ?? [], texts),
    receipt: draft?.receipt ?? null,
  };
}

/** Code and title of a row, as people know it: the task's own, else what the document prints. */
type Called = (row: string | null) => { code: string; title: string } | null;

const calledIn = (rows: readonly DraftRow[]): Called => {
  const codes = codesOf(rows.filter((row) => row.fate === 'task').map(printedRow));
  const called = new Map(rows.map(({ key, task }) => [key, { code: codes.get(key) ?? task.code, title: task.title }]));
  return (row) => (row === null ? null : (called.get(row) ?? null));
};

function calledInForce(plan: PlanRow, { taskOf }: PlanSources): Called {
  const printed = calledIn(approvedRows(plan));
  return (row) => {
    const assigned = row === null ? null : taskOf(taskId(plan.id, row))?.assigned;
    return assigned ? { code: assigned.code, title: assigned.title } : printed(row);
  };
}

/** What the rows of a comparison or of a receipt are called on either side. */
const named = <Line extends { row: string | null; document: string | null }>(line: Line, inForce: Called, fresh: Called) => ({
  ...line,
  code: inForce(line.row)?.code ?? null,
  documentCode: fresh(line.document)?.code ?? null,
  title: (inForce(line.row) ?? fresh(line.document))?.title ?? '',
});

/** @param comparison while it is under review; afterwards the receipt tells what became of each row */
export function viewAmendment(plan: PlanRow, amendment: AmendmentState, comparison: Comparison | null, sources: PlanSources) {
  const { texts } = sources;
  const { draft, receipt } = amendment;
  const compared = comparison?.rows ?? [];
  const points = new Map(comparison ? doubtsOf(draft, compared).map((each) => [each.row, each.points]) : []);
  const problems = problemsOf(draft, compared);
  const [inForce, fresh] = [calledInForce(plan, sources), calledIn(draft.rows)];
  return {
    plan: plan.id,
    revision: plan.revision,
    ...briefAmendment(amendment),
    refused: amendment.refused.map((each) => {
      const { code: taskCode = '', title = '' } = sources.taskOf(each.task)?.assigned ?? {};
      return { ...each, taskCode, title };
    }),
    head: draft.head,
    rows: draft.rows.map((row) => ({
      ...viewRow(row, sources, false),
      problems: said(problems.ofRow.get(row.key) ?? [], texts),
      toDecide: points.get(row.key) ?? [],
    })),
    decisions: viewDecisions(draft, texts),
    comparison: compared.map((row) => named(row, inForce, fresh)),
    undecided: comparison ? undecided(comparison.rows).length : 0,
    problems: said(problems.document, texts),
    receipt: receipt && { ...receipt, lines: receipt.lines.map((line) => named(line, inForce, fresh)) },
  };
}
