// Excel: every sheet a table, merged cells carried, dates as a Vietnamese document prints them, formulas as their last value.
import * as XLSX from '@e965/xlsx';
import { zipSync } from 'fflate';
import { printDay } from '../../kernel/index.js';
import { planProblem } from '../problem.rule.js';
import { isPasted } from '../bar-style.rule.js';
import type { Line } from '../pasted-cell.rule.js';
import { blocksOfLines } from '../pasted-lines.rule.js';
import type { PlanProblem, SourceBlock, SourceCell, SourceDocument, SourceRow } from '../plan.types.rule.js';
import { modernise } from './encoding.reader.js';
import { LIMITS, refuseDocument } from './limits.js';

/** Sizes were checked when the parts were unpacked, so they are packed again as they are rather than trusted a second time. */
function workbookOf(parts: ReadonlyMap<string, Uint8Array>, file: string): XLSX.WorkBook {
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

/** A date is a number with a date format; it is printed as day/month/year, whatever the format of the sheet. */
function textOf(cell: XLSX.CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.t === 'z' || cell.t === 'e') return '';
  if (cell.t === 'n' && typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)) {
    const date = XLSX.SSF.parse_date_code(cell.v as number) as { y: number; m: number; d: number } | null;
    const shown = cell.z.toLowerCase();
    if (date && /m/.test(shown) && !/d/.test(shown)) return `${date.m}/${date.y}`;
    if (date && date.y > 1900) return printDay(`${date.y}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`);
  }
  return String(cell.w ?? cell.v);
}

interface Sheet {
  rows: SourceRow[];
  hiddenRows: number;
  hiddenColumns: number;
  formulas: number;
}

function rowsOf(sheet: XLSX.WorkSheet, name: string, file: string): Sheet {
  const range = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1');
  const found: Sheet = { rows: [], hiddenRows: 0, hiddenColumns: 0, formulas: 0 };
  // A range may claim a million empty cells: only what is filled, or merged, counts.
  const filled = Object.keys(sheet)
    .filter((key) => !key.startsWith('!') && textOf(sheet[key] as XLSX.CellObject).trim() !== '')
    .map(XLSX.utils.decode_cell);
  const lastRow = filled.reduce((most, cell) => Math.max(most, cell.r), -1);
  const lastColumn = filled.reduce((most, cell) => Math.max(most, cell.c), -1);
  if (lastRow >= LIMITS.rows) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
  if (lastColumn >= LIMITS.columns) refuseDocument('too-many-columns', { file, columns: lastColumn + 1, limit: LIMITS.columns });
  found.hiddenColumns = (sheet['!cols'] ?? []).slice(0, lastColumn + 1).filter((column) => column?.hidden).length;
  found.formulas = Object.keys(sheet).filter((key) => !key.startsWith('!') && (sheet[key] as XLSX.CellObject).f !== undefined).length;
  const merges = (sheet['!merges'] ?? []).slice(0, LIMITS.rows);
  const byRow = new Map<number, XLSX.Range[]>();
  for (const merge of merges)
    for (let row = merge.s.r; row <= Math.min(merge.e.r, lastRow); row += 1) byRow.set(row, [...(byRow.get(row) ?? []), merge]);
  for (let row = range.s.r; row <= lastRow; row += 1) {
    if (sheet['!rows']?.[row]?.hidden) found.hiddenRows += 1;
    const cells: SourceCell[] = [];
    for (let column = 0; column <= lastColumn; column += 1) {
      const merge = byRow.get(row)?.find((each) => each.s.c <= column && column <= each.e.c);
      const source = sheet[XLSX.utils.encode_cell(merge ? merge.s : { r: row, c: column })] as XLSX.CellObject | undefined;
      const span = merge ? Math.min(merge.e.c, lastColumn) - column + 1 : 1;
      const text = textOf(source).trim();
      const carried = merge !== undefined && row > merge.s.r;
      cells.push({ text, span, ...(carried ? { carried } : {}), ...(isBold(source) ? { bold: true } : {}) });
      column += span - 1;
    }
    found.rows.push({ cells, where: `trang tính ${name}, dòng ${row + 1}` });
  }
  return found;
}

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

export function readXlsx(parts: ReadonlyMap<string, Uint8Array>, file: string): SourceDocument {
  const workbook = workbookOf(parts, file);
  const blocks: SourceBlock[] = [];
  const problems: PlanProblem[] = [];
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return;
    const read = rowsOf(sheet, name, file);
    if (read.rows.length === 0) return;
    const note = (code: 'hidden-rows' | 'hidden-columns' | 'formulas', count: number) => {
      if (count > 0) problems.push(planProblem(code, name, '', { sheet: name, count }));
    };
    note('hidden-rows', read.hiddenRows);
    note('hidden-columns', read.hiddenColumns);
    note('formulas', read.formulas);
    if (isCut(sheet)) problems.push(planProblem('sheet-cut', name, '', { sheet: name, limit: LIMITS.rows }));
    if (workbook.Workbook?.Sheets?.[index]?.Hidden) problems.push(planProblem('hidden-sheet', name, '', { sheet: name }));
    problems.push(...modernise([{ kind: 'table', name, rows: read.rows }]));
    const paste = pastedLines(read.rows);
    if (paste) blocks.push(...blocksOfLines(paste));
    else blocks.push({ kind: 'table', name, rows: read.rows });
  });
  if (blocks.length === 0) refuseDocument('empty', { file });
  return { format: 'xlsx', blocks, problems };
}
