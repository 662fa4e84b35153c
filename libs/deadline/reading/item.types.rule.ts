// What a cell is made of once its words are understood.
import type { Every } from './deadline.types.rule.js';
import type { Day } from '../../kernel/day.rule.js';
import type { Group } from './group.rule.js';
import type { Duration } from './duration.rule.js';
import type { PeriodDay } from './rhythm.rule.js';
import type { Doubt, Fault, Unit } from './term.types.rule.js';

/**
 * One letter an item, so that the wording of a clause is a short word and a phrase describes it by a pattern:
 * D day, M month, Q quarter, H half-year, N nine months, Y year, L list, R range, d day without month, z day told by its place
 * in a period, E rhythm, J "định kỳ" without a rhythm, S standing, G "and the following years", K length of time, V weekday, h hour, B trước, U đến,
 * F từ, f from the issue of the document, A sau, C condition, T ditto mark, O orientation beyond the term, x what cannot be, ? a word that unsettles.
 */
export type Code =
  | 'D'
  | 'M'
  | 'Q'
  | 'H'
  | 'N'
  | 'Y'
  | 'L'
  | 'R'
  | 'd'
  | 'z'
  | 'E'
  | 'J'
  | 'S'
  | 'G'
  | 'K'
  | 'V'
  | 'h'
  | 'B'
  | 'U'
  | 'F'
  | 'f'
  | 'A'
  | 'C'
  | 'T'
  | 'O'
  | 'x'
  | '?';

/** What the scanner says of a stretch of tokens before years are known. */
export type Meaning =
  | { is: 'group'; group: Group }
  | { is: 'days'; days: number[] }
  | { is: 'period-day'; periodDay: PeriodDay }
  | { is: 'rhythm'; every: Every | null }
  | { is: 'duration'; duration: Duration }
  | { is: 'weekday'; weekday: number }
  | { is: 'condition'; soft: boolean }
  | { is: 'fault'; fault: Fault }
  | { is: 'mark'; code: 'J' | 'S' | 'G' | 'h' | 'B' | 'U' | 'F' | 'f' | 'A' | 'T' | 'O' | '?' }
  | { is: 'words' }
  | { is: 'filler' }
  | { is: 'separator'; hard: boolean };

/** A stretch of the cell; places are those of the clean text. */
export interface Piece {
  meaning: Meaning;
  at: number;
  end: number;
}

/** A term with its days. */
export interface Slot {
  unit: Unit;
  start: Day;
  due: Day;
  /** Whether the cell prints a year for it, itself or by a neighbour. */
  yearPrinted: boolean;
  /** Whether its own expression names the year by a number, not a neighbour, "năm sau" or the plan. */
  yearNamed: boolean;
  byLaw: boolean;
  doubt: Doubt | null;
}

export interface Item {
  code: Code;
  at: number;
  end: number;
  /** The words, verbatim. */
  text: string;
  slots: Slot[];
  every: Every | null;
  /** Days of a month that is not named. */
  days: number[];
  weekday: number | null;
  periodDay: PeriodDay | null;
  duration: Duration | null;
  fault: Fault | null;
}
