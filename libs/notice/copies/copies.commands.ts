// Orders about copies, and which stream a mailbox's choice is kept in.
import type { CopiesEvents } from './copies.events.js';

const STREAM = 'copies-';
export const copiesStream = (key: string): string => STREAM + key;
/** Key of the choice a stream belongs to; null when it is none. */
export const copiesOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export type CopiesCommand = { type: 'DeclineCopies' | 'WantCopies' } & CopiesEvents['CopiesDeclined'];
