// The ladder of one lead's part of a task: when it must be looked at, and what came of each look.
import type { FactOf, Instant } from '../kernel/index.js';

export interface LadderEvents {
  /** Stream `ladder-<task>.<part>`. A new deadline version, a return or a resumption schedules anew. */
  LadderScheduled: {
    task: string;
    part: string;
    deadlineVersion: number;
    /** `<policy id>@<version>` and calendar version the moments were computed with. */
    policy: string;
    calendar: string;
    looks: { index: number; step: number; at: Instant }[];
  };
  /** Nothing more is owed until it is scheduled again. */
  LadderStopped: { task: string; part: string; reason: string };
  /** A look that came due and its outcome. `index` is the place of the step in the policy. */
  StepTaken: { task: string; part: string; deadlineVersion: number; index: number; step: number; outcome: 'raised' | 'skipped'; reason: string | null; notices: string[] };
}

export type LadderEvent = FactOf<LadderEvents>;
export const LADDER_EVENT_VERSIONS: Record<keyof LadderEvents, number> = { LadderScheduled: 1, LadderStopped: 1, StepTaken: 1 };
