// A ladder as its events leave it: what is scheduled, what was asked for, what was taken, whether it stands still. Plain
// JSON, the row of the projection and the state of the decider.
import { toInstant, toMillis, type Instant } from '../../kernel/index.js';
import { newsNumber } from '../../notice/facts/occasion.rule.js';
import type { LadderEvent, LadderEvents, Look } from './ladder.events.js';

export type TakenStep = Omit<LadderEvents['StepTaken'], 'task' | 'part'>;
export type Request = Omit<LadderEvents['StepRequested'], 'task' | 'part'>;

export interface LadderRow {
  task: string;
  part: string;
  turn: number;
  deadlineVersion: number;
  policy: string;
  calendar: string;
  looks: Look[];
  /** Steps that somebody asked for and nobody has been told of. */
  requests: Request[];
  /** Of this turn, over all versions of the deadline. */
  taken: TakenStep[];
  /** How many silences ended with something to be looked at again, and when the last one did. */
  resumed: number;
  silenceEndedAt: Instant | null;
  /** Why nothing is owed; null while something may be. */
  stopped: string | null;
}

export type Rung = Pick<Look, 'deadlineVersion' | 'step' | 'kind' | 'occasion'>;

export const sameRung = (one: Rung, other: Rung): boolean =>
  one.deadlineVersion === other.deadlineVersion && one.step === other.step && one.kind === other.kind && one.occasion === other.occasion;

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

/** Told of, whether in its time or because somebody asked. */
export const isTold = (row: LadderRow, rung: Rung): boolean => row.taken.some((each) => each.outcome === 'raised' && sameRung(each, rung));

/** Has its outcome; a request that came to nothing does not spend the step itself. */
export const isTaken = (row: LadderRow, rung: Rung): boolean =>
  row.taken.some((each) => (each.outcome === 'raised' || !each.requested) && sameRung(each, rung));

/** `request`: what was asked for; null for a step of the schedule. */
export type OpenLook = Look & { request: Request | null };

/** Whether a look is owed although the ladder stands still: what made it stand still is news to those on it. */
export const outlivesStop = ({ occasion }: Pick<Look, 'occasion'>): boolean => newsNumber(occasion) !== null;

export const openLooks = (row: LadderRow): OpenLook[] => [
  ...row.looks.filter((look) => !isTaken(row, look) && (!row.stopped || outlivesStop(look))).map((look) => ({ ...look, request: null })),
  ...(row.stopped ? [] : row.requests.map((request) => ({ ...request, request }))),
];

/** When the ladder must be looked at again; null when nothing is owed. */
export function wakeAt(row: LadderRow): Instant | null {
  const moments = openLooks(row).map((look) => toMillis(look.at));
  return moments.length === 0 ? null : toInstant(Math.min(...moments));
}

function scheduled(row: LadderRow | null, data: LadderEvents['LadderScheduled']): LadderRow {
  const same = row?.turn === data.turn ? row : null;
  return {
    ...data,
    taken: same?.taken ?? [],
    requests: same?.requests ?? [],
    resumed: same?.resumed ?? 0,
    silenceEndedAt: same?.silenceEndedAt ?? null,
    stopped: null,
  };
}

/** What was asked for is answered by its own look, and by any that told it. */
function taken(row: LadderRow, data: LadderEvents['StepTaken']): LadderRow {
  const { task: _, part: __, ...step } = data;
  const answered = (request: Request): boolean => (step.requested || step.outcome === 'raised') && sameRung(request, step);
  return { ...row, taken: [...row.taken, step], requests: row.requests.filter((request) => !answered(request)) };
}

/** `recordedAt` is known of what is in the log, and not of what is only played ahead. */
export function evolveLadder(row: LadderRow | null, event: LadderEvent & { recordedAt?: Instant }): LadderRow | null {
  if (event.type === 'LadderScheduled') return scheduled(row, event.data);
  if (!row) return null;
  switch (event.type) {
    case 'LadderStopped':
      return { ...row, stopped: event.data.reason, requests: [] };
    case 'LadderResumed': {
      const { rungs } = event.data;
      return {
        ...row,
        resumed: row.resumed + 1,
        silenceEndedAt: event.recordedAt ?? null,
        taken: row.taken.filter((each) => !rungs.some((rung) => sameRung(rung, each))),
      };
    }
    case 'LadderMoved':
      return { ...row, policy: event.data.to };
    case 'StepRequested': {
      const { task: _, part: __, ...request } = event.data;
      return { ...row, requests: [...row.requests, request] };
    }
    case 'StepTaken':
      return taken(row, event.data);
  }
}
