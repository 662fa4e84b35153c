// Reads the cells of a row again by the very grammars that read the document, as of the plan's year and day of issue.
import type { AgencyMention } from '../../agency/directory/agency.types.rule.js';
import type { Deadline } from '../../deadline/reading/deadline.types.rule.js';
import { oneLine, sameWords } from '../reading/document/cell-text.rule.js';
import { confidenceOf } from '../reading/confidence.rule.js';
import { contextOf, taskOf, type Reading } from '../reading/plan-reading.rule.js';
import type { PlanHead, PlanProblem, PlanTask } from '../reading/document/plan.types.rule.js';
import type { CellName, Cells } from './draft.types.rule.js';

/** Reads these cells of a row anew; the other cells keep their reading and what was decided about them. */
export type RowReader = (task: PlanTask, cells: Cells) => PlanTask;

const SAID_ABOUT: Readonly<Record<string, CellName>> = {
  'lead-missing': 'lead',
  'lead-unknown': 'lead',
  'parties-unmarked': 'lead',
  'deadline-missing': 'deadline',
  'deadline-unreadable': 'deadline',
  'deadline-without-year': 'deadline',
  'deadline-ambiguous': 'deadline',
  'title-missing': 'title',
  'funding-missing': 'funding',
};

/** The cell a problem is about; null when it is about the row as a whole. */
function cellOf({ code, text, params }: PlanProblem, task: PlanTask): CellName | null {
  if (code === 'agency-unresolved') return task.leadText.includes(text) ? 'lead' : 'coordinator';
  return SAID_ABOUT[code] ?? (typeof params.column === 'string' ? (params.column as CellName) : null);
}

export const textsOf = ({ code, field, group, title, product, leadText, coordinatorText, deadlineText, funding }: PlanTask) => ({
  code,
  field,
  group,
  title,
  product,
  lead: leadText,
  coordinator: coordinatorText,
  deadline: deadlineText,
  funding: funding ?? '',
});

/** The headings a row is moved away from no longer number it. */
function numbersKept({ numbers, field, group }: PlanTask, to: { field: string; group: string }): Pick<PlanTask, 'numbers'> {
  if (!numbers || sameWords(to.field) !== sameWords(field)) return {};
  return { numbers: sameWords(to.group) === sameWords(group) ? numbers : { ...numbers, group: '' } };
}

export function rowReader(reading: Reading, head: PlanHead): RowReader {
  return (task, cells) => {
    const about = (problem: PlanProblem, of: PlanTask): boolean => {
      const cell = cellOf(problem, of);
      return cell !== null && cells[cell] !== undefined;
    };
    const texts = { ...textsOf(task), ...cells };
    const kept = task.problems.filter((problem) => !about(problem, task));
    const raw = {
      ...texts,
      ...numbersKept(task, texts),
      funding: texts.funding.trim() === '' ? null : texts.funding,
      notes: task.notes,
      problems: [],
      where: task.where,
    };
    const read = taskOf(raw, reading, contextOf(head));
    const problems = [...kept, ...read.problems.filter((problem) => about(problem, read))];
    return {
      ...read,
      leads: cells.lead === undefined ? task.leads : read.leads,
      coordinators: cells.coordinator === undefined ? task.coordinators : read.coordinators,
      deadline: cells.deadline === undefined ? task.deadline : read.deadline,
      problems,
      confidence: confidenceOf(problems),
    };
  };
}

/** A day that the reviewer has fixed leaves nothing open about the deadline. */
export function withDeadline(task: PlanTask, deadline: Deadline): PlanTask {
  const problems = task.problems.filter((problem) => cellOf(problem, task) !== 'deadline');
  return { ...task, deadline, problems, confidence: confidenceOf(problems) };
}

/** The cells of a row in which these words stand as an agency nobody knows. */
export function cellsNaming(task: PlanTask, text: string): ('lead' | 'coordinator')[] {
  const words = sameWords(text);
  const unknown = (mentions: readonly AgencyMention[]) => mentions.some(({ id, name }) => id === null && sameWords(name) === words);
  const unclear = (cell: string) =>
    task.problems.some(
      (problem) =>
        problem.code === 'agency-unresolved' && sameWords(problem.text) === words && oneLine(cell).includes(oneLine(problem.text)),
    );
  return [
    ...(unknown(task.leads) || unclear(task.leadText) ? ['lead' as const] : []),
    ...(unknown(task.coordinators) || unclear(task.coordinatorText) ? ['coordinator' as const] : []),
  ];
}

/** Puts an agency of the directory in the place of words nobody knows. */
export function resolved(task: PlanTask, text: string, agency: AgencyMention): PlanTask {
  const words = sameWords(text);
  const cells = cellsNaming(task, text);
  const put = (mentions: readonly AgencyMention[], cell: 'lead' | 'coordinator'): AgencyMention[] => {
    if (!cells.includes(cell)) return [...mentions];
    const isIt = ({ id, name }: AgencyMention) => id === null && sameWords(name) === words;
    const named = mentions.some(isIt) ? mentions.map((each) => (isIt(each) ? agency : each)) : [...mentions, agency];
    return named.filter((each, index) => each.id === null || named.findIndex((other) => other.id === each.id) === index);
  };
  const leads = put(task.leads, 'lead');
  const settled = ({ code, text: said, params }: PlanProblem): boolean =>
    (code === 'agency-unresolved' && sameWords(said) === words) ||
    (code === 'lead-unknown' && sameWords(String(params.agency)) === words) ||
    (code === 'lead-missing' && leads.length > 0);
  const problems = task.problems.filter((problem) => !settled(problem));
  return { ...task, leads, coordinators: put(task.coordinators, 'coordinator'), problems, confidence: confidenceOf(problems) };
}
