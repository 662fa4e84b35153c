// A request for explanation: opened by a step of the ladder, answered by the lead, judged by whoever follows the part.
import { workingDaysBetween, type Calendar } from '../deadline/calendar.rule.js';
import { dayOf, daysBetween, refuse, type Day, type Instant, type Refusal } from '../kernel/index.js';
import { whyClosed } from './closed.rule.js';
import type { Reason } from './standing.rule.js';
import type { OpenExplanation, TaskEvent } from './task.events.js';
import type { Explanation, PartState, TaskState } from './task.state.rule.js';

/** The one that waits for an answer or for a judgement; null when none does. */
export const explanationOwed = (part: PartState): Explanation | null => part.explanations.find((each) => each.state !== 'accepted') ?? null;

/** The one that waits for the lead. */
export const explanationAsked = (part: PartState): Explanation | null => part.explanations.find((each) => each.state === 'open') ?? null;

/** Once for each day in force, and not while another waits: the same step looked at again asks nothing twice. */
export function openExplanation({ part: agency, deadlineVersion, due, calendar }: OpenExplanation, task: TaskState): TaskEvent[] {
  const part = task.parts.find((each) => each.agency === agency);
  if (!part || whyClosed(task) || part.phase === 'done') return [];
  if (explanationOwed(part) || part.explanations.some((each) => each.deadlineVersion === deadlineVersion)) return [];
  const explanation = part.explanations.length + 1;
  return [{ type: 'ExplanationRequested', data: { part: agency, explanation, deadlineVersion, due, calendar } }];
}

export const askedOf = (_: object, __: TaskState, part: PartState): Refusal | null =>
  explanationAsked(part) ? null : refuse('task.no-explanation-asked', { part: part.name });

export const answered = (_: object, __: TaskState, part: PartState): Refusal | null =>
  explanationOwed(part)?.state === 'answered' ? null : refuse('task.no-explanation-given', { part: part.name });

export function againByThen({ due, now }: { due: Day; now: Instant }): Refusal | null {
  const today = dayOf(now);
  return due < today ? refuse('task.explanation-day-past', { due, today }) : null;
}

/** What readers of the standing must know of it. */
export function explanationReasons(part: PartState, at: Instant, calendar: Calendar): Reason[] {
  const owed = explanationOwed(part);
  if (!owed) return [];
  const { due, state, answer } = owed;
  if (state === 'answered') return [{ code: 'explain.given', params: { day: dayOf(answer?.at ?? at) } }];
  const today = dayOf(at);
  if (today <= due) return [{ code: 'explain.asked', params: { due } }];
  return [
    { code: 'explain.overdue', params: { due, days: daysBetween(due, today), workingDays: workingDaysBetween(calendar, due, today) } },
  ];
}
