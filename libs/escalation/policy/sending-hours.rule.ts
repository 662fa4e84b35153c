// When the application speaks: on working days, between two times that the policy sets, for each channel its own.
import { addWorkingDays, isWorkingDay, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, instantAt, timeOfDay, toInstant, toMillis, type Instant } from '../../kernel/index.js';
import type { EscalationPolicy, Hours } from './policy.types.rule.js';

/** When ladders are looked at: from the earliest hour of a step. */
export const lookHours = ({ sendAt, sendUntil, steps }: Pick<EscalationPolicy, 'sendAt' | 'sendUntil' | 'steps'>): Hours => ({
  from: steps.reduce((earliest, { at }) => (at !== undefined && at < earliest ? at : earliest), sendAt),
  until: sendUntil,
});

/** When a channel, or the digest, may leave. */
export const channelHours = ({ sendAt, sendUntil, hours }: EscalationPolicy, channel: string): Hours =>
  (hours as Record<string, Hours | undefined>)[channel] ?? { from: sendAt, until: sendUntil };

export function isSendingTime({ from, until }: Hours, calendar: Calendar, at: Instant): boolean {
  const time = timeOfDay(at);
  return isWorkingDay(calendar, dayOf(at)) && from <= time && time < until;
}

/** The first opening of the hours later than `at`. */
export function nextOpening({ from }: Hours, calendar: Calendar, at: Instant): Instant {
  const day = dayOf(at);
  const today = instantAt(day, from);
  if (isWorkingDay(calendar, day) && toMillis(at) < toMillis(today)) return today;
  return instantAt(addWorkingDays(calendar, day, 1), from);
}

/** `at` itself within the hours, else their next opening. */
export const sendingMoment = (hours: Hours, calendar: Calendar, at: Instant): Instant =>
  isSendingTime(hours, calendar, at) ? toInstant(toMillis(at)) : nextOpening(hours, calendar, at);
