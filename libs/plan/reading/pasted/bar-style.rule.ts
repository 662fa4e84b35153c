// How bars part the cells of a text copied from a page, which depends on what made the text:
//   lone   a line with a single bar after each cell; rows are not marked
//   ended  a bar after the last line of each cell; rows are not marked
//   opened the same, and a bar opens each row: the bars of a Markdown table around cells of several lines
//   rows   a line for each row
import { isBlank } from '../document/cell-text.rule.js';
import type { Line } from './pasted-cell.rule.js';

export type BarStyle = 'lone' | 'ended' | 'opened' | 'rows';

const LONE_BAR = /^\s*\|\s*$/;
/** Fewer bars than this are an ornament, not a table. */
const LEAST_BARS = 6;

export const isLoneBar = (text: string): boolean => LONE_BAR.test(text);
export const barsIn = (text: string): number => text.split('|').length - 1;

interface Counts {
  /** Lone bars below a line of text: they close a cell. */
  closing: number;
  /** Bars at the start of a line after a line that ends with one: they open a row. */
  opening: number;
  /** Lines of one cell: text, and a bar at the end. */
  ended: number;
  /** Lines with the cells of a row. */
  rows: number;
}

function count(lines: readonly Line[]): Counts {
  const counts: Counts = { closing: 0, opening: 0, ended: 0, rows: 0 };
  let before = '';
  for (const { text } of lines) {
    if (isBlank(text)) continue;
    const opens = /^\s*\|/.test(text);
    if (LONE_BAR.test(text) && !/\|\s*$/.test(before)) counts.closing += 1;
    else if (opens && /\|\s*$/.test(before)) counts.opening += 1;
    if (!opens && barsIn(text) === 1 && /\|\s*$/.test(text)) counts.ended += 1;
    if (barsIn(text) >= 3 || (barsIn(text) === 2 && !opens)) counts.rows += 1;
    before = text;
  }
  return counts;
}

/** The style of a whole text; null when its bars part nothing. */
export function barStyle(lines: readonly Line[]): BarStyle | null {
  const { closing, opening, ended, rows } = count(lines);
  const lone = lines.filter((line) => LONE_BAR.test(line.text)).length;
  if (closing > ended && lone >= LEAST_BARS && lone > rows) return 'lone';
  const first = lines.find((line) => line.text.includes('|'))?.text ?? '';
  const opened = /^\s*\|/.test(first) && opening * 12 >= ended;
  if (ended >= LEAST_BARS && ended > rows) return opened ? 'opened' : 'ended';
  return rows > 0 ? 'rows' : null;
}

/** Whether cells stand on lines of their own, so that only the whole text can be read as a table. */
export function isPasted(lines: readonly Line[]): boolean {
  const style = barStyle(lines);
  return style !== null && style !== 'rows';
}
