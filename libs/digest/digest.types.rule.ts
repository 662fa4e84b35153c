// What the weekly digest says, as plain JSON: the same data makes the mail, the page and the file.
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { Counts } from '../task/standing/counts.rule.js';
import type { MilestoneFacts } from '../task/facts/milestone.rule.js';
import type { DaysLate, Lateness, Reason } from '../task/standing/standing.rule.js';
import type { Day, Instant } from '../kernel/index.js';

/** One lead's part of a task. */
export interface PartLine {
  task: string;
  /** Agency id and name of the lead. */
  part: string;
  lead: string;
  code: string;
  title: string;
  plan: string;
}

export interface LateLine extends PartLine {
  due: Day;
  /** The first day, when an extension replaced it. */
  originalDue: Day | null;
  daysLate: Lateness;
  /** How it came to its lead and its day, where neither is as the plan has it. */
  changes: Reason[];
  /** When it stood still by decision, and by what paper. */
  suspensions: Reason[];
  /** It was not late a week before. */
  fresh: boolean;
}

export interface AgencyLate {
  agency: string;
  name: string;
  tasks: LateLine[];
}

export interface RiskLine extends PartLine {
  due: Day;
  /** What `due` is a milestone of; null when it is the day of the whole work. */
  milestone: Pick<MilestoneFacts, 'year'> | null;
  changes: Reason[];
  reasons: Reason[];
}

/** A task whose day nobody knows yet: conditional on a document, or printed in words that name no day. */
export interface UndeterminedLine extends PartLine {
  kind: 'conditional' | 'unreadable';
  text: string;
  assignedOn: Day;
}

export interface MissingReport {
  agency: string;
  name: string;
  period: string;
  due: Day;
  daysLate: DaysLate;
}

/** Reminders held back: about a task or one lead's part of it, or about everything of an agency. */
export interface Silence {
  task: { id: string; code: string; title: string; plan: string } | null;
  /** The lead whose part is meant, or the agency that is silent as a whole; null for all parts of the task. */
  agency: string | null;
  reason: string;
  by: string;
  until: Day;
}

/** Somebody cannot be reached: an address that bounced, is missing or cannot be used, a role that nobody holds. */
export interface Unreachable {
  since: Day;
  kind: string;
  params: Record<string, string | number>;
}

/** How many of what: shown with its denominator wherever a share is shown. */
export interface Share {
  part: number;
  whole: number;
}

export interface Digest {
  week: string;
  asOf: Instant;
  /** What the changes are counted from: the moment of the digest before. */
  before: Instant;
  /** How much of the log the figures rest on: the position and the id of its last event. */
  checkpoint: { position: number; event: string | null };
  plans: string[];
  counts: Counts;
  countsBefore: Counts;
  /** Late and not done, of all that is done or has fallen due. */
  lateShare: Share;
  late: AgencyLate[];
  newlyLate: LateLine[];
  atRisk: RiskLine[];
  undetermined: UndeterminedLine[];
  missingReports: MissingReport[];
  unreachable: Unreachable[];
  silences: Silence[];
  /** Years whose notices the days named here wait for: computed from the law, they may still change. */
  provisional: number[];
}

/** What was known: the digest and the directory of its day. The directory is null when there was none yet. */
export interface PastDigest {
  digest: Digest;
  directory: Directory | null;
}
