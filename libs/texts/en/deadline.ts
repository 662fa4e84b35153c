// Why a deadline was read as it was, and what a careful official would ask when it can be read in more than one way.
import { calendarName } from './number.js';
import type { Sentences } from '../facts/sentences.js';

export const readings = {
  'named-day': (p) => `The cell names the day ${p.due}`,
  'day-before': (p) => `“Before ${p.named}” means by the end of the day before, ${p.due}`,
  'hour-of-day': (p) => `The cell says before an hour of ${p.due}, so it is due on that day`,
  'period-before': (p) => `“Before” a period that begins on ${p.named} means by the end of the day before, ${p.due}`,
  'month-end': (p) => `A month runs to its last day, ${p.due}`,
  'quarter-end': (p) => `A quarter runs to its last day, ${p.due}`,
  'half-year-end': (p) => `A half-year runs to its last day, ${p.due}`,
  'nine-months-end': (p) => `Nine months run to ${p.due}`,
  'year-end': (p) => `A year runs to its last day, ${p.due}`,
  'years-end': (p) => `Several years run to the end of the last one, ${p.due}`,
  'civil-code-146': (p) => `By article 146 of the Civil Code 2015, the beginning, middle or end of the period named is ${p.due}`,
  'last-of-several': (p) => `The cell names ${p.count} milestones; the last is ${p.due}`,
  onward: (p) => `The task goes on in the following years; the first result is due on ${p.due}`,
  'every-year': (p) => `The task recurs every year; next on ${p.due}`,
  'every-year-on': (p) => `The task recurs every year at the time named; this year on ${p.due}`,
  'every-half-year': (p) => `The task recurs every six months; next on ${p.due}`,
  'every-quarter': (p) => `The task recurs every quarter; next on ${p.due}`,
  'every-month': (p) => `The task recurs every month; next on ${p.due}`,
  'every-week': (p) =>
    p.due ? `The task recurs every week; next on ${p.due}` : 'The task recurs every week; the cell names no day of the week',
  'every-other': () => 'The task recurs, but its rhythm or its days are not clear',
  standing: () => 'A standing task without a due day; followed by periodic reports',
  'start-only': (p) => `The cell says when it starts (${p.start}), not when it must be done`,
  'start-on-issue': () => 'The cell says that it starts when the document is issued, not when it must be done',
  condition: () => 'It waits for an outside document or event, so no day can be told yet',
  'working-days': (p) =>
    `${p.count} working days counted from after ${p.from} (first day not counted, Civil Code 2015, art. 147) end on ${p.due}`,
  'calendar-days': (p) => `${p.count} days counted from after ${p.from} (first day not counted, Civil Code 2015, art. 147) end on ${p.due}`,
  'corresponding-day': (p) => `A term counted from ${p.from} ends on the corresponding day, ${p.due} (Civil Code 2015, art. 148)`,
  empty: () => 'The deadline cell is empty',
  'too-many': () => 'The cell holds too many figures and words and is not read as a deadline',
  'too-long': (p) => `The cell is longer than ${p.longest} characters and is not read as a deadline`,
  unknown: () => 'No deadline is recognised in this cell',
  unclear: () => 'The cell names some time, but it is not clear which is the deadline',
  'no-such-day': (p) => `“${p.words}” is not a real day`,
  'no-such-month': (p) => `“${p.words}” is not a real month`,
  'no-such-quarter': (p) => `“${p.words}” is not a real quarter`,
  'no-such-year': (p) => `“${p.words}” has no valid year`,
  'day-without-month': (p) => `“${p.words}” names a day without a month`,
  'week-of-month': (p) => `“${p.words}” names a week of a month, which has no agreed last day`,
  ditto: () => 'The cell says “as above” and names no deadline itself',
} satisfies Sentences;

export const endings = {
  kept: (p) => `a working day, so it stays (calendar ${calendarName(p.version)})`,
  rolled: (p) =>
    `a rest day (${p.rest}), so it moves to the next working day, ${p.to} (Civil Code 2015, art. 148.5, calendar ${calendarName(p.version)})`,
  strict: (p) => `it says “before”, so it does not move over rest days (calendar ${calendarName(p.version)})`,
  provisional: (p) =>
    `by a provisional calendar; may change when the holidays of ${p.year} are announced (days around Tết, the day beside 2/9, exchanges)`,
  'year-of-plan': (p) => `the year is that of the plan, ${p.year}`,
} satisfies Sentences;

export const restDays = { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' } as const;

export const questions = {
  'no-end': (p) => `The task starts on ${p.start}; when must it be done, or is it a standing task?`,
  'no-end-from-issue': () => 'The task starts when the document is issued; when must it be done, or is it a standing task?',
  'standing-or-year': () => 'Is this a standing task, or must it be done within the year named?',
  'standing-or-yearly': () => 'Is this a standing task without a deadline, or is a result due at the end of each year?',
  'odd-rhythm': (p) => `“${p.words}”: on which days does it recur?`,
  'how-often': () => 'How often does it recur, and on which day?',
  'day-of-which-month': (p) => `“${p.words}”: in which month of the period is that day?`,
  'bare-six-months': () => 'Is “6 months” the first half of the year, a half-yearly report, or a length of time from some day?',
  'issue-day-unknown': () => 'On which day was the document issued?',
  'from-when': (p) => `“${p.words}”: counted from which day?`,
  'after-length': (p) => `“${p.words}”: done when it has passed, or only begun after it?`,
  orientation: (p) => `Is the task due on ${p.due}, or does it run to ${p.vision} with the orientation?`,
  'only-orientation': () => 'The cell names only an orientation; when is the task due?',
  'what-was-meant': (p) => `Is “${p.words}” a slip; which day is right?`,
  ditto: () => 'Is the deadline that of the row above?',
  'term-in-condition': (p) => `“${p.words}”: is the time named in the condition the deadline?`,
  'short-year': (p) => `Are the last two digits a year, so that it is due on ${p.due}?`,
  'round-the-clock': (p) => `Is “24/7” around the clock, or the day ${p.due}?`,
  'part-of-quarter': (p) => `The law does not define the beginning or middle of a quarter; is it due on ${p.due}?`,
  'odd-months': (p) => `Is it due on ${p.due}, at the end of the months named counted from January?`,
  'school-year': () => 'On which day does the school year end?',
  'first-months': () => 'Up to which month are “the first months of the year”?',
  'week-of-month': (p) => `“${p.words}”: which day is that?`,
  'mixed-range': () => 'The cell runs from a period to a year; is it due at the end of that year, or in that period of each year?',
  order: () => 'The milestones are not in order; of which year is each?',
  'which-year': (p) =>
    `The cell names several years and a period without its year; is it due on ${p.due}, or in that period of another year?`,
  'named-year': (p) => `Does the year belong to the name of the work, or is it the deadline (${p.due})?`,
  unsettling: (p) => `The cell says “${p.words}”; what exactly is the deadline?`,
  unclear: (p) => `“${p.words}”: on which day must it be done?`,
  'two-readings': () => 'The cell can be read in several ways; which is right?',
  'dated-or-recurring': () => 'The cell names a fixed deadline and a recurring one; which is followed?',
  'printed-before-issue': (p) =>
    `The deadline ${p.due} falls before the document was issued (${p.issued}); are the day and the year in the cell right?`,
  'before-issue': (p) => `The deadline ${p.due} falls before the document was issued (${p.issued}); is it of the next year?`,
} satisfies Sentences;
