// What has happened to a task that people must be told of: decisions, requests that wait for one, changes of who answers for it.
import type { Day, Instant } from '../../kernel/index.js';
import type { Paper, Party } from './task.events.js';

/** In the order of a task's life. */
export const NEWS = [
  'lead-changed',
  'taken-away',
  'coordinator-named',
  'coordinator-released',
  'coordinators-changed',
  'amended',
  'declined',
  'decline-refused',
  'deadline-set',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'wait-stated',
  'wait-confirmed',
  'wait-refused',
  'suspended',
  'resumed',
  'completion-reported',
  'completion-returned',
  'completion-confirmed',
  'explanation-given',
  'explanation-accepted',
  'carried-over',
  'withdrawn',
] as const;
export type NewsKind = (typeof NEWS)[number];

/** What waits for somebody to decide; it stays true until he does. */
export const WAITING: readonly NewsKind[] = ['declined', 'extension-asked', 'wait-stated', 'completion-reported', 'explanation-given'];

export interface News {
  /** Number among the news of the task. */
  no: number;
  kind: NewsKind;
  at: Instant;
  /** The lead whose part it is about; null when it is about every part. */
  part: string | null;
  /** Agency that did it; null when it is not known. */
  by: string | null;
  reason: string | null;
  paper: Paper | null;
  /** The day asked for, granted or set, or by which it was done; since when, for what has lasted. */
  day: Day | null;
  /** The day in force before. */
  before: Day | null;
  /** Who is named: the new lead, coordinators, the agency waited for. */
  parties: Party[];
  /** Version of the deadline in force after it. */
  deadlineVersion: number;
  /** Number of the explanation or of the wait; the document a task was carried over to. */
  about: string | null;
  /** The task that goes on with a task that was carried over, as people call it. */
  heir?: string | null;
  /** The milestone that a report of completion is for. */
  milestone?: Day | null;
}
