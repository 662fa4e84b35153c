// A question to the trail, and which events answer it.
import { z } from 'zod';
import { endOfDay, instantAt, isDay, statedDay, toMillis, type Instant } from '../kernel/index.js';
import type { TrailRow } from './trail.projection.js';

const OFFSET_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** A day, or an instant with its offset. */
export const isMoment = (text: string): boolean =>
  isDay(text) || (OFFSET_INSTANT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(toMillis(text)));
const moment = z
  .string()
  .overwrite(statedDay)
  .refine(isMoment, { params: { wanted: 'moment' } });

export const trailQuestion = z.strictObject({
  task: z.string().min(1).max(200).optional().describe('Task id, e.g. 117-kh-ubnd-2020.r07, or its code in the plan, e.g. II.1.3'),
  agency: z.string().min(1).max(200).optional().describe('Agency id, e.g. so-tu-phap'),
  actor: z.string().min(1).max(200).optional().describe('Account that did it, or operator who gave the command for it'),
  type: z.string().min(1).max(100).optional().describe('Event type, e.g. DeadlineExtended'),
  from: moment.optional().describe('First day or instant of recording'),
  to: moment.optional().describe('Last day (whole) or instant of recording'),
  asOf: moment.optional().describe('Answer as things were known then: at the end of that day, or at that instant'),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

export type TrailQuestion = z.infer<typeof trailQuestion>;

/** The first instant of `text`, a day or an instant. */
export const startOf = (text: string): Instant => (isDay(text) ? instantAt(text) : text);
/** The first instant after `text`: for a day, 00:00 of the next. */
const pastEnd = (text: string): number => (isDay(text) ? toMillis(endOfDay(text)) : toMillis(text) + 1);

const printed = (millis: number): Instant => new Date(millis).toISOString();
/** A log may have moments with and without fractions of a second, which sort as text only to the second. */
const SLACK_MS = 1_000;
/** Later years are written otherwise. */
const LAST = Date.UTC(9999, 11, 31);

/** Between which moments, as the log writes them, lies all that may answer; `answers` has the last word. */
export function recordedWithin({ from, to, asOf }: TrailQuestion): { from: Instant; to: Instant } {
  const ends = [to, asOf].flatMap((text) => (text === undefined ? [] : [pastEnd(text)]));
  return {
    from: from === undefined ? '' : printed(toMillis(startOf(from)) - SLACK_MS),
    to: printed(Math.min(LAST, ...ends) + SLACK_MS),
  };
}

/** Whether an event's row answers every part of the question. */
export function answers(row: TrailRow, question: TrailQuestion): boolean {
  const at = toMillis(row.recordedAt);
  if (question.actor && row.actor !== question.actor && row.operator !== question.actor) return false;
  if (question.type && row.type !== question.type) return false;
  if (question.from && at < toMillis(startOf(question.from))) return false;
  if (question.to && at >= pastEnd(question.to)) return false;
  return !(question.asOf && at >= pastEnd(question.asOf));
}
