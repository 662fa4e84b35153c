// One projection as an SQLite table: its key, its row as JSON, and a column with an index for each thing it is looked up by.
import type { Projection } from '../kernel/index.js';
import type { SqliteDatabase } from './sqlite-file.js';

export interface ProjectionTable {
  get(key: string): unknown;
  put(key: string, row: unknown): void;
  remove(key: string): void;
  where(index: string, value: string | number, limit?: number): unknown[];
  upTo(index: string, value: string | number, limit?: number): unknown[];
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

export function createTable(db: SqliteDatabase, projection: Projection<unknown>): void {
  const table = tableName(projection);
  const columns = Object.keys(projection.indexes).map(columnName);
  db.exec(`DROP TABLE IF EXISTS ${table}`);
  // Without a declared type a column keeps text as text and numbers as numbers.
  db.exec(`CREATE TABLE ${table} (key TEXT NOT NULL PRIMARY KEY, row TEXT NOT NULL${columns.map((column) => `, ${column}`).join('')})`);
  for (const column of columns) {
    db.exec(`CREATE INDEX "${table}.${column.slice(1, -1)}" ON ${table} (${column}, key) WHERE ${column} IS NOT NULL`);
  }
}

export function openTable(db: SqliteDatabase, projection: Projection<unknown>): ProjectionTable {
  const table = tableName(projection);
  const names = Object.keys(projection.indexes);
  const columns = names.map(columnName);
  const marks = ['key', 'row', ...columns].map(() => '?').join(', ');
  const renewed = ['row', ...columns].map((column) => `${column} = excluded.${column}`).join(', ');

  const rowsOf = (rest: string) => db.prepare<unknown[], string>(`SELECT row FROM ${table} ${rest}`).pluck();
  const get = rowsOf('WHERE key = ?');
  const all = rowsOf('ORDER BY key');
  const remove = db.prepare(`DELETE FROM ${table} WHERE key = ?`);
  const put = db.prepare(`INSERT INTO ${table} (key, row${columns.map((column) => `, ${column}`).join('')}) VALUES (${marks})
    ON CONFLICT (key) DO UPDATE SET ${renewed}`);
  const lookups = new Map(
    names.map((name, index) => {
      const column = columns[index]!;
      return [
        name,
        {
          where: rowsOf(`WHERE ${column} = ? ORDER BY key LIMIT ?`),
          upTo: rowsOf(`WHERE ${column} <= ? ORDER BY ${column}, key LIMIT ?`),
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
  const NO_LIMIT = -1;

  return {
    get(key) {
      const row = get.get(key);
      return row === undefined ? null : JSON.parse(row);
    },
    put: (key, row) => void put.run(key, JSON.stringify(row), ...names.map((name) => projection.indexes[name]!(row) ?? null)),
    remove: (key) => void remove.run(key),
    where: (index, value, limit = NO_LIMIT) => parse(lookup(index).where.all(value, limit)),
    upTo: (index, value, limit = NO_LIMIT) => parse(lookup(index).upTo.all(value, limit)),
    all: () => parse(all.all()),
    count: (index, value) => lookup(index).count.get(value)!,
  };
}
