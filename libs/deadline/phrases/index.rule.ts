// Every wording the product reads, one line each. The order says nothing: no two may claim one clause with different readings.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { beforeDay } from './before-day.phrase.js';
import { beforePeriod } from './before-period.phrase.js';
import { condition } from './condition.phrase.js';
import { dayOfMonth } from './day-of-month.phrase.js';
import { ditto } from './ditto.phrase.js';
import { everyMonthOn } from './every-month-on.phrase.js';
import { everyPeriodOn } from './every-period-on.phrase.js';
import { everyWeekOn } from './every-week-on.phrase.js';
import { everyYearOn } from './every-year-on.phrase.js';
import { every } from './every.phrase.js';
import { fromIssue } from './from-issue.phrase.js';
import { halfYear } from './half-year.phrase.js';
import { impossible } from './impossible.phrase.js';
import { lengthOfTime } from './length-of-time.phrase.js';
import { list } from './list.phrase.js';
import { month } from './month.phrase.js';
import { namedDay } from './named-day.phrase.js';
import { nineMonths } from './nine-months.phrase.js';
import { onward } from './onward.phrase.js';
import { orientation } from './orientation.phrase.js';
import { periodic } from './periodic.phrase.js';
import { periodicOn } from './periodic-on.phrase.js';
import { precise } from './precise.phrase.js';
import { quarter } from './quarter.phrase.js';
import { recurringStanding } from './recurring-standing.phrase.js';
import { span } from './span.phrase.js';
import { standing } from './standing.phrase.js';
import { startOnly } from './start-only.phrase.js';
import { year } from './year.phrase.js';
import { years } from './years.phrase.js';

export const phrases: readonly Phrase[] = [
  namedDay,
  beforeDay,
  dayOfMonth,
  month,
  quarter,
  halfYear,
  nineMonths,
  year,
  years,
  beforePeriod,
  span,
  list,
  precise,
  onward,
  fromIssue,
  startOnly,
  every,
  everyYearOn,
  everyMonthOn,
  everyPeriodOn,
  everyWeekOn,
  periodic,
  periodicOn,
  recurringStanding,
  standing,
  lengthOfTime,
  orientation,
  condition,
  ditto,
  impossible,
];
