// Reminders held back for a while by somebody who answers for it: on a task, on one lead's part of it, or on an agency.
import type { Day, FactOf } from '../kernel/index.js';

export interface Silenced {
  silence: string;
  /** Null when a whole agency is silenced. */
  task: string | null;
  /** The agency whose part of the task is meant; null for all parts. */
  part: string | null;
  /** The agency that is silenced as a whole; null when it is a task. */
  agency: string | null;
}

export interface SilenceEvents {
  /** Stream `silence-<silence>`. `until` is the last day of it. */
  SilenceStarted: Silenced & { reason: string; until: Day };
  /** By a person, before its day. */
  SilenceEnded: Silenced & { reason: string };
  /** It is over, and what it held back is looked at again. */
  SilenceLifted: Silenced;
}

export type SilenceEvent = FactOf<SilenceEvents>;
export const SILENCE_EVENT_VERSIONS: Record<keyof SilenceEvents, number> = { SilenceStarted: 1, SilenceEnded: 1, SilenceLifted: 1 };
