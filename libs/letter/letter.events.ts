// A công văn that the ladder proposes: drafted by the application, signed and numbered by people. Until it is signed it is a draft.
import type { Day, FactOf, Upcaster } from '../kernel/index.js';
import type { Paper, Party } from '../task/facts/task.events.js';
import type { PartPhase } from '../task/facts/task.state.rule.js';

/** What is asked for: to hurry, to explain, or to be reprimanded. */
export type LetterKind = 'urge' | 'explain' | 'sanction';

/** What was on record of a late part on the day of the draft: nothing else stands in the columns that it fills. */
export interface KnownOfPart {
  planDate: Day | null;
  coordinators: string[];
  /** The other leads of a joint task. */
  jointLeads: string[];
  /** The day of the plan, and those that took its place. */
  firstDue: Day | null;
  changes: { due: Day; paper: Paper | null }[];
  progress: { phase: PartPhase; percent: number | null; on: Day | null; note: string };
  extensionAsked: { to: Day; paper: Paper } | null;
  /** The explanation of the lateness that the letter is about: who asked, by when, and what was answered. */
  explanation: {
    letter: Paper | null;
    due: Day;
    answer: { on: Day; paper: Paper | null; text: string } | null;
    /** Why the answer was returned and another is awaited; left out where it was not. */
    returnedFor?: string;
  } | null;
  /** Whose the late days are, where they are not all the lead's. */
  shares: { name: string; role: string; confirmed: boolean | null; calendar: number; papers: string[] }[];
}

/** A late part as the letter lists it, with the figures of the day it was drafted. */
export interface LetterItem {
  task: string;
  code: string;
  title: string;
  /** Number of the document that assigned it. */
  plan: string;
  due: Day;
  calendarDays: number;
  workingDays: number;
  /** What the letter asks of it: no more than its own ladder has come to. */
  asked: LetterKind;
  /** Version of the deadline that has passed; null in drafts made before it was kept. */
  deadlineVersion: number | null;
  known: KnownOfPart | null;
}

/** What is decided anew when the letter is drafted again. */
interface Content {
  letter: string;
  agency: Party;
  issuer: Party;
  /** The agency above the issuer that heads the paper; null when the issuer stands for itself. */
  superior: Party | null;
  /** Who follows the tasks for the issuer. */
  overseer: Party | null;
  /** Abbreviation of the unit that drafts it, as the last line of "Nơi nhận" names it; null when it is not known. */
  draftedBy: string | null;
  /** The gravest of what it asks for. */
  kind: LetterKind;
  /** Working days from the day of signing within which to explain; null when it sets no term. */
  explainWithin: number | null;
  items: LetterItem[];
}

/** Why a task left a draft before it was signed. */
export type StruckReason =
  | 'withdrawn'
  | 'carried-over'
  | 'reassigned'
  | 'done'
  | 'awaiting-confirmation'
  | 'suspended'
  | 'deadline-changed'
  | 'not-late'
  | 'explanation-asked'
  | 'asked-since'
  | 'in-later-draft';

export interface StruckItem {
  task: string;
  code: string;
  title: string;
  reason: StruckReason;
}

/** Who writes, and what for: the gravest of what is left decides it. */
export type LetterHead = Pick<Content, 'issuer' | 'superior' | 'overseer' | 'draftedBy' | 'kind'>;

export interface LetterEvents {
  /** Stream `letter-<day>.<agency>`: one letter an agency and day, whatever number of steps asks for it. */
  LetterDrafted: Content & { day: Day };
  /** A higher step, or further tasks, on the same day and before it was signed. */
  LetterRedrafted: Content;
  /** What the draft says of these tasks is no longer so; the others stay, under the head that fits them. */
  LetterItemsStruck: LetterHead & { letter: string; agency: Party; struck: StruckItem[]; left: number };
  /** Nothing is left to be asked: the draft is not to be signed any more. */
  LetterClosed: { letter: string; agency: Party; struck: StruckItem[] };
  LetterSigned: {
    letter: string;
    agency: Party;
    number: string;
    date: Day;
    tasks: string[];
    /** What is to be explained, and by which day: that of the term, or the one that the signer wrote (`stated`). */
    explain: { tasks: { task: string; deadlineVersion: number | null }[]; by: Day; calendar: string; stated: boolean } | null;
  };
}

export type LetterEvent = FactOf<LetterEvents>;
export const LETTER_EVENT_VERSIONS: Record<keyof LetterEvents, number> = {
  LetterDrafted: 2,
  LetterRedrafted: 2,
  LetterItemsStruck: 1,
  LetterClosed: 1,
  LetterSigned: 2,
};

/** Version 1 asked one thing of all tasks, knew nothing more of them, and set no term: the step had asked for explanations. */
function withoutTerm(data: unknown): unknown {
  const old = data as { kind: LetterKind; items: Omit<LetterItem, 'asked' | 'deadlineVersion' | 'known'>[] };
  const items = old.items.map((item) => ({ asked: old.kind, deadlineVersion: null, known: null, ...item }));
  return { overseer: null, draftedBy: null, explainWithin: null, ...old, items };
}

export const LETTER_UPCASTERS: readonly Upcaster[] = [
  { type: 'LetterDrafted', fromVersion: 1, up: withoutTerm },
  { type: 'LetterRedrafted', fromVersion: 1, up: withoutTerm },
  { type: 'LetterSigned', fromVersion: 1, up: (data) => ({ explain: null, ...(data as object) }) },
];
