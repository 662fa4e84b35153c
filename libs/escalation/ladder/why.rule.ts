// Why a recipient is told: a code of libs/texts with the figures of the moment at which the notice is raised.
import { rollBack, workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { addDays, dayOf, type Day, type Instant } from '../../kernel/index.js';
import { deadlineInForce, dueOf } from '../../task/facts/conditions.rule.js';
import { askedTooLate, explanationAsked, requestParams } from '../../task/orders/explanation.rule.js';
import { lastMovement } from '../../task/standing/movement.rule.js';
import { milestoneDay } from '../../notice/facts/occasion.rule.js';
import {
  hasMilestones,
  lastDayInForce,
  milestoneInSight,
  milestoneOn,
  yearOfMilestone,
  type Milestone,
} from '../../task/facts/milestone.rule.js';
import { daysSuspended } from '../../task/standing/suspension.rule.js';
import { WAITING, type News } from '../../task/facts/news.types.rule.js';
import type { Party } from '../../task/facts/task.events.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import type { Heard } from './heard.rule.js';
import { newsOf } from './news-steps.rule.js';
import type { PolicyStep, RecipientRole, StepTime } from '../policy/policy.types.rule.js';

export interface Why {
  code: string;
  params: Record<string, string | number>;
}

/** Kinds whose reason has a sentence of its own; any other kind gets the plain one of its moment. */
const OWN = [
  'assigned',
  'not-accepted',
  'no-progress',
  'undetermined',
  'reminder',
  'due-soon',
  'due-tomorrow',
  'late',
  'urge',
  'explain',
  'sanction',
  'explanation-asked',
  'unexplained',
];

/** Nobody writes letters to himself: of a task that the authority leads, a step that asks for one says what the moment says. */
export const asksOwnAuthority = (step: Pick<PolicyStep, 'letter'>, task: TaskState, part: PartState): boolean =>
  step.letter !== undefined && part.agency === task.assigned?.authority.agency;

/** What a moment is called where the step has no words of its own. */
export function plain(when: StepTime): string {
  if ('on' in when) return when.on === 'assignment' ? 'assigned' : when.on === 'no-acceptance' ? 'not-accepted' : when.on;
  if ('reportDue' in when) return 'before' in when.reportDue ? 'report-due' : 'report-missing';
  return 'beforeDue' in when ? 'reminder' : 'late';
}

const explanationOf = (when: StepTime, part: PartState) => ('on' in when && when.on === 'unexplained' ? explanationAsked(part) : null);

/** The milestone a step speaks of: its own, else the one the part has in sight; null of work that has none. */
function milestoneMeant(occasion: string, when: StepTime, task: TaskState, part: PartState, today: Day, calendar: Calendar) {
  const deadline = deadlineInForce(task);
  if (!hasMilestones(deadline)) return null;
  return 'beforeDue' in when
    ? milestoneOn(task, milestoneDay(occasion) ?? deadline.nominalDue)
    : milestoneInSight(task, part, today, calendar);
}

const milestoneParams = (task: TaskState, milestone: Milestone): Why['params'] => ({
  milestone: 1,
  ...(yearOfMilestone(task, milestone) ? { year: yearOfMilestone(task, milestone)! } : {}),
});

/** Working days that `when` speaks of, as of `day`: since the assignment or the last movement, left, or late. */
function workingDays(
  when: StepTime,
  nominal: Day | null,
  task: TaskState,
  part: PartState,
  heard: Heard,
  day: Day,
  calendar: Calendar,
): number {
  if ('on' in when) {
    // Of a silence only the days that are over count: this one may still bring the answer.
    if (when.on === 'no-progress') return workingDaysBetween(calendar, dayOf(lastMovement(task, part)), addDays(day, -1));
    if (when.on === 'no-acceptance') return workingDaysBetween(calendar, dayOf(heard.receivedAt), addDays(day, -1));
    return workingDaysBetween(calendar, dayOf(explanationOf(when, part)?.since ?? part.assignedAt), day);
  }
  if ('beforeDue' in when) return nominal === null ? 0 : workingDaysBetween(calendar, day, rollBack(calendar, nominal));
  const due = lastDayInForce(task, deadlineInForce(task), calendar);
  return due === null ? 0 : workingDaysBetween(calendar, due, day);
}

/** Why a recipient is told a step that somebody asked for. */
export function whyRequested(step: number, reason: string, task: TaskState, part: PartState, now: Instant, calendar: Calendar): Why {
  const milestone = hasMilestones(deadlineInForce(task)) ? milestoneInSight(task, part, dayOf(now), calendar) : null;
  const due = milestone?.day ?? dueOf(deadlineInForce(task));
  const params = { lead: part.name, due: due ?? '', ...(milestone ? milestoneParams(task, milestone) : {}), step, reason };
  return { code: 'requested', params };
}

const partyNames = (parties: readonly Party[]): string => parties.map(({ name }) => name).join(', ');

/** What happened, with the working days for which it has waited where it waits. */
function whyNews(news: News, task: TaskState, part: PartState, calendar: Calendar, now: Instant): Why {
  const { kind, at, reason, paper, day, before, parties, about, heir } = news;
  const waited = WAITING.includes(kind) ? workingDaysBetween(calendar, dayOf(at), dayOf(now)) : 0;
  return {
    code: `news.${kind}`,
    params: {
      lead: part.name,
      on: dayOf(at),
      reason: reason ?? '',
      document: paper?.number ?? '',
      date: paper?.date ?? '',
      day: day ?? '',
      before: before ?? '',
      about: about ?? '',
      heir: heir ?? '',
      others: partyNames(parties),
      waited,
      ...(news.milestone ? { milestone: news.milestone, year: yearOfMilestone(task, milestoneOn(task, news.milestone)) ?? '' } : {}),
    },
  };
}

/** `due` is empty when there is no day: the nominal one as long as it lies ahead, the effective one once it has passed. */
export function whyTold(
  { step, occasion, role }: { step: PolicyStep; occasion: string; role: RecipientRole },
  task: TaskState,
  part: PartState,
  { heard, calendar, now }: { heard: Heard; calendar: Calendar; now: Instant },
): Why {
  const news = newsOf(occasion, task);
  if (news) return whyNews(news, task, part, calendar, now);
  const { kind, when } = step;
  const deadline = deadlineInForce(task);
  const milestone = milestoneMeant(occasion, when, task, part, dayOf(now), calendar);
  const asked = explanationOf(when, part);
  const passed = 'afterDue' in when ? lastDayInForce(task, deadline, calendar) : null;
  const due = asked?.due ?? passed ?? milestone?.day ?? deadline?.nominalDue ?? null;
  const known = OWN.includes(kind) && !asksOwnAuthority(step, task, part) ? kind : plain(when);
  const code = role === 'coordinator' && known === 'assigned' ? 'coordinates' : known;
  const days = workingDays(when, milestone?.day ?? deadline?.nominalDue ?? null, task, part, heard, dayOf(now), calendar);
  const suspended = 'afterDue' in when && due !== null ? (daysSuspended(task, due, dayOf(now), calendar)?.working ?? 0) : 0;
  const params = {
    lead: part.name,
    due: due ?? '',
    workingDays: days,
    ...(milestone && !asked && !passed ? milestoneParams(task, milestone) : {}),
    ...(suspended > 0 ? { suspended } : {}),
    ...(due === null && deadline?.kind === 'standing' ? { standing: 1 } : {}),
  };
  if (!asked) return { code, params };
  const over = askedTooLate(asked) && asked.due < dayOf(now);
  return { code, params: { ...params, ...requestParams(asked), ...(over ? { over: 1 } : {}) } };
}
