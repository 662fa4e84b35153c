// Orders to a chore.
import { z } from 'zod';
import type { ChoreEvents } from './chore.events.js';

const STREAM = 'chore-';
export const choreStream = (key: string): string => STREAM + key;
/** Key of the chore a stream belongs to; null when it is not a chore's. */
export const choreOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export const closeChoreBody = z.strictObject({
  note: z.string().trim().min(1).max(1000).describe('What was done about it'),
});

export type OpenChore = { type: 'OpenChore' } & ChoreEvents['ChoreOpened'];
export type ChoreCommand = OpenChore | { type: 'CloseChore'; key: string; note: string };
