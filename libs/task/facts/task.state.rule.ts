// What is known of a task once its events are folded. Plain JSON, so that it can be a row of a projection as it is.
import type { DeadlineKind } from '../../deadline/reading/deadline.types.rule.js';
import type { Day, Instant } from '../../kernel/index.js';
import type { News } from './news.types.rule.js';
import type { AskingLetter, CarryTarget, LeadParty, NewDay, Paper, Party, PredecessorRef, TaskEvents } from './task.events.js';

/** Processing state of one lead's part. Standing (late, at risk…) is another axis and is computed from the clock. */
export type PartPhase = 'assigned' | 'accepted' | 'in-progress' | 'declined' | 'awaiting-confirmation' | 'done';

/** A request for explanation, which waits for an answer in writing. */
export interface Explanation {
  /** Number among those of the part. */
  explanation: number;
  /** The version of the deadline whose lateness is to be explained. */
  deadlineVersion: number;
  /** Since it waits for the lead: when it was requested, or returned. */
  since: Instant;
  due: Day;
  /** The signed letter that asks; null where a step of the ladder asked by itself. */
  letter: AskingLetter | null;
  answer: { at: Instant; text: string; paper: Paper | null } | null;
  /** `superseded`: never answered, and asked for anew. */
  state: 'open' | 'answered' | 'accepted' | 'superseded';
  timesReturned: number;
  /** Why it was last returned. */
  returnedFor: string | null;
}

/** A time in which a lead waited for another agency. */
export interface Wait {
  /** Number among the waits of the task. */
  wait: number;
  agency: Party;
  /** Not counted itself. */
  since: Day;
  /** The last day of waiting; null while it lasts. */
  until: Day | null;
  paper: Paper;
  note: string;
  verdict: 'unconfirmed' | 'confirmed' | 'refused';
}

/** A time in which the task stands still by decision; its deadline does not move by it. */
export interface Suspension {
  since: Instant;
  /** Null while it lasts. */
  until: Instant | null;
  /** What it rests on; null when none was named. */
  paper: Paper | null;
  reason: string;
  /** What it was ended by. */
  resumedBy: Paper | null;
}

/** One milestone's result, as it was reported and confirmed. */
export interface MilestoneMet {
  milestone: Day;
  reportedAt: Instant;
  paper: Paper | null;
  /** Day timeliness is judged by. */
  doneOn: Day;
  confirmedAt: Instant;
}

export interface PartState extends LeadParty {
  phase: PartPhase;
  assignedAt: Instant;
  acceptedAt: Instant | null;
  percent: number | null;
  lastProgressAt: Instant | null;
  /** What the latest report of progress says; empty when it only has a figure. */
  lastNote: string;
  /** When the latest report of completion was recorded; null when none or when it was returned. */
  reportedAt: Instant | null;
  paper: Paper | null;
  /** The milestone that the latest report is for; null when it is for the whole work. */
  reportedFor: Day | null;
  /** What was confirmed milestone by milestone, in the order of the confirmations. */
  milestonesMet: MilestoneMet[];
  /** Day timeliness is judged by, once confirmed. */
  doneOn: Day | null;
  timesReturned: number;
  /** Reports of completion that were returned, and when. */
  returns: { reportedAt: Instant; at: Instant }[];
  waits: Wait[];
  explanations: Explanation[];
}

/** One version of the deadline. The first one is never overwritten. */
export interface DeadlineVersion {
  /** 1 for the one printed in the plan. */
  version: number;
  kind: DeadlineKind;
  nominalDue: Day | null;
  effectiveDue: Day | null;
  calendar: string;
  paper: Paper | null;
  setAt: Instant;
  afterDue: boolean;
  /** Its document lists several days, each a milestone; left out where it does not. */
  listed?: true;
  /** The milestone that it moved to its day; only of work with milestones, once a document has moved one. */
  replaces?: Day;
  /** The days it had before the calendar changed, oldest first, and until when; left out while it has not. */
  earlier?: (NewDay & { until: Instant })[];
}

/** Where a task goes on that this plan does not finish. */
export interface CarriedTo extends CarryTarget {
  paper: Paper;
  at: Instant;
}

export type FormerPart = PartState & { until: Instant; heir: string };

/** `code` is the one unique in the plan; what the document prints stands beside it. */
export type AssignedAs = TaskEvents['TaskAssigned'] & { printedCode: string };

export interface TaskState {
  /** `<plan>.r07`; the stream is `task-<id>`. Empty until assigned. */
  id: string;
  assigned: AssignedAs | null;
  /** Every part ever held, including those reassigned away (see `formerParts`). */
  parts: PartState[];
  /** `heir`: who took it over; empty when nobody did. */
  formerParts: FormerPart[];
  coordinators: Party[];
  deadlines: DeadlineVersion[];
  suspendedAt: Instant | null;
  /** In order of time; the last one lasts while `suspendedAt` is set. */
  suspensions: Suspension[];
  withdrawnAt: Instant | null;
  carriedTo: CarriedTo | null;
  extensionRequest: { part: string; to: Day; paper: Paper; at: Instant } | null;
  extensions: number;
  /** Tasks that must be done first. */
  predecessors: PredecessorRef[];
  /** What people must be told of, in the order in which it happened. */
  news: News[];
}

export type Standing =
  | 'on-time'
  | 'at-risk'
  | 'late'
  | 'milestone-passed'
  | 'no-deadline'
  | 'done-on-time'
  | 'done-late'
  | 'done-no-deadline'
  | 'suspended'
  | 'withdrawn'
  | 'carried-over';
