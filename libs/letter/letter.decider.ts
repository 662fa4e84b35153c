// A letter is drafted once a day for an agency, grows until it is signed, and is signed once.
import { addWorkingDays } from '../deadline/calendar.rule.js';
import { entitledParams, isEntitled } from '../identity/entitled.rule.js';
import { dayOf, refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { DraftLetter, LetterCommand, SignLetter } from './letter.commands.js';
import type { LetterEvent, LetterEvents, LetterItem } from './letter.events.js';
import { evolveLetter, isGraver, type LetterRow } from './letter.state.rule.js';

/** A lower step never takes back what a higher one asked for. */
function draft({ type: _, day, ...data }: DraftLetter, row: LetterRow | null): LetterEvent[] {
  if (!row) return [{ type: 'LetterDrafted', data: { day, ...data } }];
  if (row.signed) return [];
  const higher = isGraver(data.kind, row.kind) ? data : row;
  const items = withMore(row.items, data.items);
  if (higher === row && items.length === row.items.length && items.every((item, index) => item === row.items[index])) return [];
  const { letter, agency, issuer, superior, overseer, draftedBy, kind } = higher;
  const explainWithin = data.explainWithin ?? row.explainWithin;
  return [{ type: 'LetterRedrafted', data: { letter, agency, issuer, superior, overseer, draftedBy, kind, explainWithin, items } }];
}

/** Further tasks are added; one that is there stays as it was unless more is asked of it now. */
function withMore(items: readonly LetterItem[], further: readonly LetterItem[]): LetterItem[] {
  const graver = (item: LetterItem): LetterItem =>
    further.find((each) => each.task === item.task && isGraver(each.asked, item.asked)) ?? item;
  return [...items.map(graver), ...further.filter((each) => !items.some((item) => item.task === each.task))];
}

function refuseSigning({ by, entitled, nameOf, date, explainBy, now, letter }: SignLetter, row: LetterRow): Refusal | null {
  const who = { agencies: entitled.filter((agency) => agency !== row.agency.agency), admin: true };
  if (!isEntitled(by, who) || by.agency === row.agency.agency)
    return refuse('letter.not-entitled', { ...entitledParams(who, nameOf), addressee: row.agency.name });
  if (row.signed) return refuse('letter.signed-already', { letter, number: row.signed.number });
  if (date > dayOf(now)) return refuse('letter.date-in-future', { date, today: dayOf(now) });
  if (date < row.day) return refuse('letter.date-before-draft', { date, day: row.day });
  if (!explainBy) return null;
  if (toExplain(row).length === 0) return refuse('letter.asks-no-explanation', { letter });
  return explainBy <= date ? refuse('letter.explain-by-too-early', { day: explainBy, date }) : null;
}

const toExplain = ({ items }: LetterRow): LetterItem[] => items.filter((item) => item.asked === 'explain');

/**
 * The term runs from the day on the letter, which is not counted itself (Civil Code 2015, art. 147): whoever holds the paper
 * comes to the same day.
 */
function explanationAsked({ date, explainBy, calendar }: SignLetter, row: LetterRow): LetterEvents['LetterSigned']['explain'] {
  const tasks = toExplain(row).map(({ task, deadlineVersion }) => ({ task, deadlineVersion }));
  const by = explainBy ?? (row.explainWithin === null ? null : addWorkingDays(calendar, date, row.explainWithin));
  if (tasks.length === 0 || by === null) return null;
  return { tasks, by, calendar: calendar.version, stated: Boolean(explainBy) };
}

function sign(command: SignLetter, row: LetterRow | null): LetterEvent[] | Refusal {
  const { letter, number, date } = command;
  if (!row) return refuse('letter.unknown', { letter });
  return (
    refuseSigning(command, row) ?? [
      {
        type: 'LetterSigned',
        data: {
          letter,
          agency: row.agency,
          number,
          date,
          tasks: row.items.map((item) => item.task),
          explain: explanationAsked(command, row),
        },
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
