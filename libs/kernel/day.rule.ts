// Days and instants of Viet Nam. A day is `YYYY-MM-DD` in Asia/Ho_Chi_Minh, which has been UTC+7 without daylight
// saving since 1975, so plain arithmetic is exact here.

/** A calendar day in Viet Nam, `YYYY-MM-DD`. */
export type Day = string;
/** A moment, RFC 3339. Stored instants are UTC (`…Z`); what people read carries `+07:00`. */
export type Instant = string;

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export const dayNumber = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;

export const dayFromNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => weekdayOfNumber(dayNumber(day));
export const weekdayOfNumber = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

export const makeDay = (year: number, month: number, day: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

/** Whether the three numbers name a day that exists (29/02 only in leap years). */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= lastDayOfMonth(year, month);
}

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));

export const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The last day of a month, e.g. 2021-02 → 2021-02-28. */
export const endOfMonth = (year: number, month: number): Day => makeDay(year, month, lastDayOfMonth(year, month));

/** The last day of quarter 1 to 4. */
export const endOfQuarter = (year: number, quarter: number): Day => endOfMonth(year, quarter * 3);

export const toMillis = (instant: Instant): number => Date.parse(instant);
export const toInstant = (millis: number): Instant => new Date(millis).toISOString();

/** The day in Viet Nam on which a moment falls. */
export const dayOf = (instant: Instant): Day => new Date(toMillis(instant) + OFFSET_MS).toISOString().slice(0, 10);

/** The UTC instant of a wall-clock time in Viet Nam, e.g. ('2021-03-31', '08:00'). '24:00' is the end of the day. */
export function instantAt(day: Day, time = '00:00'): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return toInstant(dayNumber(day) * DAY_MS + (hours * 60 + minutes) * 60_000 - OFFSET_MS);
}

/** 00:00 of the day after: the first moment at which a term that ends on `day` has passed. */
export const endOfDay = (day: Day): Instant => instantAt(day, '24:00');

/** A moment as wall-clock time in Viet Nam: `2021-03-31T08:00:00+07:00`. */
export const localTime = (instant: Instant): string => `${new Date(toMillis(instant) + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;

/** `HH:MM` in Viet Nam. */
export const timeOfDay = (instant: Instant): string => localTime(instant).slice(11, 16);

/** `dd/mm/yyyy`, as Vietnamese documents print it. */
export const printDay = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** `HH:MM dd/mm/yyyy` in Viet Nam. */
export const printInstant = (instant: Instant): string => `${timeOfDay(instant)} ${printDay(dayOf(instant))}`;
