// Finds the tables of tasks in a document, whatever way they were put there, and says which tables are not.
import { isBlank, oneLine, sameWords } from './cell-text.rule.js';
import { isTaskHeading, roleOf, type Column } from './columns.rule.js';
import { layGrid, layUnder } from './grid-table.rule.js';
import { guessColumns } from './guess-columns.rule.js';
import { columnsOfRun, widthOf } from './headings.rule.js';
import { kindOf } from './likeness.rule.js';
import type { LaidRow, LaidTable } from './laid-table.rule.js';
import { cutRun, endsTable, type RunCell } from './pasted-run.rule.js';
import { numberCell, numberedLine } from './numbering.rule.js';
import { planProblem } from './problem.rule.js';
import type { PlanProblem, SourceBlock, SourceDocument, SourceRow } from './plan.types.rule.js';

type Table = Extract<SourceBlock, { kind: 'table' }>;

export interface FoundTables {
  tables: LaidTable[];
  /** Lines outside the tables of tasks, in reading order. */
  lines: string[];
  /** Cells of tables that hold no tasks. */
  otherCells: number;
  otherRows: number;
  problems: PlanProblem[];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A run of cells pasted without rows: every "row" is one cell. */
const isRun = (table: Table): boolean => table.rows.length >= 8 && table.rows.every((row) => row.cells.length === 1);

interface RunHeadings {
  /** Cells [from, to) hold the headings. */
  from: number;
  to: number;
  texts: string[];
  /** Lines of the first cell that stand above its heading. */
  above: string[];
}

/** The last lines of a cell that read as a heading; what stands above them is text before the table. */
function headingEnd(text: string): { heading: string; above: string[] } | null {
  const lines = linesOf(text);
  for (let take = 1; take <= Math.min(4, lines.length); take += 1) {
    const heading = oneLine(lines.slice(-take).join(' '));
    if (roleOf(heading) !== null) return { heading, above: lines.slice(0, -take) };
  }
  return null;
}

const isHeadingCell = (text: string): boolean => roleOf(text) !== null && numberedLine(text) === null && numberCell(text) === null;

/** In a paste the text above a table runs into its first cell, so the last line there is a heading even if its name is unknown. */
function unknownHeadingEnd(text: string): { heading: string; above: string[] } | null {
  const lines = linesOf(text);
  const heading = lines.at(-1) ?? '';
  const plain = heading.length <= 40 && /^\p{Lu}[^.:;]*$/u.test(heading) && numberedLine(heading) === null && kindOf(heading) === 'words';
  return lines.length >= 2 && plain ? { heading, above: lines.slice(0, -1) } : null;
}

function runHeadingsAt(cells: readonly RunCell[], from: number): RunHeadings | null {
  const first = headingEnd(cells[from]!.text) ?? unknownHeadingEnd(cells[from]!.text);
  if (!first) return null;
  const texts = [first.heading];
  let to = from + 1;
  for (; to < cells.length && texts.length < 16; to += 1) {
    const text = oneLine(cells[to]!.text);
    // One unknown heading may stand between known ones.
    const between =
      text.length <= 40 &&
      !isBlank(text) &&
      numberedLine(text) === null &&
      numberCell(text) === null &&
      to + 1 < cells.length &&
      isHeadingCell(cells[to + 1]!.text);
    if (!isHeadingCell(text) && !between) break;
    texts.push(text);
  }
  return isTaskHeading(texts.map(roleOf)) ? { from, to, texts, above: first.above } : null;
}

function findRunHeadings(cells: readonly RunCell[]): RunHeadings[] {
  const found: RunHeadings[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const headings = runHeadingsAt(cells, at);
    if (!headings) continue;
    const before = found.at(-1);
    const again = before && headings.above.length === 0 && sameWords(headings.texts.join('|')) === sameWords(before.texts.join('|'));
    if (!again) found.push(headings);
    at = headings.to - 1;
  }
  return found;
}

const LONG_PROSE = 12;

function tablesOfRun(table: Table): { tables: LaidTable[]; lines: string[] } | null {
  const cells = table.rows.map((row): RunCell => ({ text: row.cells[0]!.text, where: row.where }));
  const starts = findRunHeadings(cells);
  if (starts.length === 0) return null;
  const lines = cells.slice(0, starts[0]!.from).flatMap((cell) => linesOf(cell.text));
  const tables = starts.map((start, index): LaidTable => {
    lines.push(...start.above);
    const limit = starts[index + 1]?.from ?? cells.length;
    const rest = cells.slice(start.to, limit);
    const stop = rest.findIndex((cell) => endsTable(cell.text) || linesOf(cell.text).length > LONG_PROSE);
    const body = stop < 0 ? rest : rest.slice(0, stop);
    if (stop >= 0) lines.push(...rest.slice(stop).flatMap((cell) => linesOf(cell.text)));
    const columns = columnsOfRun(start.texts);
    const heading: LaidRow = {
      kind: 'heading',
      where: cells[start.from]!.where,
      cells: start.texts.map((text) => ({ text, span: 1, place: null })),
    };
    const caption = start.above.at(-1) ?? '';
    return { name: table.name, caption, columns, rows: [heading, ...cutRun(body, columns, start.texts)], run: true, problems: [] };
  });
  return { tables, lines };
}

/** Letter-heads and signatures are laid out as tables but are none. */
function isFrame(rows: readonly SourceRow[]): boolean {
  const text = rows.flatMap((row) => row.cells.map((cell) => cell.text)).join('\n');
  const few = rows.length <= 6 && rows.every((row) => row.cells.length <= 4);
  return (
    few && /CỘNG H[OÒ]À? ?XÃ HỘI|CỘNG HOÀ|Độc lập|Nơi nhận|^\s*(?:TM|KT|TL|TUQ)\.|CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|Số\s*:|^\s*$/mu.test(text)
  );
}

const cellsOf = (rows: readonly SourceRow[]): number => rows.reduce((sum, row) => sum + row.cells.length, 0);

const isHeadingLine = (line: string): boolean => line.length <= 200 && numberedLine(line) !== null;

/** Columns of the table before, for one that goes on without headings of its own. */
const goesOn = (rows: readonly SourceRow[], before: Column[] | null): boolean =>
  before !== null && rows.filter((row) => widthOf(row) === before.length).length * 2 > rows.length;

export function findTables(document: SourceDocument): FoundTables {
  const found: FoundTables = { tables: [], lines: [], otherCells: 0, otherRows: 0, problems: [] };
  // In Markdown made from a page a row may have lost cells and been filled up at its end.
  const trusted = document.format !== 'markdown' && document.format !== 'txt';
  let before: Column[] | null = null;
  const rest: { table: Table; caption: string }[] = [];
  let caption = '';
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      found.lines.push(...linesOf(block.text));
      const last = linesOf(block.text).at(-1) ?? '';
      if (isHeadingLine(last)) caption = last;
      continue;
    }
    const run = isRun(block) ? tablesOfRun(block) : null;
    if (run) {
      found.lines.push(...run.lines);
      found.tables.push(...run.tables);
      before = run.tables.at(-1)?.columns ?? before;
      continue;
    }
    const grid = layGrid(block.rows, trusted);
    if (grid) {
      const above = grid.rows.slice(0, grid.above);
      found.lines.push(...above.flatMap((row) => row.cells.flatMap((cell) => linesOf(cell.text))));
      found.tables.push({ name: block.name, caption, columns: grid.columns, rows: grid.rows, run: false, problems: [] });
      before = grid.columns;
    } else if (before && goesOn(block.rows, before)) {
      found.tables.push({
        name: block.name,
        caption: '',
        columns: before,
        rows: layUnder(block.rows, before, trusted),
        run: false,
        problems: [],
      });
    } else {
      found.lines.push(...block.rows.flatMap((row) => row.cells.flatMap((cell) => linesOf(cell.text))));
      if (!isFrame(block.rows)) rest.push({ table: block, caption });
    }
    caption = '';
  }
  if (found.tables.length === 0) guessTables(rest, found);
  else for (const { table } of rest) setAside(table, found);
  return found;
}

function setAside(table: Table, found: FoundTables): void {
  found.otherCells += cellsOf(table.rows);
  found.otherRows += table.rows.length;
  const text = oneLine(table.rows[0]?.cells.map((cell) => cell.text).join(' | ') ?? '').slice(0, 200);
  found.problems.push(planProblem('not-a-task-table', table.rows[0]?.where ?? '', text, { rows: table.rows.length }));
}

const ROLE_NAMES: Partial<Record<Column['role'], string>> = {
  number: 'số thứ tự',
  title: 'nhiệm vụ',
  product: 'sản phẩm',
  lead: 'cơ quan chủ trì',
  coordinator: 'cơ quan phối hợp',
  deadline: 'thời hạn',
  funding: 'kinh phí',
};

/** Without any headings in the document the content decides, and the reviewer is asked to look. */
function guessTables(candidates: readonly { table: Table; caption: string }[], found: FoundTables): void {
  for (const { table, caption } of candidates) {
    const columns = guessColumns(table.rows);
    if (!columns) {
      setAside(table, found);
      continue;
    }
    const where = table.rows[0]?.where ?? '';
    const guess = columns
      .flatMap((column, at) => (ROLE_NAMES[column.role] ? [`cột ${at + 1}: ${ROLE_NAMES[column.role]}`] : []))
      .join('; ');
    const problem = planProblem('headings-missing', where, guess, { guess });
    found.tables.push({
      name: table.name,
      caption,
      columns,
      rows: layUnder(table.rows, columns, true),
      run: false,
      guessed: true,
      problems: [problem],
    });
  }
}
