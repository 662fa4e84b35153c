// Tables as text: comma, semicolon, tab or bar between the cells, quoted or not.
import { parse } from 'csv-parse/sync';
import { isPasted } from '../pasted/bar-style.rule.js';
import { blocksOfLines } from '../pasted/pasted-lines.rule.js';
import type { SourceDocument, SourceRow } from '../document/plan.types.rule.js';
import { formattedPlain } from '../document/formatted-text.rule.js';
import { decodeText } from './encoding.reader.js';
import { LIMITS, refuseDocument } from './limits.js';
import { linesOf } from './txt.reader.js';

const DELIMITERS = [',', ';', '\t', '|'];

/** Rows that are looked at to find the delimiter. */
const ENOUGH_ROWS = 200;
/** Of one sign in one line: words have some too, but not so many. */
const MOST_SIGNS = 2_000;

/** A line that every delimiter would cut into more cells than any row has. @throws RefusedError before it is cut */
function refuseWideLines(text: string, file: string): void {
  for (const line of text.split('\n')) {
    if (line.length <= MOST_SIGNS) continue;
    const columns = Math.max(...DELIMITERS.map((delimiter) => line.split(delimiter).length));
    if (columns > MOST_SIGNS) refuseDocument('too-many-columns', { file, columns, limit: LIMITS.columns });
  }
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

function parsed(text: string, delimiter: string, most: number): Parsed[] | null {
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: false,
      to: most,
    }) as unknown as Parsed[];
  } catch {
    return null;
  }
}

/** The delimiter under which most rows have the same number of cells, and more than one. */
function best(text: string): Parsed[] | null {
  // The first rows say what parts the cells.
  const tries = DELIMITERS.flatMap((delimiter) => {
    const rows = parsed(text, delimiter, ENOUGH_ROWS);
    return rows ? [{ delimiter, rows }] : [];
  });
  const worth = (rows: Parsed[]) => {
    const counts = new Map<number, number>();
    for (const { record } of rows) if (record.length > 1) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    return (count / rows.length) * Math.min(width, 12);
  };
  const found = tries.sort((a, b) => worth(b.rows) - worth(a.rows))[0];
  return found ? parsed(text, found.delimiter, LIMITS.rows + 1) : null;
}

export function readCsv(bytes: Uint8Array, file: string): SourceDocument {
  const { text, problems } = decodeText(bytes, file);
  // A text pasted from a page and saved under the wrong name is still a pasted text.
  if (isPasted(linesOf(text))) return { format: 'txt', blocks: blocksOfLines(linesOf(formattedPlain(text))), problems };
  refuseWideLines(text, file);
  const records = best(text);
  if (!records) refuseDocument('damaged', { file, detail: 'CSV' });
  const rows: SourceRow[] = [];
  let line = 1;
  for (const { record, info } of records) {
    rows.push({ where: `dòng ${line}`, cells: record.map((cell) => ({ text: formattedPlain(cell).trim(), span: 1 })) });
    line = info.lines + 1;
  }
  return { format: 'csv', blocks: [{ kind: 'table', name: null, rows }], problems };
}
