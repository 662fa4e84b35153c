// A read model as a fold: for each key an event touches, the old row and the event give the new row. It never acts.
import type { StoredEvent } from './events.rule.js';

export interface Projection<Row> {
  /** Table name, [a-z_]+. */
  name: string;
  /** Raise it when the fold changes: the table is then rebuilt from the log. */
  version: number;
  /** The rows this event touches; an empty list when it is none of ours. */
  keys(event: StoredEvent): string[];
  /** The new row, or null to remove it. */
  evolve(row: Row | null, event: StoredEvent, key: string): Row | null;
  /** Columns that are looked up by value or range, each with an index of its own. */
  indexes: Record<string, (row: Row) => string | number | null>;
}

/** Part of an index, from one value to another, both with it. */
export interface IndexRange {
  from: string | number;
  to: string | number;
  /** Of the rows with the value `from`, only those whose key comes after; all of them when it is empty. */
  after: string;
}

/** What readers of a projection may ask. Rows come back in index order, then key order. */
export interface Rows {
  get<Row>(projection: Projection<Row>, key: string): Row | null;
  /** Rows whose `index` equals `value`. */
  where<Row>(projection: Projection<Row>, index: string, value: string | number, limit?: number): Row[];
  /** Rows whose `index` is not null and ≤ `value`. */
  upTo<Row>(projection: Projection<Row>, index: string, value: string | number, limit?: number): Row[];
  /** The first `limit` rows of a range, and the range that follows them; null when there are no more. */
  page<Row>(projection: Projection<Row>, index: string, range: IndexRange, limit: number): { rows: Row[]; rest: IndexRange | null };
  all<Row>(projection: Projection<Row>): Row[];
}
