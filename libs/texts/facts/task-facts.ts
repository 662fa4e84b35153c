// What the sentences about a task need of its events. The texts are a leaf and know no feature; libs/task checks that the
// two fit together.

export interface PartyFact {
  name: string;
}

export interface PaperFact {
  number: string;
  date: string | null;
}

export interface DayFact {
  nominalDue: string;
  effectiveDue: string;
}

interface PlanFact {
  name: string;
}

interface TaskFact {
  code: string;
  title: string;
}

/** Where a task goes on. */
export interface CarryFact {
  plan: PlanFact | null;
  task: TaskFact | null;
  document: string | null;
}

/** What a task says, by the name of the column. */
type TextFact = Readonly<Record<string, string | null>>;

interface Facts {
  TaskAssigned: {
    title: string;
    leadText: string;
    leads: readonly (PartyFact & { group: string | null })[];
    coordinatorText: string;
    deadline: { text: string };
    paper: PaperFact;
  };
  TaskCoded: { code: string };
  TaskAccepted: { part: string };
  ProgressReported: { part: string; percent: number | null; note: string };
  CompletionReported: { part: string; paper: PaperFact | null; note: string; milestone: string | null };
  CompletionConfirmed: { part: string; doneOn: string; reason: string | null };
  MilestoneConfirmed: { part: string; milestone: string; doneOn: string; reason: string | null };
  CompletionReturned: { part: string; reason: string };
  TaskDeclined: { part: string; reason: string };
  DeclineRefused: { part: string; reason: string };
  LeadReassigned: { from: string; to: PartyFact; paper: PaperFact; reason: string };
  CoordinatorsChanged: { coordinators: readonly PartyFact[]; paper: PaperFact };
  ExtensionRequested: { part: string; to: string; paper: PaperFact; reason: string; afterDue: boolean };
  ExtensionRefused: { reason: string; paper: PaperFact | null };
  DeadlineExtended: DayFact & { paper: PaperFact; previousDue: string | null; afterDue: boolean; reason: string };
  DeadlineSet: DayFact & { paper: PaperFact };
  DeadlineRecomputed: DayFact & { was: DayFact; documents: readonly string[] };
  ExplanationRequested: { part: string; due: string; letter: { number: string; date: string } | null };
  ExplanationGiven: { part: string; text: string; paper: PaperFact | null };
  ExplanationAccepted: { part: string };
  ExplanationReturned: { part: string; reason: string; due: string };
  PredecessorsSet: { predecessors: readonly { code: string; title: string }[] };
  WaitStarted: { part: string; wait: number; agency: PartyFact; since: string; paper: PaperFact; note: string };
  WaitEnded: { part: string; wait: number; on: string; paper: PaperFact | null };
  WaitConfirmed: { part: string; wait: number; until: string | null };
  WaitRefused: { part: string; wait: number; reason: string };
  TaskSuspended: { paper: PaperFact | null; reason: string };
  TaskResumed: { paper: PaperFact | null; reason: string };
  TaskWithdrawn: { paper: PaperFact | null; reason: string };
  TaskAmended: {
    paper: PaperFact;
    texts: TextFact;
    was: TextFact;
    joined: readonly PartyFact[];
    left: readonly PartyFact[];
    deadline: { text: string } | null;
  };
  TaskCarriedOver: CarryFact & { paper: PaperFact };
  CarryOverResolved: { plan: PlanFact; task: TaskFact | null; paper: PaperFact | null };
}

/** One sentence an event; `names` gives the name of an agency by its id. */
export type TaskSentences = { [Type in keyof Facts]: (data: Facts[Type], names: (agency: string) => string) => string };
