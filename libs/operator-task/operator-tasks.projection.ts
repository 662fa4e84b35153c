// Every operator task as it stands, the open ones found at once.
import type { Instant, Projection } from '../kernel/index.js';
import { operatorTaskOfStream } from './operator-task.commands.js';
import type { OperatorTaskEvent, OperatorTaskEvents } from './operator-task.events.js';

export interface OperatorTaskRow extends Pick<OperatorTaskEvents['ChoreOpened'], 'key' | 'kind' | 'params' | 'task' | 'agency'> {
  openedAt: Instant;
  closedAt: Instant | null;
  note: string | null;
}

export const operatorTasksProjection: Projection<OperatorTaskRow> = {
  name: 'chores',
  version: 1,
  keys(event) {
    const key = operatorTaskOfStream(event.stream);
    return key === null ? [] : [key];
  },
  evolve(row, stored) {
    const event = stored as unknown as OperatorTaskEvent;
    switch (event.type) {
      case 'ChoreOpened': {
        const { key, kind, task, agency, params } = event.data;
        if (typeof params !== 'object' || params === null) throw new TypeError('a chore that nobody can put into words');
        return { key, kind, task, agency, params, openedAt: stored.recordedAt, closedAt: null, note: null };
      }
      case 'ChoreClosed':
        return row && { ...row, closedAt: stored.recordedAt, note: event.data.note };
    }
  },
  indexes: { open: (row) => (row.closedAt === null ? 1 : null) },
};
