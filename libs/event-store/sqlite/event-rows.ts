// The one table of the log and the way between its rows and events.
import { RefusedError, refuse, type Actor, type NewEvent, type StoredEvent } from '../../kernel/index.js';
import type { FileKind } from './sqlite-file.js';

export const EVENT_FILE: FileKind = {
  applicationId: 0x44484e4b, // "DHNK": Đúng Hạn, nhật ký
  schemaVersion: 1,
  schema: `CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    occurred_on TEXT,
    "by" TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    causation_id TEXT,
    data TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT`,
};

const COLUMNS = 'position, id, stream, revision, type, version, recorded_at, occurred_on, "by", correlation_id, causation_id, data';

export const SELECT = `SELECT ${COLUMNS} FROM events`;
export const INSERT = `INSERT INTO events (${COLUMNS}) VALUES (${COLUMNS.replace(/[^,]+/g, '?')})`;

/** A row as an array in the order of the columns: twice as fast as an object. */
export type EventRow = [number, string, string, number, string, number, string, string | null, string, string, string | null, string];

export const dataLength = (row: EventRow): number => row[11].length;

/** An event as text, made before the transaction begins, so that data that is not JSON fails its own append only. */
export interface Draft {
  id: string;
  /** The columns from `type` on. */
  rest: readonly (string | number | null)[];
}

export const draft = (event: NewEvent): Draft => ({
  id: event.id,
  rest: [
    event.type,
    event.version,
    event.recordedAt,
    event.occurredOn ?? null,
    JSON.stringify(event.by),
    event.correlationId,
    event.causationId,
    JSON.stringify(event.data ?? null),
  ],
});

/** A log has few actors and names one in every row. */
const ACTORS = 1000;
const actors = new Map<string, Actor>();

function actor(text: string): Actor {
  const known = actors.get(text);
  if (known) return known;
  if (actors.size >= ACTORS) actors.clear();
  const parsed = JSON.parse(text) as Actor;
  actors.set(text, parsed);
  return parsed;
}

export const toEvent = (row: EventRow): StoredEvent => ({
  id: row[1],
  type: row[4],
  version: row[5],
  stream: row[2],
  revision: row[3],
  position: row[0],
  recordedAt: row[6],
  occurredOn: row[7],
  by: { ...actor(row[8]) },
  correlationId: row[9],
  causationId: row[10],
  data: JSON.parse(row[11]),
});

/** Nothing is ever deleted, so a number that is missing means the file has lost something. */
export function withoutGap(events: StoredEvent[], first: number, count: 'position' | 'revision', file: string): StoredEvent[] {
  if (events.some((event, index) => event[count] !== first + index)) throw new RefusedError(refuse('store-corrupt', { file }));
  return events;
}
