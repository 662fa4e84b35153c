// A letter as its events leave it: the row of the projection and the state of the decider.
import { dayOf, type Day, type Instant } from '../kernel/index.js';
import type { LetterEvent, LetterEvents, LetterHead, LetterItem, LetterKind, StruckReason } from './letter.events.js';

/** What a letter may ask for, the gravest last. */
export const RANK: readonly LetterKind[] = ['urge', 'explain', 'sanction'];
/** Whether one asks for more than the other. */
export const isGraver = (one: LetterKind, other: LetterKind): boolean => RANK.indexOf(one) > RANK.indexOf(other);

type Drafted = LetterEvents['LetterDrafted'];

/** A task that left the draft. */
export interface StruckFromDraft {
  item: LetterItem;
  reason: StruckReason;
  on: Day;
  at: Instant;
  /** The head of the draft while it was in it. */
  head: LetterHead;
}

export interface LetterRow extends Drafted {
  draftedAt: Instant;
  /** In the order in which they left. */
  struck: StruckFromDraft[];
  /** Since when there is nothing left to sign; null while there is, and once it was signed. */
  closedOn: Day | null;
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

export const headOf = ({ issuer, superior, overseer, draftedBy, kind }: LetterHead): LetterHead => ({
  issuer,
  superior,
  overseer,
  draftedBy,
  kind,
});

const without = (struck: readonly StruckFromDraft[], items: readonly LetterItem[]): StruckFromDraft[] =>
  struck.filter(({ item }) => !items.some(({ task }) => task === item.task));

function strike(row: LetterRow, { data, recordedAt }: Recorded & { type: 'LetterItemsStruck' | 'LetterClosed' }): LetterRow {
  const reasonOf = new Map(data.struck.map(({ task, reason }) => [task, reason]));
  const left = row.items.flatMap((item) => {
    const reason = reasonOf.get(item.task);
    return reason === undefined ? [] : [{ item, reason, on: dayOf(recordedAt), at: recordedAt, head: headOf(row) }];
  });
  return { ...row, items: row.items.filter(({ task }) => !reasonOf.has(task)), struck: [...row.struck, ...left] };
}

/** A draft as the paper of that day has it: what left it only later was in it, under the head of then. */
export function asOfPaper(row: LetterRow, date: Day): LetterRow {
  const later = row.struck.filter(({ on }) => on > date);
  if (later.length === 0) return row;
  const items = [...row.items, ...later.map(({ item }) => item)];
  const struck = row.struck.filter(({ on }) => on <= date);
  return { ...row, ...later[0]?.head, items, struck, closedOn: null };
}

/** Letters of a log from before tasks left drafts name all that they were drafted with. */
function asOnPaper(row: LetterRow, date: Day, tasks: readonly string[]): LetterRow {
  const paper = asOfPaper(row, date);
  return { ...paper, items: paper.items.filter(({ task }) => tasks.includes(task)), closedOn: null };
}

export function evolveLetter(row: LetterRow | null, event: Recorded): LetterRow | null {
  switch (event.type) {
    case 'LetterDrafted':
      return { ...event.data, draftedAt: event.recordedAt, struck: [], closedOn: null, signed: null };
    case 'LetterRedrafted':
      return row && { ...row, ...event.data, struck: without(row.struck, event.data.items), closedOn: null };
    case 'LetterItemsStruck': {
      const { issuer, superior, overseer, draftedBy, kind } = event.data;
      return row && { ...strike(row, event), issuer, superior, overseer, draftedBy, kind };
    }
    case 'LetterClosed':
      return row && { ...strike(row, event), closedOn: dayOf(event.recordedAt) };
    case 'LetterSigned': {
      const { number, date, explain, tasks } = event.data;
      const asked = explain && { by: explain.by, stated: explain.stated };
      return row && { ...asOnPaper(row, date, tasks), signed: { number, date, at: event.recordedAt, by: event.by.user, explain: asked } };
    }
  }
}
