// Builds office documents for specs: a table with merged cells as .docx, .xlsx and .html, so that no binary file is kept.
import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

export interface BuiltCell {
  text: string;
  /** Columns the cell covers. */
  span?: number;
  /** `start` opens a vertical merge, `on` continues it. */
  merge?: 'start' | 'on';
  bold?: boolean;
  /** Raw XML instead of the text, for what a plain cell cannot say. */
  xml?: string;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const paragraphXml = (text: string, bold = false): string =>
  text
    .split('\n')
    .map((line) => `<w:p><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`)
    .join('');

const cellXml = (cell: BuiltCell): string => {
  const span = cell.span && cell.span > 1 ? `<w:gridSpan w:val="${cell.span}"/>` : '';
  const merge = cell.merge === 'start' ? '<w:vMerge w:val="restart"/>' : cell.merge === 'on' ? '<w:vMerge/>' : '';
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${cell.xml ?? paragraphXml(cell.merge === 'on' ? '' : cell.text, cell.bold)}</w:tc>`;
};

export const tableXml = (rows: readonly (readonly BuiltCell[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A .docx whose body is this XML. */
export function docx(body: string): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document) });
}

/** A .xlsx with one sheet; rows of text above the table are given as rows of one cell. */
export function xlsx(rows: readonly (readonly BuiltCell[])[], sheetName = 'Phụ lục'): Uint8Array {
  const merges: XLSX.Range[] = [];
  const open = new Map<number, number>();
  const close = (column: number, last: number) => {
    const first = open.get(column);
    if (first !== undefined && last > first) merges.push({ s: { r: first, c: column }, e: { r: last, c: column } });
    open.delete(column);
  };
  const lines = rows.map((row, r) => {
    const line: string[] = [];
    let column = 0;
    for (const cell of row) {
      if (cell.merge !== 'on') close(column, r - 1);
      if (cell.merge === 'start') open.set(column, r);
      line[column] = cell.merge === 'on' ? '' : cell.text;
      if (cell.span && cell.span > 1) merges.push({ s: { r, c: column }, e: { r, c: column + cell.span - 1 } });
      column += cell.span ?? 1;
    }
    return line;
  });
  for (const column of [...open.keys()]) close(column, rows.length - 1);
  const sheet = XLSX.utils.aoa_to_sheet(lines);
  sheet['!merges'] = merges;
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet, sheetName);
  return new Uint8Array(XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** A page with the paragraphs and the table. */
export function html(paragraphs: readonly string[], rows: readonly (readonly BuiltCell[])[]): string {
  const down = (r: number, column: number): number => {
    let count = 1;
    for (let next = r + 1; next < rows.length && at(rows[next]!, column)?.merge === 'on'; next += 1) count += 1;
    return count;
  };
  const at = (row: readonly BuiltCell[], column: number): BuiltCell | undefined => {
    let here = 0;
    for (const cell of row) {
      if (here === column) return cell;
      here += cell.span ?? 1;
    }
    return undefined;
  };
  const body = rows.map((row, r) => {
    let column = 0;
    const cells = row.map((cell) => {
      const here = column;
      column += cell.span ?? 1;
      if (cell.merge === 'on') return '';
      const rowspan = cell.merge === 'start' ? ` rowspan="${down(r, here)}"` : '';
      return `<td${rowspan}${cell.span ? ` colspan="${cell.span}"` : ''}>${escape(cell.text).replace(/\n/g, '<br>')}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const text = paragraphs.map((line) => `<p>${escape(line)}</p>`).join('\n');
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${text}<table border="1">${body.join('\n')}</table></body></html>`;
}
