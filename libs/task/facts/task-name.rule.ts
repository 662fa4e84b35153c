// How people name a task: by its code, `II.1.3`, alone where it is one plan's only, or after the plan, `117-kh-ubnd-2020:II.1.3`.
import { refuse, type Refusal } from '../../kernel/index.js';
import type { TaskState } from './task.state.rule.js';

/** The id that the machine gives, `117-kh-ubnd-2020.r07`. */
const ID = /\.r\d+[a-z]*$/;

/** As codes are compared: case, spaces and a full stop at the end say nothing. */
export const codeKey = (code: string): string => code.normalize('NFC').replace(/\s+/gu, '').replace(/\.+$/u, '').toLocaleUpperCase('vi');

/** Names of plans as they are compared: the id, or the number of the document. */
const planKey = (plan: string): string => plan.normalize('NFC').replace(/\s+/gu, '').toLocaleLowerCase('vi');

/**
 * The id of the task that is meant; what names none is given back as it is, for whoever uses it to refuse.
 * @param coded the tasks under a code, as `codeKey` has it
 * @param within the plan that is meant where none is named and several have the code
 */
export function taskNamed(given: string, coded: (key: string) => readonly TaskState[], within: string | null = null): string | Refusal {
  if (ID.test(given)) return given;
  const at = given.lastIndexOf(':');
  const [plan, code] = at < 0 ? [null, given] : [planKey(given.slice(0, at)), given.slice(at + 1)];
  const key = codeKey(code);
  if (key === '') return given;
  const known = coded(key).filter(
    ({ assigned }) => plan === null || (assigned && [assigned.plan, assigned.paper.number].some((each) => planKey(each) === plan)),
  );
  const [only, ...others] = known;
  if (!only) return given;
  if (others.length === 0) return only.id;
  const own = known.filter(({ assigned }) => plan === null && assigned?.plan === within);
  if (own.length === 1 && own[0]) return own[0].id;
  const choices = known.map(({ assigned }) => `${assigned?.plan}:${assigned?.code} (${assigned?.paper.number})`).sort();
  return refuse('task.code-ambiguous', { code: code.trim(), count: known.length, choices: choices.join('; ') });
}

/** Fields of orders that name one task, several, or tasks with something said of each. */
const [ONE, SEVERAL, EACH] = [['task', 'toTask'], ['tasks', 'predecessors'], ['lines']] as const;

/** The body of an order with ids where people wrote codes; what has another shape is left to the schema. */
export function withTaskIds(body: unknown, idOf: (given: string, within?: string) => string | Refusal): { body: unknown } | Refusal {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { body };
  const plan = 'toPlan' in body && typeof body.toPlan === 'string' ? body.toPlan : undefined;
  const refusals: Refusal[] = [];
  const named = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const id = idOf(value, plan);
    if (typeof id === 'string') return id;
    refusals.push(id);
    return value;
  };
  const each = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'task' in value ? { ...value, task: named(value.task) } : value;
  const changed = Object.entries(body).map(([field, value]: [string, unknown]) => {
    if (ONE.some((name) => name === field)) return [field, named(value)];
    if (SEVERAL.some((name) => name === field) && Array.isArray(value)) return [field, value.map(named)];
    if (EACH.some((name) => name === field) && Array.isArray(value)) return [field, value.map(each)];
    return [field, value];
  });
  return refusals[0] ?? { body: Object.fromEntries(changed) };
}
