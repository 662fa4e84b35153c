// Old shapes of the events of a plan, lifted to the present one.
import type { Upcaster } from '../kernel/index.js';
import { confidenceOf } from './reading/confidence.rule.js';
import type { PlanEvents } from './plan.events.js';
import type { PlanProblem, PlanTask } from './reading/document/plan.types.rule.js';
import { romanOf } from './draft/codes.rule.js';
import { rowKey } from './draft/row-key.rule.js';

type FirstImported = Omit<PlanEvents['PlanImported'], 'tasks'> & { tasks: Omit<PlanTask, 'confidence' | 'notes'>[] };

/** Version 1 had the problems of a row but not the confidence that follows from them, and dropped columns without a field. */
const importedWithConfidence: Upcaster = {
  type: 'PlanImported',
  fromVersion: 1,
  up: (data): PlanEvents['PlanImported'] => {
    const first = data as FirstImported;
    return { ...first, tasks: first.tasks.map((task) => ({ ...task, notes: [], confidence: confidenceOf(task.problems) })) };
  },
};

/** Version 1 named rows by their place, and nothing had to be accepted as read. */
const approvedByRowName: Upcaster = {
  type: 'PlanApproved',
  fromVersion: 1,
  up: (data): PlanEvents['PlanApproved'] => {
    const { plan, leftOut } = data as { plan: string; leftOut: { row: number; reason: string }[] };
    return { plan, leftOut: leftOut.map(({ row, reason }) => ({ row: rowKey(row), reason })), asRead: [] };
  },
};

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const romanValue = (numeral: string): number =>
  [...numeral].reduce((sum, letter, at) => {
    const [own = 0, next = 0] = [ROMAN_VALUES[letter], ROMAN_VALUES[numeral[at + 1] ?? '']];
    return sum + (own < next ? -own : own);
  }, 0);

/**
 * The numbers of the sections, which were not kept: they count on, but where a problem says that one was printed twice. Where none says
 * so they are left out, and codes count the sections themselves.
 */
function withSections(tasks: readonly PlanTask[], problems: readonly PlanProblem[]): PlanTask[] {
  const twice = problems.filter(({ code }) => code === 'section-number-twice').map(({ params }) => params);
  if (twice.length === 0) return [...tasks];
  const numerals = new Map<string, string>();
  let count = 0;
  for (const { field } of tasks) {
    if (numerals.has(field)) continue;
    const printed = twice.find((each) => each.second === field)?.code;
    count = printed === undefined ? count + 1 : romanValue(String(printed));
    numerals.set(field, printed === undefined ? romanOf(count) : String(printed));
  }
  // A later page may number a section otherwise: its last row stands there.
  const again = (field: string): string | undefined =>
    twice.find((each) => each.first === field && each.code !== numerals.get(field))?.code as string;
  return tasks.map((task, index) => {
    const isLast = tasks.findLastIndex(({ field }) => field === task.field) === index;
    const section = (isLast ? again(task.field) : undefined) ?? numerals.get(task.field)!;
    return { ...task, numbers: { part: '', section, group: '' } };
  });
}

const importedWithSections: Upcaster = {
  type: 'PlanImported',
  fromVersion: 2,
  up: (data): PlanEvents['PlanImported'] => {
    const second = data as PlanEvents['PlanImported'];
    return { ...second, tasks: withSections(second.tasks, second.problems) };
  },
};

/** Version 1 named no code for the tasks it added; they get theirs as the others of an old log do. */
const appliedWithoutCodes: Upcaster = {
  type: 'AmendmentApplied',
  fromVersion: 1,
  up: (data): PlanEvents['AmendmentApplied'] => {
    const first = data as PlanEvents['AmendmentApplied'];
    const effects = first.effects.map((effect) =>
      effect.do === 'assign' ? { ...effect, assignment: { ...effect.assignment, codeInPlan: null } } : effect,
    );
    return { ...first, effects };
  },
};

export const PLAN_UPCASTERS: readonly Upcaster[] = [importedWithConfidence, importedWithSections, approvedByRowName, appliedWithoutCodes];
