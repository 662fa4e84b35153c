// Somebody answers for a log that is not what the service had seen: an older copy was put back, or it was changed.
import type { FactOf } from '../kernel/index.js';

/** As the witness of the log found it: see `log-witness`. */
interface AcceptedDifference {
  kind: string;
  since: number;
  until: number | null;
  events: number | null;
}

export interface AcceptanceEvents {
  /** Stream `log-witness`. From here on the log as it is now is what was seen. */
  LogDifferenceAccepted: { differences: AcceptedDifference[]; reason: string };
}

export type AcceptanceEvent = FactOf<AcceptanceEvents>;
export const ACCEPTANCE_EVENT_VERSIONS: Record<keyof AcceptanceEvents, number> = { LogDifferenceAccepted: 1 };

export const ACCEPTANCE_STREAM = 'log-witness';
