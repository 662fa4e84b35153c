// Orders to the ladder of one lead's part of a task. What they need was computed before.
import type { LadderEvents } from './ladder.events.js';

/** Names a ladder among its kind: key of its row, tail of its stream. */
export const ladderKey = (task: string, part: string): string => `${task}.${part}`;

const STREAM = 'ladder-';
export const ladderStream = (task: string, part: string): string => STREAM + ladderKey(task, part);
/** Key of the ladder a stream belongs to; null when it is not a ladder's. */
export const ladderOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export type ScheduleLadder = { type: 'ScheduleLadder' } & LadderEvents['LadderScheduled'];
export type StopLadder = { type: 'StopLadder' } & LadderEvents['LadderStopped'];
export type ResumeLadder = { type: 'ResumeLadder' } & LadderEvents['LadderResumed'];
/** `schedule`: the moments under the policy moved to. */
export type MoveLadder = { type: 'MoveLadder'; task: string; part: string; schedule: LadderEvents['LadderScheduled']; reason: string };
export type RequestStep = { type: 'RequestStep'; turn: number } & LadderEvents['StepRequested'];
/** `turn`: the one that was looked at. The notices it names must have been raised before. */
export type TakeStep = { type: 'TakeStep'; turn: number } & LadderEvents['StepTaken'];

export type LadderCommand = ScheduleLadder | StopLadder | ResumeLadder | MoveLadder | RequestStep | TakeStep;
