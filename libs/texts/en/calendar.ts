// The English of ../vi/calendar.ts.
import { wrong } from './input.js';
import { printDay } from '../../kernel/day.rule.js';
import type { CalendarSentences } from '../facts/calendar-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';

const day = (value: unknown): string => printDay(String(value));
const file = (p: Params): string => (p.file ? `The calendar file “${p.file}”` : 'The calendar');
const place = (p: Params): string => `${file(p)} is not valid at “${p.path}”`;

export const refusals = {
  'calendar.unreadable': (p) => `The calendar file “${p.file}” cannot be read: ${p.detail}.`,
  'calendar.not-json': (p) => `The calendar file “${p.file}” is not valid JSON${p.place ? ` from character ${p.place} on` : ''}.`,
  'calendar.invalid': (p) => `${place(p)}: ${wrong(p)}.`,
  'calendar.outside-year': (p) =>
    `${place(p)}: ${day(p.day)} is not in ${p.year}; a day of another year belongs to the calendar of that year.`,
  'calendar.day-twice': (p) => `${place(p)}: ${day(p.day)} stands at “${p.first}” already.`,
  'calendar.work-on-weekday': (p) => `${place(p)}: a day worked for another, ${day(p.day)}, must be a Saturday or a Sunday.`,
  'calendar.off-on-weekend': (p) =>
    `${place(p)}: ${day(p.day)} is a Saturday or a Sunday and so a day of rest; days off in lieu or exchanged must be weekdays.`,
  'calendar.no-such-year': (p) => `There is no calendar of “${p.year}”: the year must be from ${p.first} to ${p.last}.`,
  'calendar.reason-needed': (p) => `The holidays of ${p.year} are announced already; loading them again needs a reason.`,
  'calendar.warnings': (p) =>
    `${file(p)} of ${p.year} has unusual points: ${p.en}. If that is what the document says, confirm to load it all the same.`,
} satisfies Sentences;

export const events: CalendarSentences = {
  CalendarAdopted: (d) => {
    const years = d.years.map(({ year }) => year);
    return `The calendar of the product was put on record: ${Math.min(...years)}-${Math.max(...years)} by notices, other years by the law`;
  },
  CalendarYearLoaded: (d) => {
    const papers = d.documents.map(({ number, date }) => (date ? `${number} of ${printDay(date)}` : number)).join('; ');
    return `The holidays of ${d.year} were loaded by ${papers}${d.reason ? `; why again: ${d.reason}` : ''}`;
  },
};

export const calendar = {
  day: (printed: string, provisional: number | null | undefined): string => (provisional ? `${printed} (provisional)` : printed),
  mayChange: (years: readonly number[]): string =>
    `By a provisional calendar; may change when the holidays of ${years.join(', ')} are announced.`,
  mayMove: 'What may still move: the days off around Tết, the day off beside National Day (2/9), exchanged working days.',
  whatMayMove: 'the days off around Tết, the day off beside National Day (2/9), and exchanged working days',
  warnings: {
    'missing-holiday': (p) => `a day off by law is missing, ${day(p.day)} (${p.name})`,
    'not-made-up': (p) => `holidays on a weekend: ${p.lost}, days off in lieu: ${p.madeUp}`,
    unbalanced: (p) => `weekdays given off: ${p.off}, weekend days worked: ${p.work}`,
  } satisfies Sentences as Sentences,
  kinds: {
    holiday: 'holiday',
    compensatory: 'in lieu',
    'swapped-off': 'exchanged, off',
    'swapped-work': 'exchanged, worked',
  },
};
