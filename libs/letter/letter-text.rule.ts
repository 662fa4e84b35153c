// What a letter says, laid out as the decree on official papers (30/2020/NĐ-CP) wants it; text and DOCX are made of it.
import { printDay, type Day } from '../kernel/index.js';
import { calendar as calendarWords } from '../texts/vi/calendar.js';
import { letter as words } from '../texts/vi/letter.js';
import { annexRow } from './annex.rule.js';
import type { LetterItem, LetterKind } from './letter.events.js';
import { RANK, type LetterRow } from './letter.state.rule.js';
import type { SignedLetter } from './signed-letters.rule.js';

export interface LetterPaper {
  superior: string | null;
  issuer: string;
  /** Empty after the colon until the registry numbers it. */
  number: string;
  about: string;
  placeAndDate: string;
  /** "DỰ THẢO", or that it was signed. */
  mark: string;
  to: string;
  paragraphs: string[];
  closing: string[];
  signature: string[];
  copies: string[];
  /** A page of its own, lying, for a table that is too wide for the letter. Lines of a cell are parted by line breaks. */
  annex: { heading: string; title: string; with: string; asOf: string; head: string[]; rows: string[][] };
}

/** The letters about a task that were signed before this one, or so far. */
export type Earlier = (task: string) => readonly SignedLetter[];
const NONE: Earlier = () => [];

/** What only the application knows of a letter. */
export interface Known {
  /** The letters signed before it; a draft cites those that are signed by now. */
  earlier: Earlier;
  /** Years of its days whose notice of holidays is not loaded yet. */
  provisional: readonly number[];
}

/** Days below 10 and the months 1 and 2 have a leading zero. */
function partsOf(date: Day): [day: string, month: string, year: string] {
  const month = Number(date.slice(5, 7));
  return [date.slice(8, 10), month < 3 ? `0${month}` : String(month), date.slice(0, 4)];
}

const BLANK = '    ';
const dateParts = ({ signed, day }: LetterRow): [string, string, string] =>
  signed ? partsOf(signed.date) : [BLANK, BLANK, day.slice(0, 4)];

/** "Nam Định" of "Ủy ban nhân dân tỉnh Nam Định". */
const placeOf = ({ issuer, superior }: LetterRow): string => /(?:tỉnh|thành phố)\s+(.+)$/.exec(superior?.name ?? issuer.name)?.[1] ?? '';

/** Places of the items that are meant; null when all are. */
function placesOf(items: readonly LetterItem[], meant: (item: LetterItem) => boolean): number[] | null {
  const places = items.flatMap((item, index) => (meant(item) ? [index + 1] : []));
  return places.length === items.length ? null : places;
}

/** The how-manieth letter it is about each task, when that is the same for all. */
function roundOf(items: readonly LetterItem[], earlier: Earlier): number {
  const [round = 1, ...others] = new Set(items.map(({ task }) => earlier(task).length + 1));
  return others.length === 0 ? round : 1;
}

/** The letters that were signed about the tasks; nothing when there are none. */
function urged(items: readonly LetterItem[], earlier: Earlier): string[] {
  const letters = new Map(items.flatMap(({ task }) => earlier(task)).map((each) => [each.letter, each]));
  if (letters.size === 0) return [];
  const names = [...letters.values()].map(({ letter, number, date }) => {
    const places = placesOf(items, ({ task }) => earlier(task).some((each) => each.letter === letter));
    return words.earlier(number, printDay(date), places);
  });
  return [
    words.urged(
      names,
      items.every(({ task }) => earlier(task).length > 0),
    ),
  ];
}

function termOf({ signed, explainWithin }: LetterRow): string {
  if (signed?.explain?.stated) return words.termBy(printDay(signed.explain.by));
  return explainWithin === null ? '' : words.term(explainWithin);
}

/** The gravest first; what is asked of some only names them. */
function demands(letter: LetterRow, items: readonly LetterItem[]): string[] {
  const { issuer, superior, overseer } = letter;
  const of = (kind: LetterKind): string[] => {
    if (!items.some((item) => item.asked === kind)) return [];
    const which = words.which(placesOf(items, (item) => item.asked === kind));
    if (kind === 'urge') return words.demand.urge(which);
    if (kind === 'explain') return words.demand.explain(which, words.by(issuer.name, overseer?.name ?? null), termOf(letter));
    return words.demand.sanction(which, overseer?.name ?? words.someOverseer, superior?.name ?? issuer.name);
  };
  return [...RANK].reverse().flatMap(of);
}

/** A department reports to the province; the province tells who follows the tasks for it. */
function copiesOf({ superior, overseer, draftedBy }: LetterRow): string[] {
  const others = superior ? [words.forReport(superior.name)] : overseer ? [words.toFollow(overseer.name)] : [];
  return [words.sameAsAbove, ...others, words.filed(draftedBy)];
}

/** Who signs must know which days may still move; a signed letter stands as it was signed. */
const mayMove = ({ signed }: LetterRow, provisional: readonly number[]): string =>
  signed || provisional.length === 0 ? '' : ` ${calendarWords.mayChange(provisional)}`;

function annexOf(letter: LetterRow, items: readonly LetterItem[], { earlier, provisional }: Known): LetterPaper['annex'] {
  const { signed, issuer, agency, day } = letter;
  const { annex } = words;
  return {
    heading: annex.heading,
    title: annex.title,
    with: annex.with(signed ? annex.number(signed.number) : annex.numberEmpty, annex.dated(...dateParts(letter)), issuer.name),
    asOf: `${annex.asOf(agency.name, printDay(day))}${mayMove(letter, provisional)}`,
    head: annex.head,
    rows: items.map((item, index) => annexRow(item, index + 1, day, earlier(item.task))),
  };
}

function markOf({ signed, closedOn }: LetterRow): string {
  if (signed) return words.signed(signed.number, printDay(signed.date));
  return closedOn ? words.closed(printDay(closedOn)) : words.draft;
}

export function letterPaper(letter: LetterRow, known: Partial<Known> = {}): LetterPaper {
  const { earlier = NONE, provisional = [] } = known;
  const { kind, issuer, superior, agency, signed, day } = letter;
  const items = [...letter.items].sort((one, other) => other.calendarDays - one.calendarDays);
  return {
    superior: superior?.name ?? null,
    issuer: issuer.name,
    number: signed ? words.number(signed.number) : words.numberEmpty,
    about: words.about[kind](roundOf(items, earlier)),
    placeAndDate: words.date(placeOf(letter), ...dateParts(letter)),
    mark: markOf(letter),
    to: words.to(agency.name),
    paragraphs: [words.opening(agency.name, items.length, printDay(day)), ...urged(items, earlier), ...demands(letter, items)],
    closing: words.closing,
    signature: superior ? words.signatureOfDepartment(issuer.name) : words.signatureOfProvince[kind],
    copies: copiesOf(letter),
    annex: annexOf(letter, items, { earlier, provisional }),
  };
}

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** Plain text: complete, for reading and copying. */
export function letterText(paper: LetterPaper): string {
  const { heading, title, with: withLetter, asOf, head, rows } = paper.annex;
  const cellText = (cell: string, column: number): string => `${head[column]}: ${cell.split('\n').join('; ')}`.trimEnd();
  return [
    paper.mark,
    [...(paper.superior ? [upper(paper.superior)] : []), upper(paper.issuer)].join('\n'),
    [words.nation, words.motto].join('\n'),
    `${paper.number}\n${paper.about}`,
    paper.placeAndDate,
    paper.to,
    ...paper.paragraphs,
    ...paper.closing,
    paper.signature.join('\n'),
    [words.copiesHeading, ...paper.copies].join('\n'),
    [heading, title, withLetter].join('\n'),
    asOf,
    ...rows.map((cells) => cells.map(cellText).join('\n   ')),
  ]
    .join('\n\n')
    .concat('\n')
    .normalize('NFC');
}
