// What the service cannot put right by itself and a person must: a bounced address, a role that nobody holds, an outcome
// that stays unknown. An operator task is opened once while it is open, and may be opened again after it was closed.
import type { FactOf } from '../kernel/index.js';

/** What is wrong; each has a sentence in libs/texts (`chores`). */
export const CHORE_KINDS = [
  'no-address',
  'bad-address',
  'bounced',
  'role-vacant',
  'given-up',
  'outcome-unknown',
  'step-missed',
  'event-set-aside',
  'stream-broken',
  'carry-over-unresolved',
  'log-differs',
  'clock-behind',
] as const;
export type OperatorTaskKind = (typeof CHORE_KINDS)[number];

interface About {
  key: string;
  /** The task and the agency it is about, when there is one. */
  task: string | null;
  agency: string | null;
}

export interface OperatorTaskEvents {
  /** Stream `chore-<key>`. `params` fill the sentence of `kind`. */
  ChoreOpened: About & { kind: OperatorTaskKind; params: Record<string, string | number> };
  /** `note`: what was done about it. */
  ChoreClosed: About & { note: string };
}

export type OperatorTaskEvent = FactOf<OperatorTaskEvents>;
export const CHORE_EVENT_VERSIONS: Record<keyof OperatorTaskEvents, number> = { ChoreOpened: 1, ChoreClosed: 1 };
