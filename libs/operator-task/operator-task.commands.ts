// Orders to a chore.
import { z } from 'zod';
import type { OperatorTaskEvents } from './operator-task.events.js';

const STREAM = 'chore-';
export const operatorTaskStream = (key: string): string => STREAM + key;
/** Key of the chore a stream belongs to; null when it is not a chore's. */
export const operatorTaskOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export const closeOperatorTaskBody = z.strictObject({
  note: z.string().trim().min(1).max(1000).describe('What was done about it'),
});

export type OpenOperatorTask = { type: 'OpenChore' } & OperatorTaskEvents['ChoreOpened'];
export type OperatorTaskCommand = OpenOperatorTask | { type: 'CloseChore'; key: string; note: string };
