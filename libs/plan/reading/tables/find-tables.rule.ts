// Finds the tables of tasks in a document, whatever way they were put there, and says which tables are not.
import { isBlank, oneLine, sameWords } from '../document/cell-text.rule.js';
import { isTaskHeading, roleOf, type Column } from './columns.rule.js';
import { layGrid, layUnder } from './grid-table.rule.js';
import { countedRows } from './counted-rows.rule.js';
import { guessColumns } from './guess-columns.rule.js';
import { columnsOfRun, widthOf } from './headings.rule.js';
import { kindOf } from '../document/likeness.rule.js';
import type { LaidRow, LaidTable } from './laid-table.rule.js';
import { cutRun, endsTable, type RunCell } from './pasted-run.rule.js';
import { numberCell, numberedLine } from '../document/numbering.rule.js';
import { emptyReceipt, sum } from './receipt.rule.js';
import { bodyOf, filledTexts, splitGrid } from './split-grid.rule.js';
import { captionAfter } from './captions.rule.js';
import { planProblem } from '../document/problem.rule.js';
import type { PlanProblem, Receipt, SourceBlock, SourceDocument, SourceRow } from '../document/plan.types.rule.js';

type Table = Extract<SourceBlock, { kind: 'table' }>;

export interface FoundTables {
  tables: LaidTable[];
  /** Lines outside the tables of tasks, in reading order. */
  lines: string[];
  /** Account of the cells that stand in no table of tasks. */
  other: Receipt;
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
    if (roleOf(heading) !== null && /^[^\p{Ll}]/u.test(heading)) return { heading, above: lines.slice(0, -take) };
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
  if (!first || ['period', 'start', 'end'].includes(roleOf(first.heading) ?? '')) return null;
  const texts = [first.heading];
  let to = from + 1;
  for (; to < cells.length && texts.length < 16; to += 1) {
    const text = oneLine(cells[to]!.text);
    // Text that runs into a heading stands above a table: this is where its headings begin, not a heading of ours.
    if (roleOf(text) === null && (headingEnd(cells[to]!.text)?.above.length ?? 0) > 0) break;
    // One unknown heading may stand between known ones.
    const between =
      text.length <= 40 &&
      !isBlank(text) &&
      numberedLine(text) === null &&
      numberCell(text) === null &&
      kindOf(text) === 'words' &&
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
    const before = found.at(-1)?.texts ?? [];
    // The headings at the top of the next page are no new table.
    if (before.length > 0 && before.every((text, index) => sameWords(cells[at + index]?.text ?? '') === sameWords(text))) {
      at += before.length - 1;
      continue;
    }
    const headings = runHeadingsAt(cells, at);
    if (!headings) continue;
    found.push(headings);
    at = headings.to - 1;
  }
  return found;
}

const cellsOf = (rows: readonly SourceRow[]): number => rows.reduce((count, row) => count + row.cells.length, 0);

const LONG_PROSE = 12;

function tablesOfRun(table: Table): { tables: LaidTable[]; lines: string[] } | null {
  const cells = table.rows.map(({ cells: [cell], where }): RunCell => {
    const { text, struck, marks } = cell!;
    return { text, where, ...(struck ? { struck } : {}), ...(marks ? { marks } : {}) };
  });
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
    const caption = start.above.reduce((before, line) => captionAfter(line, before), '');
    return {
      name: table.name,
      caption,
      apart: start.above.length > 0,
      columns,
      rows: [heading, ...cutRun(body, columns, start.texts)],
      merges: true,
      run: true,
      ...(table.lined ? { lined: true } : {}),
      problems: [],
    };
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

const rowLines = (rows: readonly SourceRow[]): string[] => rows.flatMap((row) => row.cells.flatMap((cell) => linesOf(cell.text)));

/** Columns of the table before, for one that goes on without headings of its own. */
const goesOn = (rows: readonly SourceRow[], before: Column[] | null): boolean =>
  before !== null && rows.filter((row) => widthOf(row) === before.length).length * 2 > rows.length;

interface Candidate {
  table: Table;
  caption: string;
}

/** What is known while reading down the blocks. */
interface Search {
  found: FoundTables;
  /** In Markdown made from a page a row may have lost cells and been filled up at its end. */
  trusted: boolean;
  /** Whether the format can say that cells are merged; where it cannot, an empty cell may be the rest of a merged one. */
  merges: boolean;
  columns: Column[] | null;
  caption: string;
  apart: boolean;
  rest: Candidate[];
}

function readText(search: Search, lines: readonly string[]): void {
  search.found.lines.push(...lines);
  for (const line of lines) search.caption = captionAfter(line, search.caption);
  search.apart ||= lines.length > 0;
}

function addTable(search: Search, table: Omit<LaidTable, 'caption' | 'apart' | 'merges' | 'run' | 'problems'>, tabbed = false): void {
  const { caption, apart } = search;
  const merges = search.merges && !tabbed;
  search.found.tables.push({ ...table, caption, apart, merges, run: false, problems: [] });
  Object.assign(search, { columns: table.columns, caption: '', apart: false });
}

/** Rows around the tables of one grid: titles and signatures, or a table of something else. */
function readAround(search: Search, rows: SourceRow[]): void {
  const { found } = search;
  const many = rows.filter((row) => filledTexts(row).length > 3);
  readText(search, rowLines(rows.filter((row) => !many.includes(row))));
  const headings = cellsOf(rows) - cellsOf(many);
  found.other = sum(found.other, { ...emptyReceipt(), cells: headings, headings, rows: rows.length - many.length });
  if (many.length > 0) setAside(many, found);
}

function readGrid(search: Search, table: Table): void {
  const parts = splitGrid(table.rows);
  if (parts.some((part) => part.headings !== null)) {
    for (const part of parts) {
      if (part.headings)
        addTable(search, { name: table.name, columns: part.headings.columns, rows: layGrid(part, search.trusted) }, table.tabbed);
      else readAround(search, part.rows);
    }
  } else if (!search.apart && search.columns && goesOn(table.rows, search.columns)) {
    addTable(
      search,
      { name: table.name, columns: search.columns, rows: layUnder(table.rows, search.columns, search.trusted) },
      table.tabbed,
    );
  } else {
    if (!isFrame(table.rows)) search.rest.push({ table, caption: search.caption });
    readText(search, rowLines(table.rows));
  }
}

export function findTables(document: SourceDocument): FoundTables {
  const found: FoundTables = { tables: [], lines: [], other: emptyReceipt(), problems: [] };
  const plain = document.format === 'markdown' || document.format === 'txt';
  const search: Search = { found, trusted: !plain, merges: document.format !== 'csv', columns: null, caption: '', apart: false, rest: [] };
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      readText(search, linesOf(block.text));
      continue;
    }
    const run = isRun(block) ? tablesOfRun(block) : null;
    if (!run) {
      readGrid(search, block);
      continue;
    }
    found.lines.push(...run.lines);
    found.tables.push(...run.tables);
    search.columns = run.tables.at(-1)?.columns ?? search.columns;
  }
  if (found.tables.length === 0) guessTables(search.rest, found);
  else for (const { table } of search.rest) setAside(table.rows, found);
  return found;
}

function setAside(rows: readonly SourceRow[], found: FoundTables): void {
  const cells = cellsOf(rows);
  found.other = sum(found.other, { ...emptyReceipt(), cells, problems: cells, rows: rows.length });
  const text = oneLine(rows[0]?.cells.map((cell) => cell.text).join(' | ') ?? '').slice(0, 200);
  found.problems.push(planProblem('not-a-task-table', rows[0]?.where ?? '', text, { rows: rows.length }));
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
function guessTables(candidates: readonly Candidate[], found: FoundTables): void {
  for (const { table: given, caption } of candidates) {
    const table = isRun(given) ? { ...given, rows: countedRows(given.rows) } : given;
    const [from, to] = bodyOf(table.rows);
    const rows = table.rows.slice(from, to);
    const columns = guessColumns(rows);
    if (!columns) {
      setAside(table.rows, found);
      continue;
    }
    const around = cellsOf(table.rows) - cellsOf(rows);
    found.other = sum(found.other, { ...emptyReceipt(), cells: around, headings: around, rows: table.rows.length - rows.length });
    const guess = columns
      .flatMap((column, at) => (ROLE_NAMES[column.role] ? [`cột ${at + 1}: ${ROLE_NAMES[column.role]}`] : []))
      .join('; ');
    const problem = planProblem('headings-missing', rows[0]?.where ?? '', guess, { guess });
    found.tables.push({
      name: table.name,
      caption,
      apart: true,
      merges: true,
      columns,
      rows: layUnder(rows, columns, true),
      run: false,
      guessed: true,
      problems: [problem],
    });
  }
}
