// Excel: every sheet a table, merged cells carried, dates as a Vietnamese document prints them, formulas as their last value.
import * as XLSX from '@e965/xlsx';
import { zipSync } from 'fflate';
import { fileProperties, hasMargins, hasProperties, secrecyOfName, sheetMargins } from '../../../kernel/index.js';
import { asStruck } from '../document/formatted-text.rule.js';
import { planProblem } from '../document/problem.rule.js';
import { isPasted } from '../pasted/bar-style.rule.js';
import type { Line } from '../pasted/pasted-cell.rule.js';
import { blocksOfLines } from '../pasted/pasted-lines.rule.js';
import type { PlanProblem, SourceBlock, SourceCell, SourceDocument, SourceRow } from '../document/plan.types.rule.js';
import { modernise } from './encoding.reader.js';
import { LIMITS, refuseDocument, refuseTooMany } from './limits.js';
import { shownDate } from './shown-date.rule.js';
import { looksIn, type SheetLooks } from './xlsx-looks.reader.js';

const MOST_SHEETS = 100;
/** Excel has no column beyond this. */
const LAST_COLUMN = 16_384;
const TAG = Buffer.from('<');

/** What the library would make objects of, counted before it does: it has no limits of its own. */
function boundWorkbook(parts: ReadonlyMap<string, Uint8Array>, file: string): void {
  let tags = 0;
  for (const [name, part] of parts) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    for (let at = bytes.indexOf(TAG); at >= 0; at = bytes.indexOf(TAG, at + 1))
      if ((tags += 1) > LIMITS.nodes) refuseTooMany('nodes', file);
    if (name !== 'xl/workbook.xml' && !name.startsWith('xl/worksheets/')) continue;
    const text = bytes.toString('latin1');
    if ((text.match(/<(?:\w{1,20}:)?sheet\s/g)?.length ?? 0) > MOST_SHEETS)
      refuseDocument('too-many-parts', { file, part: 'sheets', limit: MOST_SHEETS });
    const columns = [...text.matchAll(/<(?:\w{1,20}:)?col\s[^<>]*?\bmax\s{0,9}=\s{0,9}["'](\d{1,12})/g)].slice(0, LAST_COLUMN + 1);
    const widest = columns.reduce((most, [, max]) => Math.max(most, Number(max)), columns.length);
    if (widest > LAST_COLUMN) refuseDocument('too-many-columns', { file, columns: widest, limit: LIMITS.columns });
  }
}

/** Sizes were checked when the parts were unpacked, so they are packed again as they are rather than trusted a second time. */
function workbookOf(parts: ReadonlyMap<string, Uint8Array>, file: string): XLSX.WorkBook {
  boundWorkbook(parts, file);
  for (const part of parts.values()) {
    if (/<!DOCTYPE/i.test(Buffer.from(part.subarray(0, 1_000)).toString('latin1'))) refuseDocument('unsafe-xml', { file });
  }
  try {
    const bytes = zipSync(Object.fromEntries(parts), { level: 0 });
    return XLSX.read(bytes, {
      type: 'array',
      cellDates: false,
      cellStyles: true,
      cellHTML: false,
      cellFormula: true,
      sheetRows: LIMITS.rows + 1,
    });
  } catch (cause) {
    const { message } = cause as Error;
    return refuseDocument(/password|encrypt/i.test(message) ? 'encrypted' : 'damaged', { file, detail: message.slice(0, 120) });
  }
}

/** A date is a number with a date format; it says what that format shows, as a Vietnamese document prints it. */
function textOf(cell: XLSX.CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.t === 'z') return '';
  // An error stands in the sheet as it is printed ("#N/A"), so that the reviewer sees it where words are missing.
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (cell.t === 'n' && typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)) {
    const date = XLSX.SSF.parse_date_code(cell.v as number, { date1904 }) as { y: number; m: number; d: number } | null;
    // Zero is what an empty cell comes to in a formula; it is shown as the first day of the calendar.
    if (Number(cell.v) === 0) return '';
    if (date && date.y > 1900) return shownDate(cell.z, date, Number(cell.v)) ?? String(cell.w ?? cell.v);
  }
  return String(cell.w ?? cell.v);
}

interface Book {
  file: string;
  date1904: boolean;
  looks: SheetLooks;
}

/** The text of a cell with the signs of its formatting. */
function signedText(sheet: XLSX.WorkSheet, address: string, { date1904, looks }: Book): string {
  const cell = sheet[address] as XLSX.CellObject | undefined;
  const look = looks.cells.get(address);
  const text = look?.text !== undefined && look.text !== null && cell?.t === 's' ? look.text : textOf(cell, date1904);
  return look?.struck ? asStruck(text.trim()) : text.trim();
}

interface Sheet {
  rows: SourceRow[];
  hiddenRows: number;
  hiddenColumns: number;
  formulas: number;
}

function rowsOf(sheet: XLSX.WorkSheet, name: string, book: Book): Sheet {
  const { file, date1904 } = book;
  const range = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1');
  const found: Sheet = { rows: [], hiddenRows: 0, hiddenColumns: 0, formulas: 0 };
  // A range may claim a million empty cells: only what is filled, or merged, counts.
  const filled = Object.keys(sheet)
    .filter((key) => !key.startsWith('!') && textOf(sheet[key] as XLSX.CellObject, date1904).trim() !== '')
    .map(XLSX.utils.decode_cell);
  const lastRow = filled.reduce((most, cell) => Math.max(most, cell.r), -1);
  const lastColumn = filled.reduce((most, cell) => Math.max(most, cell.c), -1);
  if (lastRow >= LIMITS.rows) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
  if (lastColumn >= LIMITS.columns) refuseDocument('too-many-columns', { file, columns: lastColumn + 1, limit: LIMITS.columns });
  found.hiddenColumns = (sheet['!cols'] ?? []).slice(0, lastColumn + 1).filter(isHidden).length;
  found.formulas = Object.keys(sheet).filter((key) => !key.startsWith('!') && (sheet[key] as XLSX.CellObject).f !== undefined).length;
  const merges = (sheet['!merges'] ?? []).slice(0, LIMITS.rows);
  const byRow = new Map<number, XLSX.Range[]>();
  for (const merge of merges)
    for (let row = merge.s.r; row <= Math.min(merge.e.r, lastRow); row += 1) {
      const own = byRow.get(row) ?? [];
      // Merged cells do not lie over each other, so there are no more in a row than columns.
      if (own.push(merge) > LIMITS.columns) refuseDocument('too-many-columns', { file, columns: own.length, limit: LIMITS.columns });
      byRow.set(row, own);
    }
  for (let row = range.s.r; row <= lastRow; row += 1) {
    const hidden = isHidden(sheet['!rows']?.[row]);
    if (hidden) found.hiddenRows += 1;
    const cells: SourceCell[] = [];
    for (let column = 0; column <= lastColumn; column += 1) {
      const merge = byRow.get(row)?.find((each) => each.s.c <= column && column <= each.e.c);
      const address = XLSX.utils.encode_cell(merge ? merge.s : { r: row, c: column });
      const source = sheet[address] as XLSX.CellObject | undefined;
      const span = merge ? Math.min(merge.e.c, lastColumn) - column + 1 : 1;
      const text = signedText(sheet, address, book);
      const carried = merge !== undefined && row > merge.s.r;
      cells.push({ text, span, ...(carried ? { carried } : {}), ...(isBold(source) ? { bold: true } : {}) });
      column += span - 1;
    }
    found.rows.push({ cells, where: `trang tính ${name}, dòng ${row + 1}`, ...(hidden ? { hidden } : {}) });
  }
  return found;
}

/** Rows and columns without any height or width are hidden all the same. */
const isHidden = (line: (XLSX.RowInfo & XLSX.ColInfo) | undefined): boolean =>
  line !== undefined && (line.hidden === true || line.hpt === 0 || line.width === 0);

/** Rows below the limit are not looked at; a sheet that claims to have some is reported. */
const isCut = (sheet: XLSX.WorkSheet): boolean =>
  XLSX.utils.decode_range((sheet['!fullref'] as string | undefined) ?? sheet['!ref'] ?? 'A1').e.r > LIMITS.rows;

const isBold = (cell: XLSX.CellObject | undefined): boolean => (cell?.s as { font?: { bold?: boolean } } | undefined)?.font?.bold === true;

/** A text opened as a sheet was cut at its commas; joined again it is the paste it was. */
function pastedLines(rows: readonly SourceRow[]): Line[] | null {
  const lines = rows.map((row) => ({
    text: row.cells
      .map((cell) => cell.text)
      .join(', ')
      .replace(/(?:, )+$/, ''),
    where: row.where,
  }));
  return isPasted(lines) ? lines : null;
}

/** Names of sheets, headers and footers, text boxes, and what the file says of itself. */
function marginsOf(sheets: readonly string[], parts: ReadonlyMap<string, Uint8Array>): string[] {
  // The name of a sheet says it as the name of a file does: "Phụ lục (mật)".
  const named = sheets.flatMap((name) => secrecyOfName(name) ?? []);
  const said = [...parts].flatMap(([name, part]) => {
    const xml = hasMargins(name) || hasProperties(name) ? new TextDecoder().decode(part) : '';
    return hasProperties(name) ? fileProperties(xml) : sheetMargins(xml);
  });
  return [...named, ...said].flatMap((text) => text.split('\n'));
}

export function readXlsx(parts: ReadonlyMap<string, Uint8Array>, file: string): SourceDocument {
  const workbook = workbookOf(parts, file);
  const looks = looksIn(parts, file);
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const blocks: SourceBlock[] = [];
  const problems: PlanProblem[] = parts.has('xl/workbook.bin') ? [planProblem('formatting-unseen', '', '', { file })] : [];
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return;
    const seen = looks(name);
    const read = rowsOf(sheet, name, { file, date1904, looks: seen });
    if (read.rows.length === 0) return;
    const note = (code: 'hidden-rows' | 'hidden-columns' | 'formulas', count: number) => {
      if (count > 0) problems.push(planProblem(code, name, '', { sheet: name, count }));
    };
    note('hidden-rows', read.hiddenRows);
    note('hidden-columns', read.hiddenColumns);
    note('formulas', read.formulas);
    if (seen.conditional.length > 0)
      problems.push(planProblem('formatting-conditional', name, '', { sheet: name, range: seen.conditional.join('; ') }));
    if (isCut(sheet)) problems.push(planProblem('sheet-cut', name, '', { sheet: name, limit: LIMITS.rows }));
    if (workbook.Workbook?.Sheets?.[index]?.Hidden) problems.push(planProblem('hidden-sheet', name, '', { sheet: name }));
    problems.push(...modernise([{ kind: 'table', name, rows: read.rows }]));
    const paste = pastedLines(read.rows);
    if (paste) blocks.push(...blocksOfLines(paste));
    else blocks.push({ kind: 'table', name, rows: read.rows });
  });
  if (blocks.length === 0) refuseDocument('empty', { file });
  return { format: 'xlsx', blocks, problems, margins: marginsOf(workbook.SheetNames, parts) };
}
