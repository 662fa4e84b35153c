// What a decided amendment does: one order to each task it changes, each resting on the amending document.
import { amendmentReasons } from '../../texts/vi/plan-review.js';
import type { TaskAmendment } from '../../task/facts/amendment.types.rule.js';
import type { TaskTexts } from '../../task/facts/task.events.js';
import { paperOf, taskId } from '../draft/assignment.rule.js';
import { codesOf, printedRow } from '../draft/codes.rule.js';
import { printDay } from '../../kernel/index.js';
import type { Draft } from '../draft/draft.types.rule.js';
import { placeOf, rowKey } from '../draft/row-key.rule.js';
import type { ComparedRow, DifferenceKind, Effect, NewRow } from './amendment.types.rule.js';
import type { Comparison } from './comparison.rule.js';

export const amendmentName = (plan: string, amendment: number): string => `${plan}.a${amendment}`;

const isChosen = (row: ComparedRow, kind: DifferenceKind, choice: 'accept' | 'withdraw'): boolean =>
  row.differences.some((each) => each.kind === kind && each.decided?.choice === choice);

function nothingOf(draft: Draft, amendment: string): TaskAmendment {
  const paper = paperOf(draft);
  const date = paper.date ? printDay(paper.date) : '';
  return {
    amendment,
    paper,
    reason: amendmentReasons.changed({ number: paper.number, date }),
    withdraw: false,
    texts: {},
    leads: null,
    coordinators: null,
    deadline: null,
    calendar: draft.calendar,
  };
}

function changesOf(row: ComparedRow, fresh: NewRow, nothing: TaskAmendment): TaskAmendment {
  const { terms, deadline } = fresh;
  const takes = (kind: DifferenceKind) => isChosen(row, kind, 'accept');
  const { code, field, group, title, product, funding, leadText, coordinatorText } = terms;
  const texts: Partial<TaskTexts> = {
    ...(takes('place') ? { code, field, group } : {}),
    ...(takes('title') ? { title } : {}),
    ...(takes('product') ? { product } : {}),
    ...(takes('funding') ? { funding } : {}),
    ...(takes('lead') ? { leadText } : {}),
    ...(takes('coordinators') ? { coordinatorText } : {}),
  };
  return {
    ...nothing,
    texts,
    leads: takes('lead') ? terms.leads : null,
    coordinators: takes('coordinators') ? terms.coordinators : null,
    deadline: takes('deadline') ? deadline : null,
  };
}

/** Added rows are called as the plan calls its own; whatever has a code keeps it. */
function codesOfAdded({ rows, inForce }: Comparison, draft: Draft): Map<string, string> {
  const added = new Set(rows.filter((row) => isChosen(row, 'added', 'accept')).map((row) => row.document));
  const fixed = inForce
    .filter((row) => row.task !== null)
    .map(({ key, code, numbers, terms }) => ({ ...printedRow({ key, task: { ...terms, ...(numbers ? { numbers } : {}) } }), fixed: code }));
  return codesOf(draft.rows.filter((row) => added.has(row.key)).map(printedRow), fixed);
}

/** @param comparison in which every difference is decided. Added rows take the places after the last one the plan ever had. */
export function effectsOf(plan: string, amendment: number, draft: Draft, comparison: Comparison): Effect[] {
  const { rows, fresh, inForce } = comparison;
  const nothing = nothingOf(draft, amendmentName(plan, amendment));
  const withdrawn = {
    ...nothing,
    withdraw: true,
    reason: amendmentReasons.withdrawn({ number: nothing.paper.number, date: nothing.paper.date ? printDay(nothing.paper.date) : '' }),
  };
  const byKey = new Map(fresh.map((row) => [row.key, row]));
  const codes = codesOfAdded(comparison, draft);
  let place = inForce.reduce((most, row) => Math.max(most, placeOf(row.key)), 0);
  return rows.flatMap((row): Effect[] => {
    const { task, document } = row;
    if (task !== null && isChosen(row, 'removed', 'withdraw')) return [{ do: 'amend', task, document: null, amendment: withdrawn }];
    const source = document === null ? undefined : byKey.get(document);
    if (!source) return [];
    if (task !== null)
      return row.differences.some((each) => each.decided?.choice === 'accept')
        ? [{ do: 'amend', task, document, amendment: changesOf(row, source, nothing) }]
        : [];
    if (!isChosen(row, 'added', 'accept')) return [];
    place += 1;
    const assignment = { ...source.assignment, row: place, codeInPlan: codes.get(source.key) ?? null };
    return [{ do: 'assign', task: taskId(plan, rowKey(place)), document: source.key, assignment }];
  });
}

/** Rows of the document whose lead or deadline the amendment takes over: these must be beyond doubt. */
export function rowsTakenOver(rows: readonly ComparedRow[]): { document: string; lead: boolean; deadline: boolean }[] {
  return rows.flatMap((row) => {
    if (row.document === null) return [];
    const added = isChosen(row, 'added', 'accept');
    const [lead, deadline] = [added || isChosen(row, 'lead', 'accept'), added || isChosen(row, 'deadline', 'accept')];
    return lead || deadline ? [{ document: row.document, lead, deadline }] : [];
  });
}
