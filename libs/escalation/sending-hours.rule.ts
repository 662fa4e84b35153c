// When the house sends: on working days, between the policy's two times.
import { addWorkingDays, isWorkingDay, type Calendar } from '../deadline/calendar.rule.js';
import { dayOf, instantAt, timeOfDay, toInstant, toMillis, type Instant } from '../kernel/index.js';
import type { EscalationPolicy } from './policy.types.rule.js';

type Hours = Pick<EscalationPolicy, 'sendAt' | 'sendUntil'>;

export function isSendingTime(hours: Hours, calendar: Calendar, at: Instant): boolean {
  const time = timeOfDay(at);
  return isWorkingDay(calendar, dayOf(at)) && hours.sendAt <= time && time < hours.sendUntil;
}

/** The first opening of the sending hours later than `at`. */
export function nextOpening(hours: Hours, calendar: Calendar, at: Instant): Instant {
  const day = dayOf(at);
  const today = instantAt(day, hours.sendAt);
  if (isWorkingDay(calendar, day) && toMillis(at) < toMillis(today)) return today;
  return instantAt(addWorkingDays(calendar, day, 1), hours.sendAt);
}

/** `at` itself within sending hours, else their next opening. */
export const sendingMoment = (hours: Hours, calendar: Calendar, at: Instant): Instant =>
  isSendingTime(hours, calendar, at) ? toInstant(toMillis(at)) : nextOpening(hours, calendar, at);
