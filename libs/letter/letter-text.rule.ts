// What a letter says, laid out as the decree on official papers (30/2020/NĐ-CP) wants it; text and DOCX are made of it.
import { printDay, type Day } from '../kernel/index.js';
import { letter as words } from '../texts/vi/letter.js';
import type { LetterItem } from './letter.events.js';
import type { LetterRow } from './letter.state.rule.js';

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
  table: { head: string[]; rows: string[][] };
  closing: string[];
  signature: string[];
  copies: string[];
}

/** Days below 10 and the months 1 and 2 have a leading zero. */
function dated(place: string, date: Day | null, year: string): string {
  if (!date) return words.dateEmpty(place, year);
  const month = Number(date.slice(5, 7));
  return words.date(place, date.slice(8, 10), month < 3 ? `0${month}` : String(month), date.slice(0, 4));
}

/** "Nam Định" of "Ủy ban nhân dân tỉnh Nam Định". */
const placeOf = ({ issuer, superior }: LetterRow): string => /(?:tỉnh|thành phố)\s+(.+)$/.exec(superior?.name ?? issuer.name)?.[1] ?? '';

const row = (item: LetterItem, index: number): string[] => [
  String(index + 1),
  item.code ? `${item.code}. ${item.title}` : item.title,
  item.plan,
  printDay(item.due),
  words.days(item.calendarDays, item.workingDays),
];

export function letterPaper(letter: LetterRow): LetterPaper {
  const { kind, issuer, superior, agency, items, signed, day } = letter;
  const longest = [...items].sort((one, other) => other.calendarDays - one.calendarDays);
  return {
    superior: superior?.name ?? null,
    issuer: issuer.name,
    number: signed ? words.number(signed.number) : words.numberEmpty,
    about: words.about[kind],
    placeAndDate: dated(placeOf(letter), signed?.date ?? null, day.slice(0, 4)),
    mark: signed ? words.signed(signed.number, printDay(signed.date)) : words.draft,
    to: words.to(agency.name),
    paragraphs: [words.opening(agency.name, items.length, printDay(day)), ...words.demand[kind]],
    table: { head: words.head, rows: longest.map(row) },
    closing: words.closing,
    signature: superior ? words.signatureOfDepartment(issuer.name) : words.signatureOfProvince[kind],
    copies: words.copies,
  };
}

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** Plain text: complete, for reading and copying. */
export function letterText(paper: LetterPaper): string {
  const { head, rows } = paper.table;
  const lines = rows.map((cells) => cells.map((cell, column) => `${head[column]}: ${cell}`).join('\n   '));
  return [
    paper.mark,
    [...(paper.superior ? [upper(paper.superior)] : []), upper(paper.issuer)].join('\n'),
    [words.nation, words.motto].join('\n'),
    `${paper.number}\n${paper.about}`,
    paper.placeAndDate,
    paper.to,
    ...paper.paragraphs.slice(0, 1),
    ...lines,
    ...paper.paragraphs.slice(1),
    ...paper.closing,
    paper.signature.join('\n'),
    [words.copiesHeading, ...paper.copies].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
    .normalize('NFC');
}
