// The civil-service calendar as it is stored and published: years with the days that are not as their weekday says.
import type { Day } from '../../kernel/day.rule.js';

/** `swapped-work` is a Saturday or Sunday worked for a weekday given off (`swapped-off`). */
export type SpecialDayKind = 'holiday' | 'compensatory' | 'swapped-off' | 'swapped-work';

export interface SpecialDay {
  date: Day;
  name: string;
  kind: SpecialDayKind;
}

export interface CalendarYear {
  year: number;
  /** The notices and decisions that fixed the year; none when it was computed from the law. */
  documents: string[];
  days: SpecialDay[];
}

/** A version of the calendar as it is stored and published. */
export interface CalendarData {
  /** Named by every verdict "late" that was computed with it. */
  version: string;
  years: CalendarYear[];
}
