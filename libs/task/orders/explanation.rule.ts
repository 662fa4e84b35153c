// A request for explanation: opened by a signed letter, answered by the lead, judged by whoever follows the part.
//
// The term is the one the letter names: so many working days from the day it was signed, which is not counted itself (Civil
// Code 2015, art. 147), or the day the signer wrote. Nobody is reported for silence before that day has passed and the lead has
// had the days of the policy since it was asked here, so that a letter recorded late costs the lead nothing.
import { workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, daysBetween, refuse, type Day, type Instant, type Refusal } from '../../kernel/index.js';
import { whyClosed } from '../facts/closed.rule.js';
import { deadlineInForce } from '../facts/conditions.rule.js';
import { latestOf } from '../standing/movement.rule.js';
import type { Reason } from '../standing/standing.rule.js';
import type { AskingLetter, OpenExplanation, TaskEvent } from '../facts/task.events.js';
import type { Explanation, PartState, TaskState } from '../facts/task.state.rule.js';

const waits = ({ state }: Explanation): boolean => state === 'open' || state === 'answered';

/** The one that waits for an answer or for a judgement; null when none does. */
export const explanationOwed = (part: PartState): Explanation | null => part.explanations.findLast(waits) ?? null;

/** The one that waits for the lead. */
export const explanationAsked = (part: PartState): Explanation | null =>
  part.explanations.findLast((each) => each.state === 'open') ?? null;

/** Whether the day it is about is still the one in force: an extension takes the lateness away that was to be explained. */
export const isAboutDayInForce = (asked: Explanation, task: TaskState): boolean =>
  asked.deadlineVersion === (deadlineInForce(task)?.version ?? asked.deadlineVersion);

/**
 * Since when the lead has owed an answer without a break: what stood still, or waited to be confirmed, was not asked about. Nobody is
 * told of silence before the lead has had the days of the policy from here.
 */
export const answerOwedSince = (asked: Explanation, { suspensions }: TaskState, { returns }: PartState): Instant =>
  latestOf(asked.since, returns.at(-1)?.at, ...suspensions.map(({ until }) => until));

/** Nothing is asked of work that is over, nor about a day that is not in force any more. */
const isAtFault = (part: PartState, deadlineVersion: number, task: TaskState): boolean =>
  part.phase !== 'done' && !whyClosed(task) && deadlineInForce(task)?.version === deadlineVersion;

/** Whether the letter has asked the agency before, also for a part that was taken from it since. */
const hasAsked = ({ letter }: AskingLetter, agency: string, { parts, formerParts }: TaskState): boolean =>
  [...parts, ...formerParts].some((part) => part.agency === agency && part.explanations.some((each) => each.letter?.letter === letter));

/** Once for each day in force; only a letter asks again for what was asked without one, and nobody for what was answered. */
export function openExplanation({ part: agency, ...request }: OpenExplanation, task: TaskState): TaskEvent[] {
  const part = task.parts.find((each) => each.agency === agency);
  if (!part || !isAtFault(part, request.deadlineVersion, task)) return [];
  if (request.letter && hasAsked(request.letter, agency, task)) return [];
  const before = part.explanations.filter((each) => each.deadlineVersion === request.deadlineVersion);
  if (before.some((each) => !request.letter || each.letter || each.state !== 'open')) return [];
  const explanation = part.explanations.length + 1;
  return [{ type: 'ExplanationRequested', data: { part: agency, explanation, ...request } }];
}

export const askedOf = (_: object, __: TaskState, part: PartState): Refusal | null =>
  explanationAsked(part) ? null : refuse('task.no-explanation-asked', { part: part.name });

export const answered = (_: object, __: TaskState, part: PartState): Refusal | null =>
  explanationOwed(part)?.state === 'answered' ? null : refuse('task.no-explanation-given', { part: part.name });

export function againByThen({ due, now }: { due: Day; now: Instant }): Refusal | null {
  const today = dayOf(now);
  return due < today ? refuse('task.explanation-day-past', { due, today }) : null;
}

/**
 * What a sentence about a request names: the day, and the letter that names it. What was returned is asked for again by whoever
 * follows the work, by a day of its own.
 */
export const requestParams = ({ letter, due, timesReturned, returnedFor }: Explanation): Record<string, string> =>
  timesReturned > 0
    ? { due, number: '', date: '', again: returnedFor ?? '' }
    : { due, number: letter?.number ?? '', date: letter?.date ?? '', again: '' };

/** The term was over when the application learnt of the letter. */
export const askedTooLate = ({ due, since }: Explanation): boolean => due < dayOf(since);

/** What readers of the standing must know of it. */
export function explanationReasons(task: TaskState, part: PartState, at: Instant, calendar: Calendar): Reason[] {
  const owed = explanationOwed(part);
  // Work that is done, stopped for good or in other hands has nothing left to explain.
  if (!owed || part.phase === 'done' || whyClosed(task) || !task.parts.includes(part)) return [];
  const { due, since, state, answer } = owed;
  if (state === 'answered') return [{ code: 'explain.given', params: { day: dayOf(answer?.at ?? at) } }];
  const params = requestParams(owed);
  const today = dayOf(at);
  if (today <= due || !isAboutDayInForce(owed, task)) return [{ code: params.again ? 'explain.asked-again' : 'explain.asked', params }];
  if (askedTooLate(owed)) return [{ code: 'explain.asked-late', params: { ...params, since: dayOf(since) } }];
  const days = { days: daysBetween(due, today), workingDays: workingDaysBetween(calendar, due, today) };
  return [{ code: 'explain.overdue', params: { ...params, ...days } }];
}
