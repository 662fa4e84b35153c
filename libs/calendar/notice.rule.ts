// Reads the notice of a year and says what cannot be, with its place, and what is unusual enough to be looked at again.
import { z } from 'zod';
import type { SpecialDay } from '../deadline/calendars/calendar.types.rule.js';
import { lawfulYear } from '../deadline/calendars/lawful-year.rule.js';
import { lunarYear } from '../deadline/calendars/lunar.rule.js';
import { dayFromNumber, isRefusal, parseInput, refuse, secretJson, weekday, type Day, type Refusal } from '../kernel/index.js';
import { noticeSchema, type CalendarNotice } from './calendar.requests.js';

const SATURDAY = 6;

export const noticeJsonSchema = (): object => z.toJSONSchema(noticeSchema, { io: 'input' });

const isRest = (day: Day): boolean => weekday(day) >= SATURDAY;

/** What a day of this kind can never be. */
function impossible({ date, kind }: SpecialDay, index: number, { year, days }: CalendarNotice): Refusal | null {
  const place = { path: `days.${index}`, day: date };
  if (!date.startsWith(`${year}-`)) return refuse('calendar.outside-year', { ...place, year });
  const first = days.findIndex((each) => each.date === date);
  if (first < index) return refuse('calendar.day-twice', { ...place, first: `days.${first}` });
  if (kind === 'swapped-work') return isRest(date) ? null : refuse('calendar.work-on-weekday', place);
  return kind !== 'holiday' && isRest(date) ? refuse('calendar.off-on-weekend', place) : null;
}

/** @param json as somebody wrote it */
export function parseNotice(json: unknown): CalendarNotice | Refusal {
  const secret = secretJson(json);
  if (secret) return secret;
  const parsed = parseInput(noticeSchema, json);
  if (isRefusal(parsed)) {
    return refuse('calendar.invalid', { ...parsed.params, path: parsed.params.field ?? '' });
  }
  const { $schema: _, ...notice } = parsed.value;
  const days = [...notice.days].sort((one, other) => (one.date < other.date ? -1 : 1));
  const refusal = notice.days.map((day, index) => impossible(day, index, notice)).find((each) => each !== null);
  return refusal ?? { ...notice, days };
}

export interface CalendarWarning {
  code: 'missing-holiday' | 'not-made-up' | 'unbalanced';
  params: Record<string, string | number>;
}

/** Days that the law names and no notice moves. */
function fixedDays(year: number): Set<Day> {
  const { newYear, hungKings } = lunarYear(year);
  const lunar = [newYear, newYear + 1, newYear + 2, hungKings].map(dayFromNumber);
  return new Set([...['01-01', '04-30', '05-01', '09-02', '11-24'].map((day) => `${year}-${day}`), ...lunar]);
}

function missingHolidays({ year, days }: CalendarNotice): CalendarWarning[] {
  const listed = new Set(days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date));
  const fixed = fixedDays(year);
  return (lawfulYear(year)?.days ?? [])
    .filter((day) => day.kind === 'holiday' && fixed.has(day.date) && !listed.has(day.date))
    .map(({ date, name }) => ({ code: 'missing-holiday', params: { day: date, name } }));
}

/** As many days off in lieu as holidays that fall on a weekend; 24/11 brings none. */
function notMadeUp({ days }: CalendarNotice): CalendarWarning[] {
  const lost = days.filter(({ date, kind }) => kind === 'holiday' && isRest(date) && date.slice(5) !== '11-24').length;
  const madeUp = days.filter(({ kind }) => kind === 'compensatory').length;
  return lost === madeUp ? [] : [{ code: 'not-made-up', params: { lost, madeUp } }];
}

/** A day given off in one year may be worked in another; it is rare enough to be asked about. */
function unbalanced({ days }: CalendarNotice): CalendarWarning[] {
  const [off, work] = ['swapped-off', 'swapped-work'].map((kind) => days.filter((day) => day.kind === kind).length);
  return off === work ? [] : [{ code: 'unbalanced', params: { off: off ?? 0, work: work ?? 0 } }];
}

export const warningsOf = (notice: CalendarNotice): CalendarWarning[] => [
  ...missingHolidays(notice),
  ...notMadeUp(notice),
  ...unbalanced(notice),
];
