// Orders to an operator task.
import type { OperatorTaskEvents } from './operator-task.events.js';

const STREAM = 'chore-';
export const operatorTaskStream = (key: string): string => STREAM + key;
/** Key of the operator task a stream belongs to; null when it is not an operator task's. */
export const operatorTaskOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export type OpenOperatorTask = { type: 'OpenChore' } & OperatorTaskEvents['ChoreOpened'];
export type OperatorTaskCommand = OpenOperatorTask | { type: 'CloseChore'; key: string; note: string };
