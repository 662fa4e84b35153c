// The same table as different programs copy it into plain text: bars after cells, around rows, tabs, a sheet as text.
import type { BuiltCell } from './documents.js';

export type Rows = readonly (readonly BuiltCell[])[];
export type Style = (rows: Rows) => string;

/** Cells that continue a merge from above are not in a copied page at all. */
const shown = (row: readonly BuiltCell[]): BuiltCell[] => row.filter((cell) => cell.merge !== 'on');
const oneLine = (text: string): string => text.replace(/\n/g, ' ');
const widthOf = (rows: Rows): number => Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + (cell.span ?? 1), 0)));
const bold = ({ text, bold: isBold }: BuiltCell): string =>
  isBold && text
    ? text
        .split('\n')
        .map((line) => `**${line}**`)
        .join('\n')
    : text;

/** One cell a column, merged ones empty: what a sheet or a word processor gives. */
const spread = (row: readonly BuiltCell[]): string[] =>
  row.flatMap((cell) => [cell.merge === 'on' ? '' : cell.text, ...Array.from({ length: (cell.span ?? 1) - 1 }, () => '')]);

/** A line with a single bar after each cell. */
export const lone: Style = (rows) => rows.flatMap((row) => shown(row).map((cell) => `${cell.text}${cell.text ? '\n' : ''}|\n`)).join('');

/** A bar after the last line of each cell. */
export const ended: Style = (rows) => rows.flatMap((row) => shown(row).map((cell) => `${cell.text}${cell.text ? ' ' : ''}|\n`)).join('');

/** A bar opens each row, cells stand on lines of their own, and short rows are filled up with bars. */
export const opened: Style = (rows) =>
  rows
    .map((row) => {
      const cells = shown(row);
      const words = cells.map((cell) => `${cell.text ? '\n' : ' '}${bold(cell)} |`).join('');
      return `|${words}${'|'.repeat(widthOf(rows) - cells.length)}\n`;
    })
    .join('');

/** Rows on one line each, closed by a bar. */
export const inline: Style = (rows) =>
  rows
    .map(
      (row) =>
        `${shown(row)
          .map((cell) => oneLine(cell.text))
          .join(' | ')} |\n`,
    )
    .join('');

export const markdown: Style = (rows) =>
  rows
    .map((row, index) => {
      const cells = shown(row);
      const line = `| ${cells.map((cell) => oneLine(bold(cell))).join(' | ')} |${'|'.repeat(widthOf(rows) - cells.length)}\n`;
      return index === 0 ? `${line}|${'---|'.repeat(widthOf(rows))}\n` : line;
    })
    .join('');

export const tabbed: Style = (rows) => rows.map((row) => `${spread(row).map(oneLine).join('\t')}\n`).join('');

export const semicolons: Style = (rows) =>
  rows
    .map(
      (row) =>
        `${spread(row)
          .map((text) => `"${text.replaceAll('"', '""')}"`)
          .join(';')}\n`,
    )
    .join('');
