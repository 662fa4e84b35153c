// The ladder of one lead's part of a task: when it must be looked at, and what came of each look.
import type { FactOf, Instant } from '../kernel/index.js';

/** A moment at which a step of the policy comes due. Within a turn, `deadlineVersion`, `step` and `kind` name it for good. */
export interface Look {
  /** Place of the step in the policy. */
  index: number;
  step: number;
  kind: string;
  /** Version of the deadline the step is about; for a step about the assignment, the one that was in force then. */
  deadlineVersion: number;
  at: Instant;
}

export interface LadderEvents {
  /** Stream `ladder-<task>.<part>`. A new deadline version, a return or a resumption schedules anew. */
  LadderScheduled: {
    task: string;
    part: string;
    /** The how-manieth time the agency was given this part: 1, and more only after it was reassigned away and back. */
    turn: number;
    deadlineVersion: number;
    /** `<policy id>@<version>` and calendar version the moments were computed with. */
    policy: string;
    calendar: string;
    looks: Look[];
  };
  /** Nothing more is owed until it is scheduled again. */
  LadderStopped: { task: string; part: string; reason: string };
  /** A look that came due and its outcome. */
  StepTaken: {
    task: string;
    part: string;
    deadlineVersion: number;
    index: number;
    step: number;
    kind: string;
    outcome: 'raised' | 'skipped';
    /** Why it was skipped; null when raised. */
    reason: string | null;
    /** Keys of the notices raised. */
    notices: string[];
  };
}

export type LadderEvent = FactOf<LadderEvents>;
export const LADDER_EVENT_VERSIONS: Record<keyof LadderEvents, number> = { LadderScheduled: 1, LadderStopped: 1, StepTaken: 1 };
