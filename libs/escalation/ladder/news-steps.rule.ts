// Steps about what has happened to a task: which news each is for, what names it on the ladder, and whether it is still to be told.
import { workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, toMillis, type Instant } from '../../kernel/index.js';
import { newsNumber, newsOccasion } from '../../notice/facts/occasion.rule.js';
import { whyNoNews, type NewsObstacle } from '../../task/standing/news-truth.rule.js';
import { NEWS, WAITING, type News } from '../../task/facts/news.types.rule.js';
import type { FormerPart, PartState, TaskState } from '../../task/facts/task.state.rule.js';
import type { Look } from './ladder.events.js';
import { isTold, openLooks, type LadderRow } from './ladder.state.rule.js';
import type { EscalationPolicy, NewsTime, StepTime } from '../policy/policy.types.rule.js';
import type { Recipient } from '../policy/recipients.rule.js';

/** Working days after which nobody is told any more of what is over: it happened before the step was there, or he has heard. */
const NEWS_FOR = 10;

const KINDS: readonly string[] = NEWS;
export const isNews = (when: StepTime): when is NewsTime => 'on' in when && KINDS.includes(when.on);

export const isNewsLook = ({ occasion }: Pick<Look, 'occasion'>): boolean => newsNumber(occasion) !== null;

/** The part that an agency holds, or the last one it held. */
export const partOf = (task: TaskState, agency: string): PartState | FormerPart | null =>
  task.parts.find((part) => part.agency === agency) ?? task.formerParts.findLast((part) => part.agency === agency) ?? null;

const isFormer = (part: PartState | FormerPart): part is FormerPart => 'until' in part;

/** An agency that holds a part is told what happened while it held it; one that lost it, that it lost it. */
function concernsPart({ kind, part: whose, at }: News, part: PartState | FormerPart): boolean {
  if (isFormer(part)) return kind === 'taken-away' && whose === part.agency && at === part.until;
  return kind !== 'taken-away' && (whose === null || whose === part.agency) && toMillis(at) >= toMillis(part.assignedAt);
}

export const newsFor = ({ on }: NewsTime, task: TaskState, part: PartState | FormerPart): News[] =>
  task.news.filter((news) => news.kind === on && concernsPart(news, part));

export const newsOf = (occasion: string, task: TaskState): News | null => {
  const number = newsNumber(occasion);
  return number === null ? null : (task.news.find(({ no }) => no === number) ?? null);
};

/** What is still to be told of a stopped ladder. */
export const openNews = (row: LadderRow): string =>
  JSON.stringify(
    openLooks({ ...row, requests: [] }).flatMap((look) => (isNewsLook(look) ? [[look.kind, look.occasion, look.at, look.step]] : [])),
  );

/** A suspension that ended before anybody was told of it, on the same day, was none. */
function isUndone(news: News, task: TaskState, row: LadderRow, policy: EscalationPolicy): boolean {
  if (news.kind !== 'resumed') return false;
  const begun = task.news.findLast(({ kind, no }) => kind === 'suspended' && no < news.no);
  if (!begun || dayOf(begun.at) !== dayOf(news.at)) return false;
  const steps = policy.steps.filter(({ when }) => isNews(when) && when.on === 'suspended');
  return steps.length > 0 && !row.taken.some((each) => each.occasion === newsOccasion(begun.no) && isTold(row, each));
}

/** `long-ago`: it is over, and nobody need hear of it now. */
export type WhyNoNews = NewsObstacle | 'long-ago';

/** When a step about news comes due; null: it is to be told. */
export function obstacleToNews(
  news: News | null,
  task: TaskState,
  part: PartState,
  row: LadderRow,
  { policy, calendar, now }: { policy: EscalationPolicy; calendar: Calendar; now: Instant },
): WhyNoNews | null {
  if (!news) return 'overtaken';
  const obstacle = whyNoNews(news, task, part);
  if (obstacle) return obstacle;
  if (isUndone(news, task, row, policy)) return 'overtaken';
  const old = !WAITING.includes(news.kind) && workingDaysBetween(calendar, dayOf(news.at), dayOf(now)) > NEWS_FOR;
  return old ? 'long-ago' : null;
}

/** Nobody is informed of what his own agency did, and of several changes each is told what is true of him. */
export function whoHears(news: News, all: readonly Recipient[], task: TaskState, part: PartState): Recipient[] {
  return all.filter(({ agency, copy }) => !(copy && agency === news.by) && whyNoNews(news, task, part, agency) === null);
}

/** Whom the word "coordinator" means on a step about news: those that it names, where it is about them. */
export const matterFor = (news: News | null, task: TaskState): TaskState =>
  news && (news.kind === 'coordinator-named' || news.kind === 'coordinator-released') ? { ...task, coordinators: news.parties } : task;
