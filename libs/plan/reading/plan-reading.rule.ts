// Reads a plan from a document: its head, its tasks with their agencies and deadlines, and a receipt for every cell.
import type { AgencyReading } from '../../agency/directory/agency.types.rule.js';
import type { Deadline, ReadingContext } from '../../deadline/reading/deadline.types.rule.js';
import { withoutNoteMarks } from '../../kernel/note-mark.rule.js';
import { noteHeading, problems as say } from '../../texts/vi/plan.js';
import { planProblem, type ProblemCode } from './document/problem.rule.js';
import { oneLine } from './document/cell-text.rule.js';
import { confidenceOf } from './confidence.rule.js';
import { findTables } from './tables/find-tables.rule.js';
import type { LaidTable } from './tables/laid-table.rule.js';
import { numberedLine } from './document/numbering.rule.js';
import { readHead } from './document/plan-head.rule.js';
import { readTable, type RawTask } from './tables/plan-table.rule.js';
import type { PlanHead, PlanProblem, PlanReading, PlanTask, Receipt, SourceDocument } from './document/plan.types.rule.js';
import { readProse } from './prose/prose.rule.js';
import { sum } from './tables/receipt.rule.js';
import { noSections, type Sections } from './document/sections.rule.js';

/** How the words of a cell are read; the document alone does not know the calendar or the agencies. */
export interface Reading {
  readDeadline: (text: string, context: ReadingContext) => Deadline;
  readAgencies: (text: string) => AgencyReading;
}

/** Read against when the document names no year; no deadline of a real plan falls so early. */
const UNKNOWN_YEAR = 1990;
const NO_YEAR_RULE = 'no-year';

/** Without any year a deadline still has to be read against one: the reviewer is told that the head gives none. */
export const contextOf = ({ year, issuedOn, issuedFrom }: PlanHead): ReadingContext => ({
  planYear: year ?? UNKNOWN_YEAR,
  issuedOn,
  ...(issuedFrom ? { issuedFrom } : {}),
});

/** "Quý I" in a document without a year has no day, rather than a wrong one. */
function datedOrNot(deadline: Deadline): Deadline {
  if (deadline.nominalDue === null || Number(deadline.nominalDue.slice(0, 4)) > UNKNOWN_YEAR + 1) return deadline;
  const why = say['deadline-without-year']({ text: deadline.text });
  return {
    ...deadline,
    kind: 'unreadable',
    nominalDue: null,
    effectiveDue: null,
    every: null,
    milestones: [],
    startsOn: null,
    rule: NO_YEAR_RULE,
    why,
  };
}

/** One row understood: also what a row corrected in review is read by. */
export function taskOf(raw: RawTask, reading: Reading, context: ReadingContext): PlanTask {
  const { code, numbers, field, group, title, product, funding, notes = [], where } = raw;
  const problems = [...raw.problems];
  const add = (problem: ProblemCode, text: string, params: Record<string, string> = {}) =>
    problems.push(planProblem(problem, where, text, params));
  const leads = reading.readAgencies(raw.lead);
  const coordinators = reading.readAgencies(raw.coordinator);
  const deadline = datedOrNot(reading.readDeadline(raw.deadline, context));
  if (leads.agencies.length === 0) add('lead-missing', title);
  for (const { id, name } of leads.agencies) if (id === null) add('lead-unknown', raw.lead, { agency: name });
  for (const text of [...leads.unresolved, ...coordinators.unresolved]) add('agency-unresolved', text, { text });
  const undated = deadline.rule === NO_YEAR_RULE;
  if (raw.deadline === '') add('deadline-missing', title);
  else if (undated) add('deadline-without-year', raw.deadline, { text: raw.deadline });
  else if (deadline.kind === 'unreadable') add('deadline-unreadable', raw.deadline, { text: raw.deadline });
  else if (deadline.ambiguous !== null) add('deadline-ambiguous', raw.deadline, { text: raw.deadline, question: deadline.ambiguous });
  return {
    code,
    ...(numbers ? { numbers } : {}),
    field,
    group,
    title,
    product,
    leadText: raw.lead,
    leads: leads.agencies,
    coordinatorText: raw.coordinator,
    coordinators: coordinators.agencies,
    deadlineText: raw.deadline,
    deadline,
    funding,
    notes,
    problems,
    confidence: confidenceOf(problems),
    where,
  };
}

/** What makes every row of a table doubtful. */
const doubtOf = ({ guessed, lined }: LaidTable): ProblemCode | null => (guessed ? 'columns-guessed' : lined ? 'cells-by-line' : null);

function doubted(task: RawTask, doubt: ProblemCode | null): RawTask {
  return doubt ? { ...task, problems: [...task.problems, planProblem(doubt, task.where, task.title)] } : task;
}

/** What the notes say that a row points to, kept beside it; a mark without a note is told to the reviewer. */
function noted(task: RawTask, said: Readonly<Record<string, string>>): RawTask {
  const { marks = [], notes = [], problems, where, title } = task;
  const missing = marks.filter((mark) => said[mark] === undefined);
  return {
    ...task,
    notes: [...notes, ...marks.flatMap((mark) => (said[mark] === undefined ? [] : [{ heading: noteHeading({ mark }), text: said[mark] }]))],
    problems: [...problems, ...missing.map((mark) => planProblem('note-missing', where, title, { mark }))],
  };
}

/** A task told in running text whose words were struck out in part says so. */
function withStruckWords(tasks: readonly RawTask[], blocks: SourceDocument['blocks']): RawTask[] {
  const struck = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.struck ? [{ ...block.struck, left: oneLine(block.text) }] : [],
  );
  return tasks.map((task) => {
    const told = task.problems.map((problem) => oneLine(problem.text)).join(' ');
    const own = struck.filter(({ left }) => left !== '' && told.includes(left.slice(-60)));
    const problems = own.map(({ words }) => planProblem('text-struck', task.where, words, { words: words.slice(0, 300) }));
    return { ...task, problems: [...task.problems, ...problems] };
  });
}

const HEAD_PARTS = ['number', 'issuer', 'issuedOn', 'year'] as const;

const headProblems = (head: PlanHead): PlanProblem[] =>
  HEAD_PARTS.filter((part) => head[part] === null).map((what) => planProblem('head-missing', '', '', { what }));

/** Sections go on into the next table when nothing stands between the two; a heading right above a table is its section. */
function sectionsFor({ caption, apart }: LaidTable, before: Sections): Sections {
  const line = numberedLine(caption);
  if (!line || line.level > 2) return apart ? noSections : before;
  return { ...noSections, open: [{ code: line.code, level: line.level, name: line.rest }] };
}

export function readPlan(document: SourceDocument, reading: Reading): PlanReading {
  const found = findTables(document);
  const head = readHead(found.lines.map((line) => withoutNoteMarks(line).text));
  const problems: PlanProblem[] = [...document.problems, ...headProblems(head), ...found.problems];
  const raws: RawTask[] = [];
  let sections: Sections = noSections;
  let receipt: Receipt = found.other;
  for (const table of found.tables) {
    const read = readTable(table, sectionsFor(table, sections));
    sections = read.sections;
    raws.push(...read.tasks.map((task) => noted(doubted(task, doubtOf(table)), document.notes ?? {})));
    problems.push(...read.problems);
    receipt = sum(receipt, read.receipt);
  }
  if (found.tables.length === 0) {
    problems.push(planProblem('no-table', '', ''));
    raws.push(...withStruckWords(readProse(found.lines.map((line) => withoutNoteMarks(line, 'stays').text)), document.blocks));
  }
  const context = contextOf(head);
  const tasks = raws.map((raw) => taskOf(raw, reading, context));
  if (tasks.length === 0) problems.push(planProblem('no-tasks', '', ''));
  problems.push(...tasks.flatMap((task) => task.problems));
  return { plan: head, tasks, problems: problems.map((problem) => ({ ...problem, text: oneLine(problem.text).slice(0, 500) })), receipt };
}
