// A workbook with a directory: bytes to sheets and back.
import * as XLSX from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { fileProperties, hasMargins, hasProperties, isDay, printDay, refuse, RefusedError, sheetMargins } from '../../kernel/index.js';
import { SHEETS, type Sheet } from './directory-sheets.rule.js';
import { slugOf } from './slug.rule.js';
import { struckCells } from './struck-cells.rule.js';

const MB = 1024 * 1024;
export const MOST_BYTES = 10 * MB;
const MOST_UNPACKED = 40 * MB;
const MOST_ROWS = 100_000;
const WANTED = /\.(?:xml|rels|bin)$/i;

const refuseBook = (code: string, params: Record<string, string | number> = {}): never => {
  throw new RefusedError(refuse(`agency.file-${code}`, params));
};

/** Unpacked within a limit first: what fflate unpacks never grows beyond the size the archive states. */
function withinLimits(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!WANTED.test(name)) return false;
      total += originalSize;
      if (total > MOST_UNPACKED) refuseBook('too-large', { limit: MOST_UNPACKED / MB });
      return true;
    },
  });
}

function textOf(cell: XLSX.CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.t === 'z' || cell.t === 'e') return '';
  if (cell.t === 'n' && typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)) {
    const date = XLSX.SSF.parse_date_code(cell.v as number, { date1904 }) as { y: number; m: number; d: number } | null;
    const day = date ? `${date.y}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}` : '';
    if (isDay(day)) return printDay(day);
  }
  return cell.t === 'n' ? typedNumber(cell.v as number, cell.w) : String(cell.w ?? cell.v);
}

/** As it is shown where that only spaces the digits out; the number itself where the format rounds it, or puts commas or decimals to it. */
function typedNumber(value: number, shown = String(value)): string {
  const digits = shown.replace(/[\s().-]/g, '');
  return !Number.isSafeInteger(value) || (/^\d+$/.test(digits) && Number(digits) === value) ? shown : String(value);
}

function rowsOf(sheet: XLSX.WorkSheet, date1904: boolean): string[][] {
  const rows: string[][] = [];
  // A range may claim a million empty cells: only what is filled counts.
  for (const key of Object.keys(sheet)) {
    if (key.startsWith('!')) continue;
    const { r, c } = XLSX.utils.decode_cell(key);
    while (rows.length <= r) rows.push([]);
    const row = rows[r];
    if (row && c < 100) {
      while (row.length <= c) row.push('');
      row[c] = textOf(sheet[key] as XLSX.CellObject, date1904);
    }
  }
  return rows;
}

const READ = new Set(Object.keys(SHEETS).map(slugOf));
const isRead = (sheet: string): boolean => READ.has(slugOf(sheet));

const MOST_NAMED = 10;

/** What is crossed out may hold no longer: whoever knows takes it out, or the line through it. */
function refuseStruck(sheet: string, cells: readonly string[]): void {
  if (cells.length > 0) refuseBook('struck', { sheet, cells: cells.slice(0, MOST_NAMED).join(', '), count: cells.length });
}

/** Sheets, and the words around their cells or said of the file. @throws RefusedError when the bytes are no workbook */
export function readBook(bytes: Uint8Array, file: string): { sheets: Sheet[]; margins: string[] } {
  try {
    const parts = withinLimits(bytes);
    const book = XLSX.read(zipSync(parts, { level: 0 }), {
      type: 'array',
      cellHTML: false,
      cellNF: true,
      cellFormula: false,
      sheetRows: MOST_ROWS,
    });
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    book.SheetNames.forEach(
      (name, at) =>
        isRead(name) &&
        refuseStruck(
          name,
          struckCells((part) => new TextDecoder().decode(parts[part]), at),
        ),
    );
    return {
      sheets: book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name] ?? {}, date1904) })),
      margins: Object.entries(parts).flatMap(([name, part]) => {
        const xml = hasMargins(name) || hasProperties(name) ? new TextDecoder().decode(part) : '';
        return hasProperties(name) ? fileProperties(xml) : sheetMargins(xml);
      }),
    };
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    return refuseBook('not-workbook', { file });
  }
}

export function writeBook(sheets: readonly Sheet[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const { name, rows } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    const widest = (column: number): number => Math.max(...rows.slice(0, 200).map((row) => (row[column] ?? '').split('\n')[0]!.length));
    sheet['!cols'] = (rows[0] ?? []).map((_, column) => ({ wch: Math.min(60, widest(column) + 2) }));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}
