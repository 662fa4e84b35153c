// The ladder of one lead's part of a task: when it must be looked at, and what came of each look.
import type { FactOf, Instant, Upcaster } from '../../kernel/index.js';

/** A moment at which a step of the policy comes due. Within a turn, all but `index` and `at` name it for good. */
export interface Look {
  /** Place of the step in the policy. */
  index: number;
  step: number;
  kind: string;
  /** Empty, or which of several times: a period, the day since which nothing was heard, a repetition. */
  occasion: string;
  /** Version of the deadline the step is about; for a step about the assignment, the one that was in force then. */
  deadlineVersion: number;
  at: Instant;
}

interface About {
  task: string;
  part: string;
}

export interface LadderEvents {
  /** Stream `ladder-<task>.<part>`. A new deadline version, a return or a resumption schedules anew. */
  LadderScheduled: About & {
    /** The how-manieth time the agency was given this part: 1, and more only after it was reassigned away and back. */
    turn: number;
    deadlineVersion: number;
    /** `<policy id>@<version>` and calendar version the moments were computed with. */
    policy: string;
    calendar: string;
    looks: Look[];
  };
  /** Nothing more is owed until it is scheduled again. */
  LadderStopped: About & { reason: string };
  /** A silence ended: these steps, which nobody was told of, are looked at again. */
  LadderResumed: About & { rungs: { deadlineVersion: number; step: number; kind: string; occasion: string }[] };
  /** Somebody decided that the part follows another policy from now on. */
  LadderMoved: About & { from: string; to: string; reason: string };
  /** Somebody asked for a step ahead of its time. `at` is within the sending hours. */
  StepRequested: About & Look & { reason: string };
  /** A look that came due and its outcome. */
  StepTaken: About & {
    deadlineVersion: number;
    index: number;
    step: number;
    kind: string;
    occasion: string;
    /** `skipped` and yet with notices: nobody of the step could be reached, so those of the next one were told. */
    outcome: 'raised' | 'skipped';
    /** Why it was skipped; null when raised. */
    reason: string | null;
    /** The rung whose recipients were told instead. */
    raisedTo: number | null;
    /** Whether it was taken because somebody asked for it. */
    requested: boolean;
    /** Keys of the notices raised. */
    notices: string[];
  };
}

export type LadderEvent = FactOf<LadderEvents>;
export const LADDER_EVENT_VERSIONS: Record<keyof LadderEvents, number> = {
  LadderScheduled: 2,
  LadderStopped: 1,
  LadderResumed: 1,
  LadderMoved: 1,
  StepRequested: 1,
  StepTaken: 2,
};

/** Version 1 knew no repetitions, no requests, and nobody to pass a step on to. */
export const LADDER_UPCASTERS: readonly Upcaster[] = [
  {
    type: 'LadderScheduled',
    fromVersion: 1,
    up: (data) => {
      const old = data as { looks: object[] };
      return { ...old, looks: old.looks.map((look) => ({ occasion: '', ...look })) };
    },
  },
  { type: 'StepTaken', fromVersion: 1, up: (data) => ({ occasion: '', raisedTo: null, requested: false, ...(data as object) }) },
];
