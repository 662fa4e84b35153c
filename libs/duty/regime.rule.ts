// The regime of periodic reports as data: which periods there are, which data they cover, and when each is due. What the
// civil-service calendar makes of it for one year is computed here.
import { z } from 'zod';
import { addWorkingDays, rollBack, rollForward, type Calendar } from '../deadline/calendars/calendar.rule.js';
import {
  dayOf,
  endOfDay,
  instantAt,
  isRefusal,
  makeDay,
  parseInput,
  refuse,
  toMillis,
  type Day,
  type Instant,
  type Refusal,
} from '../kernel/index.js';

const yearDay = z
  .strictObject({
    year: z.int().min(-1).max(1).describe('Beside the year of the report: -1 the year before'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(28),
  })
  .describe('A day of the year');

const period = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]{0,9}$/),
  from: yearDay.describe('First day of the data'),
  opens: yearDay.describe('From this day on the report is awaited'),
  cutOff: yearDay.describe('Last day of the data'),
  upward: yearDay.describe('Last day on which the province reports to the ministry'),
});

export const regimeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    version: z.int().min(1),
    name: z.string().trim().min(1).max(200),
    documents: z.array(z.string().trim().min(1)).describe('What fixed it'),
    dueWorkingDays: z.int().min(0).max(60).describe('Working days after the cut-off within which agencies report'),
    periods: z.array(period).min(1).max(12),
  })
  .describe('Regime of periodic reports: what standing tasks turn into');

export type ReportRegime = z.output<typeof regimeSchema>;
type PeriodRule = ReportRegime['periods'][number];

export function parseRegime(json: unknown): ReportRegime | Refusal {
  const parsed = parseInput(regimeSchema, json);
  return isRefusal(parsed) ? refuse('report.regime-invalid', { ...parsed.params }) : parsed.value;
}

/** One period of one year, with every day worked out by the calendar. */
export interface ReportPeriod {
  /** `2021-q1`. */
  id: string;
  from: Day;
  cutOff: Day;
  opensOn: Day;
  /** Last day on which an agency reports in time. */
  due: Day;
  /** When the province itself reports: the day printed, the day the law makes of it, and the working day to aim at. */
  upward: { nominal: Day; effective: Day; aim: Day };
  /** Version of the calendar the days were computed with. */
  calendar: string;
}

function periodIn(year: number, rule: PeriodRule, regime: ReportRegime, calendar: Calendar): ReportPeriod {
  const day = (of: PeriodRule['from']): Day => makeDay(year + of.year, of.month, of.day);
  const [cutOff, nominal] = [day(rule.cutOff), day(rule.upward)];
  return {
    id: `${year}-${rule.id}`,
    from: day(rule.from),
    cutOff,
    opensOn: day(rule.opens),
    due: addWorkingDays(calendar, cutOff, regime.dueWorkingDays),
    upward: { nominal, effective: rollForward(calendar, nominal), aim: rollBack(calendar, nominal) },
    calendar: calendar.version,
  };
}

/** The periods of a year in the order in which they close. */
export const periodsOf = (year: number, regime: ReportRegime, calendar: Calendar): ReportPeriod[] =>
  regime.periods.map((rule) => periodIn(year, rule, regime, calendar)).sort((one, other) => (one.cutOff < other.cutOff ? -1 : 1));

const around = (day: Day, regime: ReportRegime, calendar: Calendar): ReportPeriod[] => {
  const year = Number(day.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((each) => periodsOf(each, regime, calendar));
};

/** The first period that is not closed at `at`: its data still run. */
export function runningPeriod(at: Instant, regime: ReportRegime, calendar: Calendar): ReportPeriod {
  return around(dayOf(at), regime, calendar).find(({ cutOff }) => toMillis(endOfDay(cutOff)) > toMillis(at))!;
}

/** The period that closes next after another. */
export function periodAfter(cutOff: Day, regime: ReportRegime, calendar: Calendar): ReportPeriod {
  return around(cutOff, regime, calendar).find((each) => each.cutOff > cutOff)!;
}

/** A period by its id; null when the regime has no such period. */
export function periodById(id: string, regime: ReportRegime, calendar: Calendar): ReportPeriod | null {
  // What people type in an address may be anything; days are worked out for years alone.
  const [, year] = /^((?:19|20|21)\d\d)-/.exec(id) ?? [];
  if (year === undefined) return null;
  return periodsOf(Number(year), regime, calendar).find((each) => each.id === id) ?? null;
}

/** The latest cut-off before `day`. */
export function lastCutOff(day: Day, regime: ReportRegime, calendar: Calendar): Day {
  return around(day, regime, calendar).findLast(({ cutOff }) => cutOff < day)!.cutOff;
}

/** When a period opens, as a moment. */
export const opensAt = ({ opensOn }: ReportPeriod): Instant => instantAt(opensOn);
