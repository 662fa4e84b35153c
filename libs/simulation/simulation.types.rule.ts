// What a simulated year is reported as.
import type { Day, Instant } from '../kernel/index.js';
import type { AgencyCounts, Counts } from '../task/standing/counts.rule.js';
import type { LatePart, NamedRow } from './compare.rule.js';

export interface RefusedLine {
  line: number;
  on: string;
  row: number;
  do: string;
  by: string;
  code: string;
  reason: string;
}

export interface SimulatedNotice {
  at: string;
  to: string;
  role: string;
  channel: string;
  step: number;
  kind: string;
  /** Tasks it is about, by their place in the plan. */
  rows: number[];
  /** The same by their codes. */
  codes: string[];
  why: string;
}

export interface SentNotice extends SimulatedNotice {
  address: string;
  message: string;
}

export interface Simulation {
  plan: { number: string | null; title: string | null; tasks: number };
  /** `<id>@<version>`. */
  policy: string;
  from: Day;
  to: Day;
  quarters: { on: Day; total: Counts; agencies: AgencyCounts[] }[];
  notices: SentNotice[];
  /** What came due and was not sent, with the reason. */
  unsent: (SimulatedNotice & { reason: string })[];
  /** The weekly digests: who got which, with how many tasks late. */
  digests: SentDigest[];
  /** The tasks by their place, with their code and title. */
  tasks: NamedRow[];
  /** What was late at some time. */
  late: LatePart[];
  refused: RefusedLine[];
  /** What the agencies named above are called, by id. */
  names: Record<string, string>;
}

export interface SentDigest {
  at: Instant;
  week: string;
  to: string;
  role: string;
  late: number;
  /** Key of the mail. */
  message: string;
}
