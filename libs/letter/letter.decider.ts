// A letter is drafted once a day for an agency, grows until it is signed, and is signed once.
import { dayOf, refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { DraftLetter, LetterCommand, SignLetter } from './letter.commands.js';
import type { LetterEvent } from './letter.events.js';
import { evolveLetter, RANK, type LetterRow } from './letter.state.rule.js';

/** A lower step never takes back what a higher one asked for. */
function draft({ type: _, day, ...data }: DraftLetter, row: LetterRow | null): LetterEvent[] {
  if (!row) return [{ type: 'LetterDrafted', data: { day, ...data } }];
  if (row.signed) return [];
  const higher = RANK.indexOf(data.kind) > RANK.indexOf(row.kind) ? data : row;
  const known = new Set(row.items.map((item) => item.task));
  const items = [...row.items, ...data.items.filter((item) => !known.has(item.task))];
  if (higher === row && items.length === row.items.length) return [];
  const { letter, agency, issuer, superior, kind } = higher;
  return [{ type: 'LetterRedrafted', data: { letter, agency, issuer, superior, kind, items } }];
}

function refuseSigning({ by, entitled, date, now, letter }: SignLetter, row: LetterRow): Refusal | null {
  const may = by.role === 'admin' || (by.role !== 'inspector' && by.agency !== null && entitled.includes(by.agency));
  if (!may || by.agency === row.agency.agency) return refuse('letter.not-entitled', { issuer: row.issuer.name });
  if (row.signed) return refuse('letter.signed-already', { letter, number: row.signed.number });
  if (date > dayOf(now)) return refuse('letter.date-in-future', { date, today: dayOf(now) });
  return date < row.day ? refuse('letter.date-before-draft', { date, day: row.day }) : null;
}

function sign(command: SignLetter, row: LetterRow | null): LetterEvent[] | Refusal {
  const { letter, number, date } = command;
  if (!row) return refuse('letter.unknown', { letter });
  return (
    refuseSigning(command, row) ?? [
      {
        type: 'LetterSigned',
        data: { letter, agency: row.agency, number, date, tasks: row.items.map((item) => item.task) },
        occurredOn: date,
      },
    ]
  );
}

export const letterDecider: Decider<LetterRow | null, LetterCommand, LetterEvent> = {
  initial: null,
  decide: (command, row) => (command.type === 'DraftLetter' ? draft(command, row) : sign(command, row)),
  evolve: (row, event) => evolveLetter(row, event as never),
};
