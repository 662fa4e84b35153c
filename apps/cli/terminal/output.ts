// How the command line speaks: answers on stdout, everything else on stderr.
import { once } from 'node:events';
import { configNow } from './config.js';
import { printDay } from '../../../libs/kernel/index.js';
import { secretsOf, withoutSecrets } from '../../../libs/kernel/unsaid.rule.js';
import { texts } from '../../../libs/texts/index.js';

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
/** One JSON object a line, no faster than the reader of the pipe takes them. */
export async function printJsonLines(values: Iterable<unknown>): Promise<void> {
  for (const value of values) if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
export const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const isExplained = (name: string): boolean => Object.hasOwn(texts('en').settings, name);
/** What settings keep secret is said nowhere. */
export const unsaid = (text: string): string => withoutSecrets(text, secretsOf(configNow(), isExplained));
export const say = (line: string): void => void process.stderr.write(`${unsaid(line)}\n`);

/** `2026-12-31T17:00:00+07:00`, a moment of Viet Nam, as people write it: `17:00 31/12/2026`. */
export const localMoment = (local: string): string => `${local.slice(11, 16)} ${printDay(local.slice(0, 10))}`;

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

const GRAPHEMES = new Intl.Segmenter('vi');
const width = (text: string): number => [...GRAPHEMES.segment(text)].length;
const cut = (text: string, most: number): string => {
  const graphemes = [...GRAPHEMES.segment(text)].map((each) => each.segment);
  return graphemes.length <= most ? text : `${graphemes.slice(0, most - 1).join('')}…`;
};

/** Control characters are shown as spaces, so that a document cannot steer the terminal. */
// eslint-disable-next-line no-control-regex
const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim();

/** A table with aligned columns; `most` limits the width of each. `none` is said where there is no row: headings alone say nothing. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  most: readonly number[] = [],
  none?: string,
): void {
  if (rows.length === 0 && none !== undefined) return print(none);
  const cells = [headings, ...rows].map((row) => row.map((cell, column) => cut(plain(cell), most[column] ?? 80)));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  print(line(head));
  print(widths.map((each) => '-'.repeat(each)).join('  '));
  for (const row of body) print(line(row));
}
