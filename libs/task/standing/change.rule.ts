// How a part came to its lead and its day, where neither is as the plan has it: from whom, by what paper and since when.
import { dayOf, type Day } from '../../kernel/index.js';
import { deadlineInForce } from '../facts/conditions.rule.js';
import type { News, NewsKind } from '../facts/news.types.rule.js';
import type { PartState, TaskState } from '../facts/task.state.rule.js';
import type { Reason } from './verdict.types.rule.js';

const paperOf = ({ paper }: Pick<News, 'paper'>): Reason['params'] => ({ document: paper?.number ?? '', date: paper?.date ?? '' });

/** A lead that took the part over from another. */
function leadReasons(task: TaskState, part: PartState): Reason[] {
  const news = task.news.findLast(
    ({ kind, part: whose, at }) => kind === 'lead-changed' && whose === part.agency && at === part.assignedAt,
  );
  if (!news) return [];
  const from = news.parties.map(({ name }) => name).join(', ');
  return [{ code: 'change.lead', params: { from, since: dayOf(news.at), ...paperOf(news) } }];
}

const SETS: readonly NewsKind[] = ['deadline-set', 'amended'];

/** The news of the day in force, where a document has set it other than by extension. */
function setBy(task: TaskState): (News & { day: Day }) | null {
  const deadline = deadlineInForce(task);
  const set = task.news.find(
    ({ kind, day, deadlineVersion }) => SETS.includes(kind) && day !== null && deadlineVersion === deadline?.version,
  );
  return set?.day ? { ...set, day: set.day } : null;
}

/** `past`: the day lay in the past when it was set. */
function dayReasons(task: TaskState): Reason[] {
  const set = setBy(task);
  if (!set) return [];
  const on = dayOf(set.at);
  return [{ code: 'change.day', params: { day: set.day, on, ...paperOf(set), ...(set.day < on ? { past: 1 } : {}) } }];
}

/** How the term is to be understood once a document has set its day; null while the printed words say it. */
export function readingOfSetDay(task: TaskState): Reason | null {
  const set = setBy(task);
  const { nominalDue, effectiveDue } = deadlineInForce(task) ?? {};
  if (!set || !task.assigned || !nominalDue) return null;
  const params = { text: task.assigned.deadline.text, day: nominalDue, ...paperOf(set) };
  const isRolled = effectiveDue && effectiveDue !== nominalDue;
  return { code: 'reading.day-set', params: isRolled ? { ...params, effective: effectiveDue } : params };
}

/** @param told the news that the line tells of: it says itself what it changed */
export function changeReasons(task: TaskState, part: PartState, told: NewsKind | null = null): Reason[] {
  return [
    ...(told === 'lead-changed' || !task.parts.includes(part) ? [] : leadReasons(task, part)),
    ...(told !== null && SETS.includes(told) ? [] : dayReasons(task)),
  ];
}
