// Whether an item of news is still so: who hears late hears nothing that has been overtaken.
import { deadlineInForce } from '../facts/conditions.rule.js';
import { isMet } from '../facts/milestone.rule.js';
import type { News, NewsKind } from '../facts/news.types.rule.js';
import type { PartState, TaskState } from '../facts/task.state.rule.js';

/** `decided`: it waits for nobody any more. `overtaken`: something newer has taken its place. */
export type NewsObstacle = 'decided' | 'overtaken' | 'extended' | 'reported' | 'suspended' | 'done' | 'withdrawn' | 'carried-over';

/** What stays news when the part is done, and when the task is closed. */
const AFTER_DONE: readonly NewsKind[] = [
  'completion-confirmed',
  'taken-away',
  'withdrawn',
  'carried-over',
  'explanation-given',
  'explanation-accepted',
  'wait-stated',
  'wait-confirmed',
  'wait-refused',
  'coordinator-released',
];
const AFTER_CLOSING: readonly NewsKind[] = ['taken-away', 'withdrawn', 'carried-over', 'completion-confirmed'];

function whyClosed({ kind }: News, task: TaskState, part: PartState): NewsObstacle | null {
  if (part.phase === 'done' && !AFTER_DONE.includes(kind)) return 'done';
  if (task.withdrawnAt && kind !== 'withdrawn' && !AFTER_CLOSING.includes(kind)) return 'withdrawn';
  return task.carriedTo && !AFTER_CLOSING.includes(kind) ? 'carried-over' : null;
}

const holds = (still: boolean, else_: NewsObstacle = 'overtaken'): NewsObstacle | null => (still ? null : else_);

function isLatest({ kind, part, no }: News, task: TaskState): boolean {
  return task.news.findLast((each) => each.kind === kind && each.part === part)?.no === no;
}

const happenedSince = ({ no, part }: News, kinds: readonly NewsKind[], task: TaskState): boolean =>
  task.news.some((each) => each.no > no && kinds.includes(each.kind) && (each.part === null || part === null || each.part === part));

const inForce = ({ deadlineVersion }: News, task: TaskState): boolean => deadlineInForce(task)?.version === deadlineVersion;

/**
 * Null: it is still so.
 * @param part the part it is told of, or the one that the agency held
 * @param to the agency told, where it is known
 */
export function whyNoNews(news: News, task: TaskState, part: PartState, to: string | null = null): NewsObstacle | null {
  return whyClosed(news, task, part) ?? whyNotSo(news, task, part, to);
}

function whyNotSo(news: News, task: TaskState, part: PartState, to: string | null): NewsObstacle | null {
  switch (news.kind) {
    case 'extension-asked':
      return holds(task.extensionRequest?.at === news.at && task.extensionRequest.part === news.part, 'decided');
    case 'extension-granted':
    case 'deadline-set':
      return holds(inForce(news, task), 'extended');
    case 'amended':
      return holds(isLatest(news, task) && (news.day === null || inForce(news, task)));
    case 'extension-refused':
      return holds(inForce(news, task), 'extended');
    case 'suspended':
      return holds(task.suspendedAt === news.at);
    case 'resumed':
      return holds(task.suspendedAt === null && isLatest(news, task));
    case 'declined':
      return holds(part.phase === 'declined' && isLatest(news, task), 'decided');
    case 'decline-refused':
      return holds(part.phase !== 'declined' && isLatest(news, task));
    case 'completion-reported':
      if (part.phase !== 'awaiting-confirmation' || part.reportedAt !== news.at) return 'decided';
      return task.suspendedAt ? 'suspended' : null;
    case 'completion-returned':
      return holds(!happenedSince(news, ['completion-reported'], task), 'reported');
    case 'completion-confirmed':
      // What was confirmed of one milestone stands although the work goes on.
      return holds(part.phase === 'done' || (!!news.milestone && isMet(part, news.milestone)));
    case 'taken-away':
      return holds(!task.parts.some(({ agency }) => agency === news.part));
    case 'lead-changed':
      return holds(task.parts.some(({ agency }) => agency === news.part));
    case 'coordinator-named':
      return holds(isLatest(news, task) || to === null || task.coordinators.some(({ agency }) => agency === to));
    case 'coordinator-released':
      return holds(isLatest(news, task) || to === null || !task.coordinators.some(({ agency }) => agency === to));
    case 'coordinators-changed':
      return holds(isLatest(news, task));
    case 'explanation-given': {
      const given = part.explanations.find(({ explanation }) => String(explanation) === news.about);
      return holds(given?.state === 'answered' && given.answer?.at === news.at, 'decided');
    }
    case 'explanation-accepted':
      return null;
    case 'wait-stated':
      return holds(
        part.waits.some(({ wait, verdict }) => String(wait) === news.about && verdict === 'unconfirmed'),
        'decided',
      );
    case 'wait-confirmed':
    case 'wait-refused':
      return null;
    case 'carried-over':
      return holds(isLatest(news, task));
    case 'withdrawn':
      return null;
  }
}
