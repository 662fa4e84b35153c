// One printed day or period before the year is known for sure.

export type Unit = 'day' | 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year';

/** Why a term has more than one sensible reading; the key of a question in the texts. */
export type Doubt =
  | 'short-year'
  | 'round-the-clock'
  | 'part-of-quarter'
  | 'odd-months'
  | 'school-year'
  | 'first-months'
  | 'order'
  | 'mixed-range'
  | 'named-year';

/** Why a term cannot be a day at all. */
export type Fault = 'no-such-day' | 'no-such-month' | 'no-such-quarter' | 'no-such-year' | 'day-without-month' | 'week-of-month';

export interface Term {
  unit: Unit;
  /** Months of the year it covers, 1 to 12; a named day has the same month twice. */
  from: number;
  to: number;
  /** The day named in month `to`; null for the whole period. */
  day: number | null;
  year: number | null;
  /** 1 for "năm sau", -1 for "năm trước". */
  yearShift: number;
  /** Fixed by article 146 of the Civil Code ("giữa tháng", "đầu năm"). */
  byLaw: boolean;
  /** Starts with its own word ("quý", "tháng", "ngày", "năm"). */
  headed: boolean;
  doubt: Doubt | null;
  /** "ngày 15 các tháng 3, 6": the months that follow have this day too. */
  sharesDay?: true;
}

export type Parsed = { term: Term; next: number } | { fault: Fault; next: number } | null;

const PLAIN = { day: null, year: null, yearShift: 0, byLaw: false, headed: true, doubt: null };

export const period = (unit: Unit, from: number, to: number, rest: Partial<Term> = {}): Term => ({ ...PLAIN, unit, from, to, ...rest });
export const namedDay = (day: number, month: number, rest: Partial<Term> = {}): Term => period('day', month, month, { day, ...rest });
export const quarterOf = (quarter: number, rest: Partial<Term> = {}): Term => period('quarter', quarter * 3 - 2, quarter * 3, rest);
