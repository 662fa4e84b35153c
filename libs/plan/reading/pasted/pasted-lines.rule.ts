// Lines of plain text into paragraphs and tables: cells parted by bars, however the bars were put there, and rows parted by tabs.
// Also used for documents whose paragraphs turn out to hold such a paste.
import { barsIn, barStyle, isLoneBar } from './bar-style.rule.js';
import { isBlank, isCapitals } from '../document/cell-text.rule.js';
import { isTaskHeading, roleOf } from '../tables/columns.rule.js';
import { kindOf } from '../document/likeness.rule.js';
import { numberedLine } from '../document/numbering.rule.js';
import { pastedCell, type Line } from './pasted-cell.rule.js';
import { endsTable } from '../tables/pasted-run.rule.js';
import type { SourceBlock, SourceCell, SourceRow } from '../document/plan.types.rule.js';

const tabs = (text: string): number => text.split('\t').length - 1;

const isRule = (text: string): boolean => /^[\s|:+=–-]+$/.test(text) && /-{2,}|={2,}|\|\s*-+\s*\|/.test(text);

function paragraphOf(text: string): SourceBlock[] {
  const { text: words, bold, struck } = pastedCell(text, 'stays');
  if (isBlank(words)) return [];
  const heading = /^#{1,6}\s+/;
  return [
    {
      kind: 'paragraph',
      text: words.replace(heading, ''),
      ...(bold || heading.test(words) ? { bold: true } : {}),
      ...(struck ? { struck } : {}),
    },
  ];
}

/** A run of cells, one cell a row: its rows are found again by the reader of tables. */
function runOf(lines: readonly Line[]): SourceBlock[] {
  const rows: SourceRow[] = [];
  let told: Line[] = [];
  const close = (where: string) => {
    rows.push({ cells: [pastedCell(told.map((line) => line.text.trim()).join('\n'))], where: told[0]?.where ?? where });
    told = [];
  };
  for (const { text, where } of lines) {
    const parts = text.split('|');
    parts.forEach((part, index) => {
      if (!isBlank(part)) told.push({ text: part, where });
      if (index < parts.length - 1) close(where);
    });
  }
  if (told.length > 0) close('');
  return [{ kind: 'table', name: null, rows }];
}

/**
 * Rows that open with a bar, each of whose cells ends with one. Text that no bar closes before the next row opens stands
 * between two tables.
 */
function openedRows(lines: readonly Line[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let row: SourceRow | null = null;
  let told: Line[] = [];
  const closeRow = () => {
    const last = blocks.at(-1);
    if (row && row.cells.length > 0) {
      if (last?.kind === 'table') last.rows.push(row);
      else blocks.push({ kind: 'table', name: null, rows: [row] });
    }
    row = null;
  };
  const closeText = () => {
    if (told.length > 0) closeRow();
    for (const line of told) blocks.push(...paragraphOf(line.text));
    told = [];
  };
  for (const { text, where } of lines) {
    if (isBlank(text) || isRule(text)) continue;
    const opens = /^\s*\|/.test(text);
    if (opens) {
      closeText();
      closeRow();
      row = { cells: [], where };
    }
    const parts = (opens ? text.replace(/^\s*\|/, '') : text).replace(/\\\|/g, '\u0001').split('|');
    parts.forEach((part, index) => {
      const words = part.replaceAll('\u0001', '|');
      if (!isBlank(words)) told.push({ text: words.trim(), where });
      if (index === parts.length - 1) return;
      row ??= { cells: [], where: told[0]?.where ?? where };
      row.cells.push(pastedCell(told.map((line) => line.text).join('\n')));
      told = [];
    });
  }
  closeText();
  closeRow();
  return blocks;
}

function barCells(text: string): SourceCell[] {
  const row = text.trim().replace(/\\\|/g, '\u0001');
  const inner = row.replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((part) => pastedCell(part.replaceAll('\u0001', '|')));
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
  const closed = lines.filter((line) => /\|\s*$/.test(line.text)).length * 2 >= lines.filter((line) => barsIn(line.text) > 0).length;
  const rows = (closed ? joinedRows(lines) : lines.map((line) => ({ ...line }))).filter((line) => !isRule(line.text));
  return { kind: 'table', name: null, rows: rows.map((line) => ({ cells: barCells(line.text), where: line.where })) };
}

/** A cell of several paragraphs breaks its row over lines: they are one row until it has as many tabs as a full one. */
function joinedTabs(lines: readonly Line[]): Line[] {
  const full = Math.max(...lines.map((line) => tabs(line.text)));
  const rows: Line[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const had = last ? tabs(last.text) : 0;
    const own = tabs(line.text);
    if (last && had > 0 && had < full && own < full && had + own <= full) last.text += `\n${line.text}`;
    else rows.push({ ...line });
  }
  return rows;
}

const tabTable = (lines: readonly Line[]): SourceBlock => ({
  kind: 'table',
  name: null,
  tabbed: true,
  rows: joinedTabs(lines).map((line) => ({
    cells: line.text
      .replace(/[\r\n]+$/, '')
      .split('\t')
      .map((part) => pastedCell(part)),
    where: line.where,
  })),
});

/** A section that covers all columns has no tab. */
const isWithinTabs = (text: string): boolean => isBlank(text) || (text.length <= 250 && !endsTable(text));

const isBarLine = (text: string): boolean => barsIn(text) >= 2 || (barsIn(text) === 1 && /^\s*\||\|\s*$/.test(text));

/** Titles between two tables; anything else below a row may be the first line of a cell. */
const isTitle = (text: string): boolean =>
  (numberedLine(text)?.level ?? 9) <= 1 || endsTable(text) || isCapitals(text.trim()) || /^\(.*\)$/.test(text.trim());

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

/** Fewer headings one below the other may be a list in running text. */
const LEAST_HEADINGS = 4;

/** Headings of a table of tasks, each on a line of its own: its cells follow, one a line. */
function headsLines(lines: readonly Line[], from: number): boolean {
  const said = lines.slice(from, from + 24).filter((line) => !isBlank(line.text));
  const roles = said.map((line) => (numberedLine(line.text) === null && line.text.trim().length <= 40 ? roleOf(line.text) : null));
  const end = roles.indexOf(null);
  return end >= LEAST_HEADINGS && isTaskHeading(roles.slice(0, end));
}

/** Words in small letters go on with the line above; an agency or a term in small letters may be a cell. */
const goesOnInCell = (text: string): boolean => /^\s*\p{Ll}/u.test(text) && numberedLine(text) === null && kindOf(text) === 'words';

function linedTable(lines: readonly Line[]): SourceBlock {
  const cells: Line[] = [];
  for (const { text, where } of lines) {
    const last = cells.at(-1);
    if (last && goesOnInCell(text)) last.text += `\n${text.trim()}`;
    else cells.push({ text: text.trim(), where });
  }
  return { kind: 'table', name: null, rows: cells.map(({ text, where }) => ({ cells: [pastedCell(text)], where })), lined: true };
}

/** Paragraphs and tables of plain text, in reading order. */
export function blocksOfLines(lines: readonly Line[]): SourceBlock[] {
  const style = barStyle(lines);
  if (style === 'lone' || style === 'ended') return runOf(lines);
  if (style === 'opened') return openedRows(lines);
  const blocks: SourceBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const { text } = lines[at]!;
    if (isBarLine(text) && !isLoneBar(text)) {
      const openRow = barsIn(text) >= 2;
      const to = stretch(lines, at, isBarLine, (next) => openRow && !isBlank(next) && !isTitle(next));
      const part = lines.slice(at, to);
      if (part.length >= 2) {
        blocks.push(barTable(part.filter((line) => !isBlank(line.text))));
        at = to;
        continue;
      }
    }
    if (tabs(text) >= 2) {
      const to = stretch(lines, at, (next) => tabs(next) >= 1, isWithinTabs);
      const part = lines.slice(at, to).filter((line) => !isBlank(line.text));
      if (part.length >= 2) {
        blocks.push(tabTable(part));
        at = to;
        continue;
      }
    }
    if (!isBlank(text) && headsLines(lines, at)) {
      const rest = lines.slice(at);
      const end = rest.findIndex((line) => isBarLine(line.text) || tabs(line.text) >= 2 || endsTable(line.text));
      const part = rest.slice(0, end < 0 ? rest.length : end);
      blocks.push(linedTable(part.filter((line) => !isBlank(line.text))));
      at += part.length;
      continue;
    }
    blocks.push(...paragraphOf(text));
    at += 1;
  }
  return blocks;
}
