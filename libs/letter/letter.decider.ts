// A letter is drafted once a day for an agency, grows until it is signed, and is signed once.
import { addWorkingDays } from '../deadline/calendars/calendar.rule.js';
import { entitledParams, isEntitled } from '../identity/entitled.rule.js';
import { dayOf, refuse, type Decider, type Refusal } from '../kernel/index.js';
import type { DraftLetter, LetterCommand, SignLetter, StrikeItems } from './letter.commands.js';
import type { LetterEvent, LetterEvents, LetterHead, LetterItem } from './letter.events.js';
import { asOfPaper, evolveLetter, headOf, isGraver, type LetterRow } from './letter.state.rule.js';

/** A lower step never takes back what a higher one asked for. */
function draft({ type: _, day, ...data }: DraftLetter, row: LetterRow | null): LetterEvent[] {
  if (!row) return [{ type: 'LetterDrafted', data: { day, ...data } }];
  if (row.signed) return [];
  const higher = row.closedOn || isGraver(data.kind, row.kind) ? data : row;
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

/** Where only urging is left, the department that follows the tasks writes itself, as it does from the start. */
function headFor(items: readonly LetterItem[], row: LetterRow): LetterHead {
  const kind = items.map(({ asked }) => asked).reduce((one, other) => (isGraver(other, one) ? other : one), 'urge');
  const { issuer, superior, overseer } = row;
  if (kind !== 'urge' || superior || !overseer) return { ...headOf(row), kind };
  return { kind, issuer: overseer, superior: issuer, overseer: null, draftedBy: null };
}

function strike({ letter, tasks }: StrikeItems, row: LetterRow | null): LetterEvent[] {
  if (!row || row.signed) return [];
  const reasonOf = new Map(tasks.map(({ task, reason }) => [task, reason]));
  const struck = row.items.flatMap(({ task, code, title }) => {
    const reason = reasonOf.get(task);
    return reason === undefined ? [] : [{ task, code, title, reason }];
  });
  if (struck.length === 0) return [];
  const { agency } = row;
  const left = row.items.filter(({ task }) => !reasonOf.has(task));
  if (left.length === 0) return [{ type: 'LetterClosed', data: { letter, agency, struck } }];
  return [{ type: 'LetterItemsStruck', data: { letter, agency, struck, left: left.length, ...headFor(left, row) } }];
}

function refuseSigning({ by, entitled, nameOf, date, explainBy, now, letter }: SignLetter, row: LetterRow): Refusal | null {
  const who = { agencies: entitled.filter((agency) => agency !== row.agency.agency), admin: true };
  if (!isEntitled(by, who) || by.agency === row.agency.agency)
    return refuse('letter.not-entitled', { ...entitledParams(who, nameOf), addressee: row.agency.name });
  if (row.signed) return refuse('letter.signed-already', { letter, number: row.signed.number });
  if (date > dayOf(now)) return refuse('letter.date-in-future', { date, today: dayOf(now) });
  if (date < row.day) return refuse('letter.date-before-draft', { date, day: row.day });
  if (row.items.length === 0) return refuse('letter.closed', { letter, day: row.closedOn ?? date });
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

/** What left the draft after the day on the paper was in it when people signed. */
function sign(command: SignLetter, drafted: LetterRow | null): LetterEvent[] | Refusal {
  const { letter, number, date } = command;
  if (!drafted) return refuse('letter.unknown', { letter });
  const row = drafted.signed ? drafted : asOfPaper(drafted, date);
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
  decide(command, row) {
    if (command.type === 'DraftLetter') return draft(command, row);
    return command.type === 'StrikeItems' ? strike(command, row) : sign(command, row);
  },
  evolve: (row, event) => evolveLetter(row, event as never),
};
