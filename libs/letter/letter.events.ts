// A công văn that the ladder proposes: drafted by the house, signed and numbered by people. Until it is signed it is a draft.
import type { Day, FactOf } from '../kernel/index.js';
import type { Party } from '../task/task.events.js';

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
}

/** What is asked for: to hurry, to explain, or to be reprimanded. */
export type LetterKind = 'urge' | 'explain' | 'sanction';

export interface LetterEvents {
  /** Stream `letter-<day>.<agency>`: one letter an agency and day, whatever number of steps asks for it. */
  LetterDrafted: {
    letter: string;
    day: Day;
    agency: Party;
    issuer: Party;
    /** The agency above the issuer that heads the paper; null when the issuer stands for itself. */
    superior: Party | null;
    kind: LetterKind;
    items: LetterItem[];
  };
  /** A higher step, or further tasks, on the same day and before it was signed. */
  LetterRedrafted: { letter: string; agency: Party; issuer: Party; superior: Party | null; kind: LetterKind; items: LetterItem[] };
  LetterSigned: { letter: string; agency: Party; number: string; date: Day; tasks: string[] };
}

export type LetterEvent = FactOf<LetterEvents>;
export const LETTER_EVENT_VERSIONS: Record<keyof LetterEvents, number> = { LetterDrafted: 1, LetterRedrafted: 1, LetterSigned: 1 };
