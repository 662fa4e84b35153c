// Lines of plain text into paragraphs and tables: cells parted by lines with a single bar (as web pages paste), Markdown tables,
// tab-separated rows. Also used for documents whose paragraphs turn out to hold such a paste.
import { isBlank } from './cell-text.rule.js';
import type { SourceBlock, SourceCell, SourceRow } from './plan.types.rule.js';

export interface Line {
  text: string;
  where: string;
}

const LONE_BAR = /^\s*\|\s*$/;
/** Fewer bars than this are an ornament, not a table. */
const LEAST_BARS = 6;

const bars = (text: string): number => text.split('|').length - 1;
const tabs = (text: string): number => text.trimEnd().split('\t').length - 1;

export const isPasted = (lines: readonly Line[]): boolean => lines.filter((line) => LONE_BAR.test(line.text)).length >= LEAST_BARS;

/** Bold marks of Markdown away; a cell that was bold throughout says so. */
function cellOf(text: string): SourceCell {
  const trimmed = text.trim();
  const whole = /^(\*\*|__)(?=\S)(?:(?!\1)[\s\S])+\1$/.test(trimmed);
  const clean = trimmed
    .replace(/\*\*|__/g, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\\\|/g, '|')
    .trim();
  return { text: clean, span: 1, ...(whole && clean ? { bold: true } : {}) };
}

/** A run of cells, one cell a row: its rows are found again by the reader of tables. */
function runOf(lines: readonly Line[]): SourceBlock[] {
  const rows: SourceRow[] = [];
  let cell: Line[] = [];
  const close = () => {
    const told = cell.filter((line) => !isBlank(line.text));
    const where = (told[0] ?? cell[0])?.where ?? '';
    rows.push({ cells: [cellOf(told.map((line) => line.text.trim()).join('\n'))], where });
    cell = [];
  };
  for (const line of lines) {
    if (!LONE_BAR.test(line.text)) {
      cell.push(line);
      continue;
    }
    if (cell.length === 0) cell.push({ text: '', where: line.where });
    close();
  }
  if (cell.some((line) => !isBlank(line.text))) close();
  return [{ kind: 'table', name: null, rows }];
}

const isRule = (text: string): boolean => /^[\s|:+=–-]+$/.test(text) && /-{2,}|={2,}|\|\s*-+\s*\|/.test(text);

function barCells(text: string): SourceCell[] {
  const row = text.trim().replace(/\\\|/g, '\u0001');
  const inner = row.replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((part) => cellOf(part.replaceAll('\u0001', '|')));
}

/** A row whose cell was broken over lines goes on until a line that opens with a bar, or that follows a closing one. */
function joinedRows(lines: readonly Line[]): Line[] {
  const rows: Line[] = [];
  let open = false;
  for (const line of lines) {
    const last = rows.at(-1);
    if (last && open && !/^\s*\|/.test(line.text)) last.text += `\n${line.text.trim()}`;
    else rows.push({ ...line });
    open = !/\|\s*$/.test(line.text);
  }
  return rows;
}

function barTable(lines: readonly Line[]): SourceBlock {
  const closed = lines.some((line) => /^\s*\|.*\|\s*$/.test(line.text));
  const rows = (closed ? joinedRows(lines) : lines.map((line) => ({ ...line }))).filter((line) => !isRule(line.text));
  return { kind: 'table', name: null, rows: rows.map((line) => ({ cells: barCells(line.text), where: line.where })) };
}

const tabTable = (lines: readonly Line[]): SourceBlock => ({
  kind: 'table',
  name: null,
  rows: lines.map((line) => ({
    cells: line.text
      .replace(/[\r\n]+$/, '')
      .split('\t')
      .map(cellOf),
    where: line.where,
  })),
});

const isBarLine = (text: string): boolean => bars(text) >= 2 || (bars(text) === 1 && /^\s*\||\|\s*$/.test(text));

/** Where a stretch of table lines ends; one blank line or one broken cell does not end it. */
function stretch(lines: readonly Line[], from: number, belongs: (text: string) => boolean, goesOn: (text: string) => boolean): number {
  let to = from + 1;
  for (let at = to; at < lines.length; at += 1) {
    const { text } = lines[at]!;
    if (belongs(text)) to = at + 1;
    else if (!goesOn(text) || at - to >= 3) break;
  }
  return to;
}

/** Paragraphs and tables of plain text, in reading order. */
export function blocksOfLines(lines: readonly Line[]): SourceBlock[] {
  const lone = lines.filter((line) => LONE_BAR.test(line.text)).length;
  const inline = lines.filter((line) => bars(line.text) >= 3 && !isRule(line.text)).length;
  if (lone >= LEAST_BARS && lone > inline) return runOf(lines);
  const blocks: SourceBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const { text } = lines[at]!;
    if (isBarLine(text) && !LONE_BAR.test(text)) {
      const openRow = bars(text) >= 2;
      const to = stretch(lines, at, isBarLine, (next) => openRow && !isBlank(next));
      const part = lines.slice(at, to);
      if (part.length >= 2) {
        blocks.push(barTable(part.filter((line) => !isBlank(line.text))));
        at = to;
        continue;
      }
    }
    if (tabs(text) >= 2) {
      const to = stretch(lines, at, (next) => tabs(next) >= 1, isBlank);
      const part = lines.slice(at, to).filter((line) => !isBlank(line.text));
      if (part.length >= 2) {
        blocks.push(tabTable(part));
        at = to;
        continue;
      }
    }
    const { text: words, bold } = cellOf(text);
    if (!isBlank(words))
      blocks.push({ kind: 'paragraph', text: words.replace(/^#{1,6}\s+/, ''), ...(bold || /^#{1,6}\s/.test(words) ? { bold: true } : {}) });
    at += 1;
  }
  return blocks;
}
