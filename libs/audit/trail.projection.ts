// Where each event is found again: by task, by agency, by who did it, by type, by when. The event itself stays in the log.
import type { Instant, Projection, StoredEvent, Subjects } from '../kernel/index.js';

export interface TrailRow {
  position: number;
  stream: string;
  revision: number;
  recordedAt: Instant;
  type: string;
  actor: string;
  /** Who gave the command where the actor was only spoken for. */
  operator: string | null;
  /** Set on the rows that file an event under one task or one agency; null on the event's own row and on that which files it under its operator. */
  task: string | null;
  agency: string | null;
  /** Of rows without a task or an agency: whether it is the event's own. */
  under: 'event' | 'operator';
}

const isOwn = ({ task, agency, under }: TrailRow): boolean => task === null && agency === null && under === 'event';

const padded = (position: number): string => String(position).padStart(15, '0');

/** The row that files the event at `position` under an agency. */
export const agencyKey = (position: number, agency: string): string => `${padded(position)}/a/${agency}`;

/** One row an event, and one more for each task and agency it is about, all in the order of the log. */
export const trailProjection = (subjectsOf: (event: StoredEvent) => Subjects): Projection<TrailRow> => ({
  name: 'trail',
  version: 2,
  keys(event) {
    const { tasks, agencies } = subjectsOf(event);
    const about = new Set([...agencies, ...(event.by.agency ? [event.by.agency] : [])]);
    const position = padded(event.position);
    return [
      position,
      ...[...new Set(tasks)].map((task) => `${position}/t/${task}`),
      ...[...about].map((agency) => agencyKey(event.position, agency)),
      ...(event.by.operator !== undefined && event.by.operator !== event.by.user ? [`${position}/o/${event.by.operator}`] : []),
    ];
  },
  evolve(_row, event, key) {
    const [, kind, ...name] = key.split('/');
    const subject = name.join('/');
    const { position, stream, revision, recordedAt, type } = event;
    return {
      position,
      stream,
      revision,
      recordedAt,
      type,
      actor: event.by.user,
      operator: event.by.operator ?? null,
      under: kind === 'o' ? 'operator' : 'event',
      task: kind === 't' ? subject : null,
      agency: kind === 'a' ? subject : null,
    };
  },
  indexes: {
    task: (row) => row.task,
    agency: (row) => row.agency,
    /** Who is asked for may be either. */
    actor: (row) => (isOwn(row) ? row.actor : row.under === 'operator' ? row.operator : null),
    type: (row) => (isOwn(row) ? row.type : null),
    recordedAt: (row) => (isOwn(row) ? row.recordedAt : null),
  },
});
