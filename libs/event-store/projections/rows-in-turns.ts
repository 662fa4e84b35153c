// All rows of a projection, a few at a time: everybody else has a turn in between. What changes meanwhile may be seen or not.
import { breathe } from '../../kernel/breathe.js';
import type { IndexRange, Projection, Rows } from '../../kernel/index.js';

/** Beyond every text that an index holds. */
const LAST = '\u{10FFFF}';

/** @param index one that has a value, a text, for each row that is meant */
export async function* rowsInTurns<Row>(
  rows: Rows,
  projection: Projection<Row>,
  index: string,
  size: number,
  { from, to }: Pick<IndexRange, 'from' | 'to'> = { from: '', to: LAST },
): AsyncGenerator<Row[]> {
  for (let rest: IndexRange | null = { from, to, after: '' }; rest;) {
    const page: ReturnType<typeof rows.page<Row>> = rows.page(projection, index, rest, size);
    if (page.rows.length > 0) yield page.rows;
    rest = page.rest;
    if (rest) await breathe();
  }
}
