// One line of the table of late tasks: what is on record of each, and nothing where nothing is.
import { printDay, type Day } from '../kernel/index.js';
import type { Paper } from '../task/facts/task.events.js';
import { letter as words } from '../texts/vi/letter.js';
import type { KnownOfPart, LetterItem } from './letter.events.js';
import type { SignedLetter } from './signed-letters.rule.js';

const paper = ({ number, date }: Paper): string => words.paper(number, date && printDay(date));
const perhaps = (known: Paper | null): string | null => known && paper(known);

/** What is quoted of a text that may fill pages. */
const MOST_QUOTED = 400;
function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED).replace(/\s\S*$/u, '')}…` : line;
}

const partners = ({ jointLeads, coordinators }: KnownOfPart): string[] => [
  ...(jointLeads.length > 0 ? [words.jointLeads(jointLeads)] : []),
  ...coordinators,
];

/** The first day and those that took its place. A deadline that had no day at first was given one later. */
function deadlines({ known, due }: LetterItem): string[] {
  if (!known) return [printDay(due)];
  const { firstDue, changes } = known;
  const [given, ...more] = changes;
  if (firstDue) return [printDay(firstDue), ...changes.map((each) => words.changed(printDay(each.due), perhaps(each.paper)))];
  if (!given) return [printDay(due)];
  return [
    words.determined(printDay(given.due), perhaps(given.paper)),
    ...more.map((each) => words.changed(printDay(each.due), perhaps(each.paper))),
  ];
}

function progress({ progress: { phase, percent, on, note }, extensionAsked }: KnownOfPart): string[] {
  return [
    words.phases[phase],
    ...(percent === null ? [] : [words.percent(percent)]),
    on === null ? words.nothingReported : words.noted(printDay(on), quoted(note)),
    ...(extensionAsked ? [words.extensionAsked(printDay(extensionAsked.to), paper(extensionAsked.paper))] : []),
  ];
}

const urgedBy = (letters: readonly SignedLetter[]): string[] =>
  letters.length === 0 ? [] : [words.urgedAt(letters.map(({ number, date }) => paper({ number, date })))];

function causes({ explanation, shares }: KnownOfPart, day: Day): string[] {
  const said = explanation?.answer
    ? [
        words.explained(printDay(explanation.answer.on), perhaps(explanation.answer.paper), quoted(explanation.answer.text)),
        ...(explanation.returnedFor ? [words.explanationReturned(quoted(explanation.returnedFor), printDay(explanation.due))] : []),
      ]
    : explanation
      ? [words.explanationAsked(perhaps(explanation.letter), printDay(explanation.due), explanation.due < day)]
      : [];
  return [
    ...said,
    ...shares.map(({ calendar, name, role, papers, confirmed }) => words.share(calendar, name, role, papers, confirmed === false)),
  ];
}

/**
 * @param place its number in the table
 * @param day of the figures
 * @param earlier the letters that were signed about the task
 */
export function annexRow(item: LetterItem, place: number, day: Day, earlier: readonly SignedLetter[]): string[] {
  const { code, title, plan, known, calendarDays, workingDays, asked } = item;
  return [
    [String(place)],
    [code ? `${code}. ${title}` : title],
    [paper({ number: plan, date: known?.planDate ?? null })],
    known ? partners(known) : [],
    deadlines(item),
    [...(known ? progress(known) : []), ...urgedBy(earlier)],
    [words.days(calendarDays, workingDays)],
    known ? causes(known, day) : [],
    [words.proposals[asked]],
  ].map((lines) => lines.join('\n'));
}
