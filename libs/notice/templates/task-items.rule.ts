// The lines of a section as its reader counts them: one item a task, whatever number of its parts are told of.
import type { TaskLine } from './message-view.rule.js';

/** A task, or a report, with the lines about its parts; at least one. */
export interface TaskItem {
  first: TaskLine;
  rows: readonly TaskLine[];
  /** The agencies told of, each once. */
  leads: string[];
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

const itemOf = (rows: readonly [TaskLine, ...TaskLine[]]): TaskItem => ({
  first: rows[0],
  rows,
  leads: distinct(rows.map((row) => row.lead)),
});

/** In the order of the lines. Every number that a message says of its tasks is the length of such a list. */
export function itemsOf(rows: readonly TaskLine[]): TaskItem[] {
  const tasks = new Map<string, [TaskLine, ...TaskLine[]]>();
  for (const row of rows) {
    const known = tasks.get(row.task);
    if (known) known.push(row);
    else tasks.set(row.task, [row]);
  }
  return [...tasks.values()].map(itemOf);
}

/** Leads that answer beside those told of. */
export const otherLeads = ({ rows, leads }: TaskItem): string[] =>
  distinct(rows.flatMap((row) => row.jointLeads)).filter((lead) => !leads.includes(lead));

/** Who leads it now; of what the reader led before, not the reader. */
export const ledBy = ({ first, leads }: TaskItem): string[] => first.nowLedBy ?? leads;

/** A value that begins with the agency it is true of names it already; a sentence ends after the names. */
const withLeads = (value: string, leads: readonly string[]): string =>
  leads.length === 1 && value.startsWith(`${leads[0]} `) ? value : `${value.replace(/\.$/u, '')} (${leads.join(', ')})`;

/** What is the same of every agency is said once; what differs names the agencies it is true of. */
export function saidOfEach(item: TaskItem, of: (row: TaskLine) => string | null): string | null {
  const whose = new Map<string, string[]>();
  for (const row of item.rows) {
    const value = of(row);
    if (value !== null) whose.set(value, distinct([...(whose.get(value) ?? []), row.lead]));
  }
  if (whose.size === 0) return null;
  const [[only, agencies] = ['', []]] = whose;
  if (whose.size === 1 && agencies.length === item.leads.length) return only;
  return [...whose].map(([value, leads]) => withLeads(value, leads)).join('; ');
}
