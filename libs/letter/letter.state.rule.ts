// A letter as its events leave it: the row of the projection and the state of the decider.
import type { Instant } from '../kernel/index.js';
import type { LetterEvent, LetterEvents, LetterKind } from './letter.events.js';

/** What a letter may ask for, the gravest last. */
export const RANK: readonly LetterKind[] = ['urge', 'explain', 'sanction'];

type Drafted = LetterEvents['LetterDrafted'];

export interface LetterRow extends Drafted {
  draftedAt: Instant;
  signed: { number: string; date: string; at: Instant; by: string } | null;
}

type Recorded = LetterEvent & { recordedAt: Instant; by: { user: string } };

export function evolveLetter(row: LetterRow | null, event: Recorded): LetterRow | null {
  switch (event.type) {
    case 'LetterDrafted':
      return { ...event.data, draftedAt: event.recordedAt, signed: null };
    case 'LetterRedrafted':
      return row && { ...row, ...event.data };
    case 'LetterSigned': {
      const { number, date } = event.data;
      return row && { ...row, signed: { number, date, at: event.recordedAt, by: event.by.user } };
    }
  }
}
