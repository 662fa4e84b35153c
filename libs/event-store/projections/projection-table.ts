// One projection as an SQLite table: its key, its row as JSON, and a column with an index for each thing it is looked up by.
import type { IndexRange, Projection } from '../../kernel/index.js';
import type { SqliteDatabase } from '../sqlite/sqlite-file.js';

export type Indexed = readonly (string | number | null)[];

export interface ProjectionTable {
  /** The caller's own. */
  get(key: string): unknown;
  /** The same to be read only: a large row may be that of others too. */
  look(key: string): unknown;
  /** What a row is looked up by, in the order of the indexes. */
  indexed(row: unknown): Indexed;
  /** `before` is what the row under this key is looked up by, null when there is none. */
  put(key: string, row: unknown, before: Indexed | null): void;
  remove(key: string): void;
  where(index: string, value: string | number, limit?: number): unknown[];
  upTo(index: string, value: string | number, limit?: number): unknown[];
  page(index: string, range: IndexRange, limit: number): { rows: unknown[]; rest: IndexRange | null };
  all(): unknown[];
  count(index: string, value: string | number): number;
}

/** What a table must look like; when it changes, the table is built anew. */
export const shapeOf = (projection: Projection<unknown>): string => JSON.stringify(Object.keys(projection.indexes).sort());

const tableName = (projection: Projection<unknown>) => `p_${safe(projection.name)}`;
const columnName = (index: string) => `"i_${safe(index)}"`;

/** Names go into SQL as they are. */
function safe(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error(`"${name}" cannot name a projection or an index`);
  return name;
}

/** Without its indexes: they cost a third as much when they are made after the first rows. */
export function createTable(db: SqliteDatabase, projection: Projection<unknown>): void {
  const table = tableName(projection);
  // Without a declared type a column keeps text as text and numbers as numbers.
  const columns = Object.keys(projection.indexes).map((index) => `, ${columnName(index)}`);
  db.exec(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (key TEXT NOT NULL PRIMARY KEY, row TEXT NOT NULL${columns.join('')})`);
}

/** Makes the indexes that are missing. Lookups are right without them, only slow. */
export function createIndexes(db: SqliteDatabase, projection: Projection<unknown>): void {
  const table = tableName(projection);
  for (const column of Object.keys(projection.indexes).map(columnName)) {
    const name = `"${table}.${column.slice(1, -1)}"`;
    db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${table} (${column}, key) WHERE ${column} IS NOT NULL`);
  }
}

/** Characters from which on it pays to remember what a row was parsed into: a plan of hundreds of rows is asked for with each of its tasks. */
const LARGE_ROW = 10_000;
const LARGE_ROWS_REMEMBERED = 4;

/** Parses a row unless it is the one parsed last under its key. Several get the same object, so nobody may change it. */
function largeRows(): (key: string, row: string) => unknown {
  const remembered = new Map<string, { row: string; value: unknown }>();
  return (key, row) => {
    const known = remembered.get(key);
    const value = known?.row === row ? known.value : frozen(JSON.parse(row));
    remembered.delete(key);
    remembered.set(key, { row, value });
    if (remembered.size > LARGE_ROWS_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    return value;
  };
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

export function openTable(db: SqliteDatabase, projection: Projection<unknown>): ProjectionTable {
  const table = tableName(projection);
  const names = Object.keys(projection.indexes);
  const columns = names.map(columnName);

  const rowsOf = (rest: string) => db.prepare<unknown[], string>(`SELECT row FROM ${table} ${rest}`).pluck();
  const get = rowsOf('WHERE key = ?');
  const all = rowsOf('ORDER BY key');
  const remove = db.prepare(`DELETE FROM ${table} WHERE key = ?`);
  const insert = db.prepare(
    `INSERT INTO ${table} (${['row', ...columns, 'key'].join(', ')}) VALUES (${['row', ...columns, 'key'].map(() => '?').join(', ')})`,
  );
  const updateAll = db.prepare(`UPDATE ${table} SET ${['row', ...columns].map((column) => `${column} = ?`).join(', ')} WHERE key = ?`);
  // The indexes are not touched, which is most of the cost.
  const updateRow = db.prepare(`UPDATE ${table} SET row = ? WHERE key = ?`);
  const indexed = (row: unknown): Indexed => names.map((name) => projection.indexes[name]!(row) ?? null);
  const lookups = new Map(
    names.map((name, index) => {
      const column = columns[index]!;
      return [
        name,
        {
          where: rowsOf(`WHERE ${column} = ? ORDER BY key LIMIT ?`),
          upTo: rowsOf(`WHERE ${column} <= ? ORDER BY ${column}, key LIMIT ?`),
          page: db.prepare<unknown[], { row: string; key: string; value: string | number }>(
            `SELECT row, key, ${column} AS value FROM ${table} WHERE (${column}, key) > (?, ?) AND ${column} <= ? ORDER BY ${column}, key LIMIT ?`,
          ),
          count: db.prepare<unknown[], number>(`SELECT count(*) FROM ${table} WHERE ${column} = ?`).pluck(),
        },
      ];
    }),
  );

  const lookup = (index: string) => {
    const found = lookups.get(index);
    if (!found) throw new Error(`projection ${projection.name} has no index ${index}`);
    return found;
  };
  const parse = (rows: string[]): unknown[] => rows.map((row) => JSON.parse(row));
  const parseLarge = largeRows();
  const NO_LIMIT = -1;

  return {
    get(key) {
      const row = get.get(key);
      return row === undefined ? null : JSON.parse(row);
    },
    look(key) {
      const row = get.get(key);
      if (row === undefined) return null;
      return row.length < LARGE_ROW ? JSON.parse(row) : parseLarge(key, row);
    },
    indexed,
    put(key, row, before) {
      const text = JSON.stringify(row);
      const values = indexed(row);
      if (before === null) insert.run(text, ...values, key);
      else if (before.every((value, index) => value === values[index])) updateRow.run(text, key);
      else updateAll.run(text, ...values, key);
    },
    remove: (key) => void remove.run(key),
    where: (index, value, limit = NO_LIMIT) => parse(lookup(index).where.all(value, limit)),
    upTo: (index, value, limit = NO_LIMIT) => parse(lookup(index).upTo.all(value, limit)),
    page(index, { from, after, to }, limit) {
      const found = lookup(index).page.all(from, after, to, limit);
      const last = found.at(-1);
      const rest = last && found.length === limit ? { from: last.value, after: last.key, to } : null;
      return { rows: parse(found.map(({ row }) => row)), rest };
    },
    all: () => parse(all.all()),
    count: (index, value) => lookup(index).count.get(value)!,
  };
}
