// Gives every term its year and its days, and every stretch its one-letter code.
import { addDays, endOfMonth, isRealDay, makeDay } from '../../kernel/day.rule.js';
import type { ReadingContext } from './deadline.types.rule.js';
import type { Code, Item, Piece, Slot } from './item.types.rule.js';
import type { Group } from './group.rule.js';
import type { Term, Unit } from './term.types.rule.js';

const LETTERS: Readonly<Record<Unit, Code>> = { day: 'D', month: 'M', quarter: 'Q', 'half-year': 'H', 'nine-months': 'N', year: 'Y' };

const BLANK = { slots: [], every: null, days: [], weekday: null, periodDay: null, duration: null, fault: null };

/** The item a piece stands for; null for fillers, separators and words that say nothing about time. */
export function resolve(piece: Piece, years: YearLender, clean: string, context: ReadingContext): Item | null {
  const { meaning, at, end } = piece;
  const item = (code: Code, rest: Partial<Item> = {}): Item => ({ ...BLANK, code, at, end, text: clean.slice(at, end), ...rest });
  switch (meaning.is) {
    case 'group':
      return groupItem(meaning.group, years.defaultFor(piece), context, item);
    case 'days':
      return item('d', { days: meaning.days });
    case 'period-day':
      return item('z', { periodDay: meaning.periodDay });
    case 'rhythm':
      return item('E', { every: meaning.every });
    case 'duration':
      return item('K', { duration: meaning.duration });
    case 'weekday':
      return item('V', { weekday: meaning.weekday });
    case 'condition':
      return item('C');
    case 'fault':
      return item('x', { fault: meaning.fault });
    case 'mark':
      return item(meaning.code);
    case 'words':
    case 'filler':
    case 'separator':
      return null;
  }
}

function groupItem(group: Group, lent: number | null, context: ReadingContext, item: (code: Code, rest?: Partial<Item>) => Item): Item {
  const slots = slotsOf(group, lent, context);
  if (!slots) return item('x', { fault: 'no-such-day' });
  const last = slots.at(-1)!;
  if (slots.length === 1) return item(LETTERS[last.unit], { slots });
  const bareYear =
    group.mode === 'range' && last.unit === 'year' && !group.terms.at(-1)!.headed && slots.some((slot) => slot.unit !== 'year');
  if (bareYear) return item('R', { slots: slots.map((slot) => ({ ...slot, doubt: 'mixed-range' })) });
  const ascending = slots.every((slot, index) => index === 0 || slot.due >= slots[index - 1]!.due);
  const ordered = ascending ? slots : slots.map((slot) => ({ ...slot, doubt: slot.doubt ?? ('order' as const) }));
  return item(group.mode === 'range' || isUnbroken(slots) ? 'R' : 'L', { slots: ordered });
}

/** Periods of one kind that follow one another without a gap are one longer period: "Quý III, IV". */
const isUnbroken = (slots: readonly Slot[]): boolean =>
  slots.every((slot, index) => {
    const before = slots[index - 1];
    return slot.unit !== 'day' && (!before || (before.unit === slot.unit && slot.start === addDays(before.due, 1)));
  });

/** The days of each term, or null when one of them does not exist ("29/02/2026"). */
function slotsOf(group: Group, lent: number | null, context: ReadingContext): Slot[] | null {
  const years = yearsOf(group.terms, group.mode === 'range');
  const slots: Slot[] = [];
  for (const [index, term] of group.terms.entries()) {
    const own = years[index] ?? null;
    const printed = own ?? lent;
    const slot = slotOf(term, (printed ?? context.planYear) + (own === null ? term.yearShift : 0), printed !== null, own !== null);
    if (!slot) return null;
    slots.push(slot);
  }
  return slots;
}

/** A year printed once serves its neighbours: first those before it ("Quý III, IV/2021"), then those after. */
function yearsOf(terms: readonly Term[], range: boolean): (number | null)[] {
  const years = terms.map((term) => term.year);
  for (let index = terms.length - 2; index >= 0; index--) {
    const following = years[index + 1] ?? null;
    if (years[index] !== null || following === null || terms[index]!.yearShift !== 0) continue;
    // "Quý IV - Quý I/2026" begins in the year before.
    years[index] = range && terms[index]!.from > terms[index + 1]!.to ? following - 1 : following;
  }
  for (let index = 1; index < terms.length; index++) if (terms[index]!.yearShift === 0) years[index] ??= years[index - 1] ?? null;
  return years;
}

function slotOf(term: Term, year: number, printed: boolean, yearNamed: boolean): Slot | null {
  if (term.day !== null && !isRealDay(year, term.to, term.day)) return null;
  const due = term.day === null ? endOfMonth(year, term.to) : makeDay(year, term.to, term.day);
  const start = term.day === null ? makeDay(year, term.from, 1) : due;
  return { unit: term.unit, start, due, yearPrinted: printed || term.yearShift !== 0, yearNamed, byLaw: term.byLaw, doubt: term.doubt };
}

/** Lends a year printed elsewhere in the cell: the nearest one before, else the nearest one after. */
export interface YearLender {
  defaultFor(piece: Piece): number | null;
}

export function lendYears(pieces: readonly Piece[]): YearLender {
  const known = pieces.flatMap((piece) => {
    const year = piece.meaning.is === 'group' ? singleYear(piece.meaning.group) : null;
    return year === null ? [] : [{ at: piece.at, year }];
  });
  return {
    defaultFor: (piece) => (known.findLast((each) => each.at < piece.at) ?? known.find((each) => each.at > piece.at))?.year ?? null,
  };
}

/** A span of years lends none: "2021-2025, Quý IV" does not say of which year. */
function singleYear(group: Group): number | null {
  const years = new Set(group.terms.flatMap((term) => term.year ?? []));
  const [year] = years;
  const wholeYears = group.terms.every((term) => term.unit === 'year');
  if (year === undefined || (years.size > 1 && wholeYears)) return null;
  return group.terms.findLast((term) => term.year !== null)!.year;
}
