// "trong 05 ngày làm việc kể từ ngày 09/02/2021", "30 ngày kể từ ngày ban hành", "trong vòng 15 ngày".
import { addDays, endOfMonth, lastDayOfMonth, makeDay, printDay, type Day } from '../../kernel/day.rule.js';
import { addWorkingDays, type Calendar } from '../calendars/calendar.rule.js';
import type { ReadingContext } from '../reading/deadline.types.rule.js';
import type { Phrase, Reading } from '../reading/phrase.types.rule.js';
import type { Clause } from '../reading/clauses.rule.js';
import type { Duration } from '../reading/duration.rule.js';
import { ask, has, itemWith, reading } from '../reading/readings.rule.js';

/** The same day `months` later, or the last of the month (Civil Code 2015, art. 148.3). */
function addMonths(day: Day, months: number): Day {
  const count = Number(day.slice(5, 7)) - 1 + months;
  const year = Number(day.slice(0, 4)) + Math.floor(count / 12);
  const month = (count % 12) + 1;
  return makeDay(year, month, Math.min(Number(day.slice(8, 10)), lastDayOfMonth(year, month)));
}

function endOf({ count, unit }: Duration, from: Day, calendar: Calendar): Day {
  if (unit === 'working-day') return addWorkingDays(calendar, from, count);
  if (unit === 'day') return addDays(from, count);
  if (unit === 'week') return addDays(from, count * 7);
  return addMonths(from, unit === 'month' ? count : count * 12);
}

const RULES = {
  'working-day': 'working-days',
  day: 'calendar-days',
  week: 'corresponding-day',
  month: 'corresponding-day',
  year: 'corresponding-day',
} as const;

/** The day it counts from, or null when it is not known. */
function startOf({ anchor }: Duration, context: ReadingContext): Day | null {
  if (anchor.from === 'event') return null;
  if (anchor.from !== 'day') return context.issuedOn;
  const { day, to, year } = anchor.term;
  const real = makeDay(year ?? context.planYear, to, day ?? 1);
  return real <= endOfMonth(year ?? context.planYear, to) ? real : null;
}

const waits = (condition: string, key: string | null): Reading =>
  reading({ kind: 'conditional', rule: 'condition', condition, question: key === null ? null : ask(key, { words: condition }) });

function read(clause: Clause, context: ReadingContext, calendar: Calendar): Reading {
  const duration = itemWith(clause, 'K')!.duration!;
  const { count, unit, anchor } = duration;
  // "6 tháng" alone is more often the first half of the year than a length of time.
  if (anchor.from === 'nothing' && unit === 'month' && count === 6) {
    const due = endOfMonth(context.planYear, 6);
    return reading({
      kind: 'half-year',
      due,
      rule: 'half-year-end',
      params: { due: printDay(due) },
      question: ask('bare-six-months'),
      yearPrinted: false,
    });
  }
  const from = startOf(duration, context);
  if (anchor.from === 'event') return waits(clause.text, null);
  if (!from) return waits(clause.text, anchor.from === 'issue' ? 'issue-day-unknown' : 'from-when');
  const due = endOf(duration, from, calendar);
  const doubt = has(clause, 'A') ? 'after-length' : anchor.from === 'nothing' ? 'from-when' : null;
  return reading({
    kind: unit === 'working-day' ? 'working-days' : 'date',
    due,
    startsOn: from,
    rule: RULES[unit],
    params: { count, from: printDay(from), due: printDay(due) },
    question: doubt && ask(doubt, { words: clause.text }),
  });
}

export const lengthOfTime: Phrase = {
  name: 'length-of-time',
  shape: /^[UA]*K$/,
  read,
  examples: [
    {
      text: 'trong thời hạn 05 ngày làm việc kể từ ngày 09/02/2021',
      planYear: 2021,
      kind: 'working-days',
      nominalDue: '2021-02-23',
      startsOn: '2021-02-09',
    },
    {
      text: '10 ngày làm việc kể từ ngày ban hành',
      planYear: 2026,
      issuedOn: '2026-03-02',
      kind: 'working-days',
      nominalDue: '2026-03-16',
    },
    {
      text: 'Trong vòng 30 ngày kể từ ngày ban hành Kế hoạch này',
      planYear: 2026,
      issuedOn: '2026-01-05',
      kind: 'date',
      nominalDue: '2026-02-04',
    },
    { text: '30 ngày kể từ ngày ban hành', planYear: 2026, kind: 'conditional', nominalDue: null, ambiguous: true },
    { text: 'Trong 30 ngày kể từ ngày Nghị định có hiệu lực', planYear: 2026, kind: 'conditional', nominalDue: null },
  ],
};
