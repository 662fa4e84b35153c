// A letter as its events leave it: the row of the projection and the state of the decider.
import type { Day, Instant } from '../kernel/index.js';
import type { LetterEvent, LetterEvents, LetterKind } from './letter.events.js';

/** What a letter may ask for, the gravest last. */
export const RANK: readonly LetterKind[] = ['urge', 'explain', 'sanction'];
/** Whether one asks for more than the other. */
export const isGraver = (one: LetterKind, other: LetterKind): boolean => RANK.indexOf(one) > RANK.indexOf(other);

type Drafted = LetterEvents['LetterDrafted'];

export interface LetterRow extends Drafted {
  draftedAt: Instant;
  signed: {
    number: string;
    date: Day;
    at: Instant;
    by: string;
    /** By when to explain; `stated` when the signer wrote that day. Null when the letter asks for no explanation. */
    explain: { by: Day; stated: boolean } | null;
  } | null;
}

type Recorded = LetterEvent & { recordedAt: Instant; by: { user: string } };

export function evolveLetter(row: LetterRow | null, event: Recorded): LetterRow | null {
  switch (event.type) {
    case 'LetterDrafted':
      return { ...event.data, draftedAt: event.recordedAt, signed: null };
    case 'LetterRedrafted':
      return row && { ...row, ...event.data };
    case 'LetterSigned': {
      const { number, date, explain } = event.data;
      const asked = explain && { by: explain.by, stated: explain.stated };
      return row && { ...row, signed: { number, date, at: event.recordedAt, by: event.by.user, explain: asked } };
    }
  }
}
