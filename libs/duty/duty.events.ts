// Which standing tasks ("Thường xuyên") an agency leads, and which report about them comes next. Such a task has no day
// that could pass; what can be late is the agency's periodic report.
import type { FactOf, Instant } from '../kernel/index.js';

/** A standing task as a report lists it. */
export interface DutyTask {
  task: string;
  /** As printed in the plan. */
  code: string;
  title: string;
  /** Number of the plan. */
  plan: string;
}

export interface DutyEvents {
  /** Stream `duty-<agency>`. */
  DutyTaken: DutyTask & { agency: string; name: string; since: Instant };
  DutyEnded: { agency: string; task: string; reason: string; until: Instant };
  /** The next period to look at, and when it opens. */
  DutyScheduled: { agency: string; period: string; opensAt: Instant };
}

export type DutyEvent = FactOf<DutyEvents>;
export const DUTY_EVENT_VERSIONS: Record<keyof DutyEvents, number> = { DutyTaken: 1, DutyEnded: 1, DutyScheduled: 1 };
