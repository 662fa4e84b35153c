// A ladder as its events leave it: what is scheduled, what was taken, whether it stands still. Plain JSON, the row of
// the projection and the state of the decider.
import { toInstant, toMillis, type Instant } from '../kernel/index.js';
import type { LadderEvent, LadderEvents, Look } from './ladder.events.js';

export type TakenStep = Omit<LadderEvents['StepTaken'], 'task' | 'part'>;

export interface LadderRow {
  task: string;
  part: string;
  turn: number;
  deadlineVersion: number;
  policy: string;
  calendar: string;
  looks: Look[];
  /** Of this turn, over all versions of the deadline. */
  taken: TakenStep[];
  /** Why nothing is owed; null while something may be. */
  stopped: string | null;
}

type Rung = Pick<Look, 'deadlineVersion' | 'step' | 'kind'>;

export const sameRung = (one: Rung, other: Rung): boolean =>
  one.deadlineVersion === other.deadlineVersion && one.step === other.step && one.kind === other.kind;

const sameLook = (one: Look, other: Look | undefined): boolean =>
  other !== undefined && one.index === other.index && one.at === other.at && sameRung(one, other);

type Schedule = Omit<LadderEvents['LadderScheduled'], 'task' | 'part'>;

/** Moments are compared too: a policy or calendar edited without a new version must not go unnoticed. */
export const sameSchedule = (one: Schedule, other: Schedule): boolean =>
  one.turn === other.turn &&
  one.deadlineVersion === other.deadlineVersion &&
  one.policy === other.policy &&
  one.calendar === other.calendar &&
  one.looks.length === other.looks.length &&
  one.looks.every((look, index) => sameLook(look, other.looks[index]));

export const isTaken = (row: LadderRow, rung: Rung): boolean => row.taken.some((each) => sameRung(each, rung));

export const openLooks = (row: LadderRow): Look[] => (row.stopped ? [] : row.looks.filter((look) => !isTaken(row, look)));

/** When the ladder must be looked at again; null when nothing is owed. */
export function wakeAt(row: LadderRow): Instant | null {
  const moments = openLooks(row).map((look) => toMillis(look.at));
  return moments.length === 0 ? null : toInstant(Math.min(...moments));
}

export function evolveLadder(row: LadderRow | null, event: LadderEvent): LadderRow | null {
  switch (event.type) {
    case 'LadderScheduled':
      return { ...event.data, taken: row?.turn === event.data.turn ? row.taken : [], stopped: null };
    case 'LadderStopped':
      return row && { ...row, stopped: event.data.reason };
    case 'StepTaken': {
      const { task: _, part: __, ...taken } = event.data;
      return row && { ...row, taken: [...row.taken, taken] };
    }
  }
}
