// What is in force of a plan, row by row: as assigned and as changed since, by whatever document.
import type { Directory } from '../agency/directory/agency.types.rule.js';
import { isDone } from '../task/facts/task.fold.rule.js';
import { MOVABLE } from '../task/orders/amendment.rule.js';
import { daysListed } from '../task/facts/milestone.rule.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { assignmentOf, taskId } from './draft/assignment.rule.js';
import { approvedRows, type PlanState } from './plan.fold.rule.js';
import type { PlanTask } from './reading/document/plan.types.rule.js';
import type { Draft, DraftRow } from './draft/draft.types.rule.js';
import { inRowOrder } from './draft/row-key.rule.js';
import { ownRows } from './draft/draft.rule.js';
import type { InForceRow, NewRow, RowStanding, Terms } from './amendment/amendment.types.rule.js';
import type { TaskEvents } from '../task/facts/task.events.js';

const textsOf = ({ code, field, group, title, product, funding, leadText, coordinatorText }: TaskEvents['TaskAssigned']) => ({
  code,
  field,
  group,
  title,
  product,
  funding,
  leadText,
  coordinatorText,
});

function standingOf(task: TaskState): RowStanding {
  if (task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  return isDone(task) ? 'done' : 'open';
}

function rowInForce(key: string, task: TaskState, read?: PlanTask): InForceRow[] {
  const { assigned } = task;
  if (!assigned) return [];
  const deadline = task.deadlines.at(-1);
  return [
    {
      key,
      task: task.id,
      code: assigned.code,
      ...(read?.numbers && read.field === assigned.field ? { numbers: read.numbers } : {}),
      standing: standingOf(task),
      terms: {
        ...textsOf(assigned),
        code: assigned.printedCode,
        leads: task.parts.map(({ agency, name, group }) => ({ agency, name, group })),
        coordinators: task.coordinators,
        deadline: {
          text: assigned.deadline.text,
          kind: deadline?.kind ?? assigned.deadline.kind,
          nominalDue: deadline?.nominalDue ?? null,
          days: deadline?.listed ? daysListed(assigned.deadline) : [],
        },
      },
      reported: task.parts.filter((part) => !MOVABLE.includes(part.phase)).map((part) => part.agency),
      extended: deadline?.nominalDue !== task.deadlines[0]?.nominalDue,
    },
  ];
}

function setAside({ key, task }: DraftRow): InForceRow {
  const { code, field, group, title, product, funding, leadText, coordinatorText, deadline } = task;
  const texts = { code, field, group, title, product, funding, leadText, coordinatorText };
  const terms: Terms = { ...texts, leads: [], coordinators: [], deadline: { ...deadline, days: daysListed(deadline) } };
  return { key, task: null, code: '', standing: 'set-aside', terms, reported: [], extended: false };
}

/** Every row the plan ever had: those assigned from its document, those parked, those added by amendments. */
export function inForceRows(plan: PlanState, tasks: ReadonlyMap<string, TaskState>): InForceRow[] {
  const { draft } = plan;
  if (!draft) return [];
  const own = ownRows({ ...draft, rows: approvedRows(plan) });
  const added = plan.amendments.flatMap((each) => each.effects.flatMap((effect) => (effect.do === 'assign' ? [effect.task] : [])));
  const assigned = (key: string, read?: PlanTask): InForceRow[] => {
    const task = tasks.get(taskId(plan.id, key));
    return task ? rowInForce(key, task, read) : [];
  };
  const rows = [
    ...own.flatMap((row) => (row.fate === 'task' ? assigned(row.key, row.task) : [setAside(row)])),
    ...added.flatMap((task) => assigned(task.slice(plan.id.length + 1))),
  ];
  return rows.sort((one, other) => inRowOrder(one.key, other.key));
}

/** The task rows of the new document, each with the assignment it would be. */
export const newRows = (plan: string, draft: Draft, directory: Directory): NewRow[] =>
  draft.rows
    .filter((row) => row.fate === 'task')
    .map(({ key, task }) => {
      const assignment = assignmentOf(plan, key, task, draft, directory, null);
      const { deadline } = task;
      const { leads, coordinators } = assignment;
      const terms: Terms = { ...textsOf(assignment), leads, coordinators, deadline: { ...deadline, days: daysListed(deadline) } };
      return { key, terms, deadline, assignment };
    });
