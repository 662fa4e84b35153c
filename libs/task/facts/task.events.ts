// What can happen to a task. A task is one row of an approved plan; each lead agency answers for one part of it.
import type { Deadline } from '../../deadline/reading/deadline.types.rule.js';
import type { Day, FactOf } from '../../kernel/index.js';

/** An agency by id, with its name as it stood then. */
export interface Party {
  agency: string;
  name: string;
}

/** One lead's part; `group` is the collective ("Các Sở, ban, ngành") it came from, if any. */
export interface LeadParty extends Party {
  group: string | null;
}

/** A signed document that an event rests on. */
export interface Paper {
  number: string;
  date: Day | null;
}

/** The letter that asks for an explanation, as it was numbered and dated when it was signed. */
export interface AskingLetter {
  letter: string;
  number: string;
  date: Day;
}

/** A new day fixed by a document, with the day rolled by the calendar named. */
export interface NewDay {
  nominalDue: Day;
  effectiveDue: Day;
  /** Version of the civil-service calendar that rolled it. */
  calendar: string;
}

/** A task that must be done first, as it was called then. */
export interface PredecessorRef {
  task: string;
  code: string;
  title: string;
}

/** A plan as it was called then. */
export interface PlanRef {
  plan: string;
  name: string;
}

/**
 * Where a task goes on: in a plan in force, and in one of its tasks when it is known which; or under a document to come, in the
 * words of whoever ordered it, until somebody says which plan that has become.
 */
export interface CarryTarget {
  plan: PlanRef | null;
  task: PredecessorRef | null;
  document: string | null;
}

/** What a task says, as the plan or an amending document prints it. */
export interface TaskTexts {
  /** Printed several times in one plan. */
  code: string;
  field: string;
  group: string;
  title: string;
  product: string;
  funding: string | null;
  leadText: string;
  coordinatorText: string;
}

export interface TaskEvents {
  TaskAssigned: TaskTexts & {
    plan: string;
    /** 1-based place among the plan's tasks. */
    row: number;
    /** What it is called wherever a person reads it, unique in the plan; null in logs from before there were such codes. */
    codeInPlan: string | null;
    leads: LeadParty[];
    coordinators: Party[];
    /** Agency that assigned it and decides on extensions. */
    authority: Party;
    /** Who may follow it, in order; the first that does not lead it does. */
    overseers: Party[];
    deadline: Deadline;
    /** Version of the civil-service calendar `deadline` was computed with. */
    calendar: string;
    paper: Paper;
  };
  /** A task of an old log gets its code. */
  TaskCoded: { code: string };
  TaskAccepted: { part: string };
  ProgressReported: { part: string; percent: number | null; note: string };
  /** `milestone`: the one whose result is reported; null for the whole work. */
  CompletionReported: { part: string; paper: Paper | null; note: string; milestone: Day | null };
  /** `doneOn` is the day timeliness is judged by: the day the report was recorded, or an earlier paper date accepted with a reason. */
  CompletionConfirmed: { part: string; doneOn: Day; reason: string | null };
  /** The result of one milestone is confirmed; the work goes on to the next. `doneOn` as above. */
  MilestoneConfirmed: { part: string; milestone: Day; doneOn: Day; reason: string | null };
  CompletionReturned: { part: string; reason: string };
  TaskDeclined: { part: string; reason: string };
  DeclineRefused: { part: string; reason: string };
  LeadReassigned: { from: string; to: Party; paper: Paper; reason: string };
  CoordinatorsChanged: { coordinators: Party[]; paper: Paper };
  ExtensionRequested: { part: string; to: Day; paper: Paper; reason: string; afterDue: boolean };
  ExtensionRefused: { reason: string; paper: Paper | null };
  /** `afterDue`: granted when the day in force had already passed. */
  DeadlineExtended: NewDay & { paper: Paper; previousDue: Day | null; afterDue: boolean; reason: string };
  /**
   * A change of the calendar moved the day in force of a task that is still open. It is the same version of the deadline: nobody is
   * told again what he knows of it. `documents`: the notices that fixed the year.
   */
  DeadlineRecomputed: NewDay & { deadlineVersion: number; was: NewDay; documents: string[] };
  /**
   * A conditional, standing or unreadable deadline got its day by a document. `together`: the tasks that the same order gives this day;
   * whatever stops it in the middle, the rest follows.
   */
  DeadlineSet: NewDay & { paper: Paper; together: string[] };
  TaskSuspended: { paper: Paper | null; reason: string };
  TaskResumed: { paper: Paper | null; reason: string };
  TaskWithdrawn: { paper: Paper | null; reason: string };
  TaskCarriedOver: CarryTarget & { paper: Paper };
  /** The plan, and perhaps the task, in which a task that was carried over goes on. */
  CarryOverResolved: { plan: PlanRef; task: PredecessorRef | null; paper: Paper | null };
  /** These tasks of the same plan must be done before it; the list replaces the one before. */
  PredecessorsSet: { predecessors: PredecessorRef[] };
  /** The lead waits for another agency; the days it loses by it are not its own. `since` itself is not counted. */
  WaitStarted: { part: string; wait: number; agency: Party; since: Day; paper: Paper; note: string };
  /** `on`: the last day of waiting. */
  WaitEnded: { part: string; wait: number; on: Day; paper: Paper | null };
  /** By whoever follows the part. `until`: the last day that counts, when it is not the one stated. */
  WaitConfirmed: { part: string; wait: number; until: Day | null };
  WaitRefused: { part: string; wait: number; reason: string };
  /**
   * The lead must explain in writing why it is late, by `due`: the day that the signed letter names. Once for each day in force; a
   * further one takes the place of what is still unanswered. Null: no letter, asked by the step of the ladder alone.
   */
  ExplanationRequested: {
    part: string;
    explanation: number;
    deadlineVersion: number;
    due: Day;
    calendar: string;
    letter: AskingLetter | null;
  };
  ExplanationGiven: { part: string; explanation: number; text: string; paper: Paper | null };
  ExplanationAccepted: { part: string; explanation: number };
  /** To be explained better, by `due`. */
  ExplanationReturned: { part: string; explanation: number; reason: string; due: Day };
  /** An amending document changed what the task says or who answers for it; what it said before stands beside it. */
  TaskAmended: {
    amendment: string;
    paper: Paper;
    texts: Partial<TaskTexts>;
    was: Partial<TaskTexts>;
    joined: LeadParty[];
    left: Party[];
    /** Terms that are no mere new day: a rhythm, a condition. */
    deadline: (Deadline & { calendar: string; afterDue: boolean }) | null;
  };
}

/** What a signed letter, or a step of the ladder without one, asks for. */
export type OpenExplanation = Omit<TaskEvents['ExplanationRequested'], 'explanation'>;

/** What a change of the calendar makes of the day in force. */
export type RecomputedDeadline = TaskEvents['DeadlineRecomputed'];

export type TaskEvent = FactOf<TaskEvents>;

export const TASK_EVENT_VERSIONS: Record<keyof TaskEvents, number> = {
  TaskAssigned: 2,
  TaskCoded: 1,
  TaskAccepted: 1,
  ProgressReported: 1,
  CompletionReported: 2,
  CompletionConfirmed: 1,
  MilestoneConfirmed: 1,
  CompletionReturned: 1,
  TaskDeclined: 1,
  DeclineRefused: 1,
  LeadReassigned: 1,
  CoordinatorsChanged: 1,
  ExtensionRequested: 1,
  ExtensionRefused: 1,
  DeadlineExtended: 1,
  DeadlineSet: 2,
  DeadlineRecomputed: 1,
  TaskSuspended: 1,
  TaskResumed: 1,
  TaskWithdrawn: 1,
  TaskCarriedOver: 2,
  CarryOverResolved: 1,
  PredecessorsSet: 1,
  WaitStarted: 1,
  WaitEnded: 1,
  WaitConfirmed: 1,
  WaitRefused: 1,
  ExplanationRequested: 2,
  ExplanationGiven: 1,
  ExplanationAccepted: 1,
  ExplanationReturned: 1,
  TaskAmended: 1,
};
