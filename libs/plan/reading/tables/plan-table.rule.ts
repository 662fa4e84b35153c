// Walks a laid table from top to bottom: sections are opened, tasks are told, and every cell is accounted for.
import { planProblem, type ProblemCode } from '../document/problem.rule.js';
import { isBlank, oneLine, sameWords } from '../document/cell-text.rule.js';
import type { Column, Role } from './columns.rule.js';
import { piecesOf, type Piece } from './fused.rule.js';
import { cellsAt, hasRole, textAt, type LaidRow, type LaidTable } from './laid-table.rule.js';
import { numberCell, numberedLine, withoutNumber } from '../document/numbering.rule.js';
import type { PlanNote, PlanProblem, PrintedNumbers, Receipt } from '../document/plan.types.rule.js';
import { emptyReceipt } from './receipt.rule.js';
import { headingLine, isContinuation, isSection, isTotal, levelOfRow } from './row-kind.rule.js';
import { valuesOf, withDittos, type RowValues } from './row-values.rule.js';
import { isGone, standingRows, struckProblems } from './struck-rows.rule.js';
import { openSection, placeIn, type Sections } from '../document/sections.rule.js';

/** A task in the words of the document. */
export interface RawTask {
  code: string;
  numbers?: PrintedNumbers;
  field: string;
  group: string;
  title: string;
  product: string;
  lead: string;
  coordinator: string;
  deadline: string;
  funding: string | null;
  /** None for what is read from running text. */
  notes?: PlanNote[];
  /** Marks of notes that stood in its cells. */
  marks?: string[];
  problems: PlanProblem[];
  where: string;
}

export interface TableReading {
  tasks: RawTask[];
  problems: PlanProblem[];
  receipt: Receipt;
  /** What is open at the end, for a table that goes on elsewhere. */
  sections: Sections;
}

type Account = 'tasks' | 'headings' | 'repeatedHeaders' | 'problems';

const rowText = (row: LaidRow): string =>
  oneLine(
    row.cells
      .map((cell) => cell.text)
      .filter((text) => !isBlank(text))
      .join(' | '),
  );

/** Share of the task rows that fill a column: only what is usually there can be missing. */
function usual(table: LaidTable, role: Role): boolean {
  const body = table.rows.filter((row) => row.kind === 'body' && row.cells.filter((cell) => !isBlank(cell.text)).length > 2);
  const filled = body.filter((row) => cellsAt(row, table.columns, role)?.some((cell) => !isBlank(cell.text)));
  return filled.length * 2 >= body.length;
}

/** What is known while walking down; filled row by row. */
interface Walk {
  table: LaidTable;
  tasks: RawTask[];
  problems: PlanProblem[];
  receipt: Receipt;
  sections: Sections;
  /** Name of the section that first carried each Roman number. */
  numerals: Map<string, string>;
  before: RowValues | null;
  lastLevel: number | null;
  isUsual: (role: Role) => boolean;
}

const problemOf = (code: ProblemCode, row: LaidRow, text: string, params: Record<string, string | number> = {}): PlanProblem =>
  planProblem(code, row.where, text, params);

/** Puts the cells of a row into one account; cells that stand under no column of a task row are problems of their own. */
function account(walk: Walk, row: LaidRow, to: Account): void {
  const own = row.cells.filter((cell) => !cell.lent);
  const stray = to === 'tasks' ? own.filter((cell) => cell.place === null && !isBlank(cell.text)) : [];
  walk.receipt.cells += own.length;
  walk.receipt.rows += 1;
  walk.receipt[to] += own.length - stray.length;
  walk.receipt.problems += stray.length;
  if (to === 'tasks') walk.receipt.taskRows += 1;
  for (const cell of stray) walk.problems.push(problemOf('cell-extra', row, oneLine(cell.text)));
}

function readSection(walk: Walk, row: LaidRow): void {
  const heading = headingLine(row, walk.table.columns);
  const opened = openSection(walk.sections, heading);
  walk.sections = opened.sections;
  walk.lastLevel = null;
  account(walk, row, opened.repeated ? 'repeatedHeaders' : 'headings');
  if (!heading.code || heading.level === null || heading.level > 1) return;
  const first = walk.numerals.get(heading.code);
  if (first !== undefined && sameWords(first) !== sameWords(heading.name)) {
    const params = { code: heading.code, first, second: heading.name };
    walk.problems.push(problemOf('section-number-twice', row, rowText(row), params));
  }
  walk.numerals.set(heading.code, heading.name);
}

/** A merged cell cut by the page is empty on the next one. */
const goesOnAbove = (row: LaidRow, columns: readonly Column[], role: Role): boolean =>
  row.pageTop === true || (cellsAt(row, columns, role)?.every((cell) => cell.carried) ?? false);

/** Fills what a row leaves to the row above, and says so. Funding is never guessed. */
function completed(walk: Walk, row: LaidRow, own: RowValues): { values: RowValues; problems: PlanProblem[] } {
  const values = withDittos(own, walk.before);
  const problems = struckProblems(row, walk.table.columns);
  if (row.hidden) problems.push(problemOf('row-hidden', row, rowText(row)));
  const say = (code: 'cell-carried' | 'cell-missing', role: Role) => problems.push(problemOf(code, row, rowText(row), { column: role }));
  const gone = (role: Role) => values.absent.includes(role);
  for (const role of ['lead', 'deadline'] as const) {
    const absent = gone(role) || (role === 'lead' ? gone('agencies') : gone('end'));
    const merged = absent ? row.judged : !walk.table.merges || goesOnAbove(row, walk.table.columns, role);
    if (values[role] !== '' || !merged || !walk.before?.[role] || isGone(row, walk.table.columns, role)) continue;
    values[role] = walk.before[role];
    say('cell-carried', role);
    // Who helps is merged together with who leads.
    if (role === 'lead' && values.coordinator === '' && walk.before.coordinator) {
      values.coordinator = walk.before.coordinator;
      say('cell-carried', 'coordinator');
    }
  }
  if (row.struck) return { values, problems };
  for (const role of ['coordinator', 'product'] as const)
    if (values[role] === '' && gone(role) && walk.isUsual(role)) say('cell-missing', role);
  if (values.funding === '' && walk.isUsual('funding')) problems.push(problemOf('funding-missing', row, rowText(row)));
  if (own.unparted) problems.push(problemOf('parties-unmarked', row, oneLine(`${own.lead}; ${own.coordinator}`)));
  return { values, problems };
}

const numberOf = (cell: string): string => numberedLine(cell)?.code ?? '';

/** Where a row puts its task: its own columns for field and group come before the headings above it. */
function stand(walk: Walk, values: RowValues): void {
  if (values.field && sameWords(withoutNumber(values.field)) !== sameWords(walk.sections.field ?? '')) {
    const { groupNumber: _, ...above } = walk.sections;
    walk.sections = { ...above, field: withoutNumber(values.field), fieldNumber: numberOf(values.field), group: null };
  }
  if (values.group) walk.sections = { ...walk.sections, group: withoutNumber(values.group), groupNumber: numberOf(values.group) };
}

const marksIn = (row: LaidRow): string[] => [...new Set(row.cells.flatMap((cell) => cell.marks ?? []))];

function taskOf(walk: Walk, row: LaidRow, values: RowValues, piece: Piece, problems: PlanProblem[]): RawTask {
  const { product, lead, coordinator, deadline, funding, notes } = values;
  return {
    ...piece,
    ...placeIn(walk.sections),
    product,
    lead,
    coordinator,
    deadline,
    funding: funding === '' ? null : funding,
    notes,
    marks: marksIn(row),
    problems,
    where: row.where,
  };
}

const titlePiece = (values: RowValues): Piece => {
  const number = numberCell(values.number);
  const line = numberedLine(values.title);
  if (number) return { code: number.code, title: line?.code === number.code ? line.rest : withoutNumber(values.title) };
  return { code: line?.code ?? '', title: withoutNumber(values.title) };
};

/** A row without a task of its own that belongs to the cell above, in which several tasks stand. */
function isTail(walk: Walk, row: LaidRow | undefined, title: string): boolean {
  if (!row || row.kind !== 'body') return false;
  const { columns } = walk.table;
  const values = valuesOf(row, columns);
  const carried = cellsAt(row, columns, 'title')?.every((cell) => cell.carried || isBlank(cell.text)) ?? true;
  const same = values.title === '' || carried || sameWords(values.title) === sameWords(title);
  const groupless = values.group === '' || (cellsAt(row, columns, 'group')?.every((cell) => cell.carried) ?? true);
  return same && groupless && (values.lead !== '' || values.deadline !== '');
}

/** One line of the cell for each task, when the row's cells hold as many lines as there are tasks. */
function byLines(values: RowValues, count: number): RowValues[] | null {
  const split = (text: string) => text.split('\n').map(oneLine).filter(Boolean);
  const leads = split(values.lead);
  if (leads.length !== count) return null;
  const pick = (text: string, at: number) => (split(text).length === count ? split(text)[at]! : text);
  return leads.map((lead, at) => ({ ...values, lead, coordinator: pick(values.coordinator, at) }));
}

/** Reads the several tasks of one cell, each with its own tail; returns how many rows below were used. */
function readFused(
  walk: Walk,
  row: LaidRow,
  values: RowValues,
  problems: PlanProblem[],
  pieces: readonly Piece[],
  below: readonly LaidRow[],
): number {
  const tails = below.slice(0, pieces.length - 1);
  const end = tails.findIndex((tail) => !isTail(walk, tail, values.title));
  const used = end < 0 ? tails : tails.slice(0, end);
  const lines = used.length === 0 ? byLines(values, pieces.length) : null;
  const shared = used.length < pieces.length - 1 && !lines;
  let current = { values, problems };
  pieces.forEach((piece, index) => {
    const tail = index === 0 ? undefined : used[index - 1];
    if (tail) {
      current = completed(walk, tail, valuesOf(tail, walk.table.columns));
      walk.before = current.values;
    }
    const own = lines ? { ...current, values: lines[index]! } : current;
    const told =
      shared && (index === 0 || !tail)
        ? [...own.problems, problemOf('fused-shared', row, oneLine(values.title), { count: pieces.length })]
        : own.problems;
    walk.tasks.push(taskOf(walk, tail ?? row, own.values, piece, told));
  });
  for (const tail of used) account(walk, tail, 'tasks');
  return used.length;
}

/** Whether several numbers in a cell are several tasks: numbers like 1.1 are; a list 1. 2. 3. only when rows below answer it. */
function fusedPieces(walk: Walk, values: RowValues, below: readonly LaidRow[]): Piece[] {
  const pieces = piecesOf(values.title);
  if (pieces.length < 2) return [];
  const deep = pieces.every((piece) => piece.code.includes('.'));
  return deep || isTail(walk, below[0], values.title) ? pieces : [];
}

function readTask(walk: Walk, row: LaidRow, below: readonly LaidRow[]): number {
  const own = valuesOf(row, walk.table.columns);
  // A task without a group is often printed in the column of the groups.
  const wide = own.title === '' && own.group !== '' && !(cellsAt(row, walk.table.columns, 'group')?.some((cell) => cell.carried) ?? false);
  const { values, problems } = completed(walk, row, wide ? { ...own, title: own.group, group: '' } : own);
  if (wide) walk.sections = { ...walk.sections, group: '', groupNumber: '' };
  stand(walk, values);
  account(walk, row, 'tasks');
  const before = walk.before;
  if (values.title === '' && before) {
    values.title = before.title;
    values.number ||= before.number;
    problems.push(problemOf('title-missing', row, rowText(row)));
  }
  walk.before = values;
  walk.lastLevel = levelOfRow(row, walk.table.columns) ?? walk.lastLevel;
  const pieces = fusedPieces(walk, values, below);
  if (pieces.length > 1) return readFused(walk, row, values, problems, pieces, below);
  walk.tasks.push(taskOf(walk, row, values, titlePiece(values), problems));
  return 0;
}

/** A row with the rests of it that the page cut off: each cell goes on under the same column. */
function withRests(row: LaidRow, rests: readonly LaidRow[]): LaidRow {
  const cells = row.cells.map((cell) => ({ ...cell }));
  for (const rest of rests.flatMap((each) => each.cells).filter((cell) => !isBlank(cell.text))) {
    const own = cells.find((cell) => cell.place === rest.place);
    if (own) {
      own.text = own.text.trim() === '' ? rest.text : `${own.text}\n${rest.text}`;
      if (rest.marks) own.marks = [...(own.marks ?? []), ...rest.marks];
      if (rest.struck) own.struck = { whole: false, words: rest.struck.words };
    } else cells.push({ ...rest, lent: true });
  }
  return { ...row, cells };
}

/** The rows below that are rests of this one, with the headings that a page says again before them. */
function restsBelow(walk: Walk, above: LaidRow, below: readonly LaidRow[]): LaidRow[] {
  if (walk.table.run) return [];
  const { columns } = walk.table;
  const numbered = levelOfRow(above, columns) !== null || numberedLine(textAt(above, columns, 'title') ?? '') !== null;
  const goesOn = (row: LaidRow) => row.kind === 'body' && row.struck === above.struck && isContinuation(row, columns, numbered);
  const end = below.findIndex((row) => row.kind !== 'repeated' && !goesOn(row));
  const rests = below.slice(0, end < 0 ? below.length : end);
  return rests.slice(0, rests.findLastIndex((row) => row.kind === 'body') + 1);
}

function readBody(walk: Walk, row: LaidRow, below: readonly LaidRow[]): number {
  const { columns } = walk.table;
  const blank = row.cells.every((cell) => isBlank(cell.text) || numberCell(cell.text) !== null);
  if (row.struck && isSection(row, below[0], walk.lastLevel, columns)) {
    // A heading that is struck out heads nothing.
    account(walk, row, 'headings');
    walk.problems.push(...struckProblems(row, columns));
    return 0;
  }
  if (blank || isTotal(row, columns)) {
    account(walk, row, 'headings');
    return 0;
  }
  if (isSection(row, below[0], walk.lastLevel, columns)) {
    readSection(walk, row);
    return 0;
  }
  return readTask(walk, row, below);
}

/** Reads a row together with its rests; returns how many rows below were used. */
function readWhole(walk: Walk, row: LaidRow, below: readonly LaidRow[]): number {
  const blank = row.cells.every((cell) => isBlank(cell.text));
  const rests = blank ? [] : restsBelow(walk, row, below);
  const own = rests.filter((rest) => rest.kind === 'body');
  const used = readBody(walk, own.length > 0 ? withRests(row, own) : row, below.slice(rests.length));
  for (const rest of rests) account(walk, rest, rest.kind === 'body' ? 'tasks' : 'repeatedHeaders');
  return rests.length + used;
}

const NEEDED: { roles: Role[]; column: string }[] = [
  { roles: ['lead', 'agencies'], column: 'lead' },
  { roles: ['deadline', 'start', 'end', 'period'], column: 'deadline' },
];

function missingColumns(table: LaidTable): PlanProblem[] {
  const heading = table.rows.find((row) => row.kind === 'heading') ?? table.rows[0];
  return NEEDED.filter(({ roles }) => !roles.some((role) => hasRole(table.columns, role))).map(({ column }) =>
    problemOf('column-missing', heading ?? { kind: 'heading', where: '', cells: [] }, heading ? rowText(heading) : '', { column }),
  );
}

export function readTable(laid: LaidTable, sections: Sections): TableReading {
  const table: LaidTable = { ...laid, rows: standingRows(laid) };
  const known = new Map<Role, boolean>();
  const isUsual = (role: Role): boolean => {
    if (!known.has(role)) known.set(role, hasRole(table.columns, role) && usual(table, role));
    return known.get(role)!;
  };
  const walk: Walk = {
    table,
    tasks: [],
    problems: [...table.problems, ...missingColumns(table)],
    receipt: emptyReceipt(),
    sections,
    numerals: new Map(),
    before: null,
    lastLevel: null,
    isUsual,
  };
  for (let at = 0; at < table.rows.length; at += 1) {
    const row = table.rows[at]!;
    if (row.kind === 'body') at += readWhole(walk, row, table.rows.slice(at + 1, at + 24));
    else if (row.kind === 'section') readSection(walk, row);
    else if (row.kind === 'heading') account(walk, row, 'headings');
    else if (row.kind === 'repeated') account(walk, row, 'repeatedHeaders');
    else {
      const blank = row.cells.every((cell) => isBlank(cell.text));
      account(walk, row, blank ? 'headings' : 'problems');
      if (!blank) walk.problems.push(problemOf('row-unread', row, rowText(row)));
    }
  }
  return { tasks: walk.tasks, problems: walk.problems, receipt: walk.receipt, sections: walk.sections };
}
