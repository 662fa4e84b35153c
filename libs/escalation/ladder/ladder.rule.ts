// What a ladder that has come due amounts to: each step told to whom and why, or skipped and why.
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import { toMillis, type Instant } from '../../kernel/index.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { isRepetition, newsNumber } from '../../notice/facts/occasion.rule.js';
import type { DepartureOf } from './heard.rule.js';
import { openLooks, sameRung, type LadderRow, type OpenLook } from './ladder.state.rule.js';
import { isNews, matterFor, newsOf, obstacleToNews, whoHears } from './news-steps.rule.js';
import { obstacleTo, obstacleToRequest, type Obstacle } from './obstacle.rule.js';
import type { EscalationPolicy, PolicyStep } from '../policy/policy.types.rule.js';
import { EVERYBODY, rungsOf, whoIsTold, type Gap, type Reach } from './reach.rule.js';
import { seatOf, type MembersOf, type Recipient } from '../policy/recipients.rule.js';
import { concernsNow } from '../policy/step-conditions.rule.js';

/**
 * `superseded`: everyone it concerns is told a higher step at the same look. `other-tasks`: the conditions of the step do
 * not hold. `role-vacant`, `no-address`: nobody who should act can be told. `silenced`: held back by somebody who may; it
 * is looked at again when that is over.
 */
export type SkipReason = Obstacle | 'long-ago' | 'superseded' | 'other-tasks' | 'no-recipient' | 'role-vacant' | 'no-address' | 'silenced';

/** What came of a look. Skipped for want of people, a step may still have recipients: those of the next one. */
export interface Decision {
  look: OpenLook;
  step: PolicyStep;
  recipients: Recipient[];
  skipped: { code: SkipReason; params: Record<string, string | number> } | null;
  raisedTo: number | null;
  gaps: Gap[];
}

/** What the decisions on one ladder are taken with. */
export interface Surroundings {
  policy: EscalationPolicy;
  calendar: Calendar;
  now: Instant;
  membersOf?: MembersOf | undefined;
  /** What became of the notices that were raised; nothing is known of them when it is not said. */
  departureOf?: DepartureOf | undefined;
  /** Everybody can be reached when it is not said. */
  reach?: Reach | undefined;
  /** Somebody holds back what concerns this part; see libs/silence. */
  silenced?: boolean | undefined;
}

/** A silence holds back reminders; what was decided is told all the same. */
function isHeldBack({ occasion }: OpenLook, { silenced = false }: Surroundings): boolean {
  return silenced && (newsNumber(occasion) === null || isRepetition(occasion));
}

function whyNotOwed(
  look: OpenLook,
  step: PolicyStep,
  row: LadderRow,
  task: TaskState,
  part: PartState,
  around: Surroundings,
): SkipReason | null {
  const obstacle = isNews(step.when)
    ? obstacleToNews(newsOf(look.occasion, task), task, part, row, around)
    : whyNotTrue(look, step, task, part, around);
  return obstacle ?? (isHeldBack(look, around) ? 'silenced' : null);
}

function whyNotTrue(look: OpenLook, step: PolicyStep, task: TaskState, part: PartState, around: Surroundings): SkipReason | null {
  if (look.request) return obstacleToRequest(step.when, look.deadlineVersion, task, part);
  const { now, calendar } = around;
  const obstacle = obstacleTo(step.when, look.deadlineVersion, task, part, now, calendar, look.occasion);
  return obstacle ?? (concernsNow(step.only, task, now) ? null : 'other-tasks');
}

/** What is due; a step that was asked for and has come due by itself as well is looked at once. */
function dueLooks(row: LadderRow, now: Instant): OpenLook[] {
  const due = openLooks(row).filter((look) => toMillis(look.at) <= toMillis(now));
  const asked = due.filter((look) => look.request);
  return due.filter((look) => look.request || !asked.some((request) => sameRung(request, look)));
}

/** A recipient is told one step of the ladder at a time; each item of news stands by itself. */
const rivals = ({ kind, occasion }: OpenLook): string => {
  const news = newsNumber(occasion);
  return news === null ? '' : `${kind}/${news}/`;
};

/**
 * Decides every look that is due and not taken, the highest first: a recipient is told at most one step at a time, the
 * highest that is still true. `row` must be scheduled under the policy.
 */
export function dueSteps(row: LadderRow, task: TaskState, part: PartState, around: Surroundings): Decision[] {
  const { policy, membersOf, reach = EVERYBODY } = around;
  const isRung = rungsOf(task, part);
  const told = new Map<string, number>();
  const decide = (look: OpenLook): Decision => {
    const step = policy.steps[look.index]!;
    const nobody = { look, step, recipients: [], raisedTo: null, gaps: [] };
    const obstacle = whyNotOwed(look, step, row, task, part, around);
    if (obstacle) return { ...nobody, skipped: { code: obstacle, params: {} } };
    const news = newsOf(look.occasion, task);
    const found = whoIsTold(step, look.index, { task: matterFor(news, task), part, policy, membersOf, reach, isRung });
    const { gaps, empty } = found;
    const all = news ? whoHears(news, found.recipients, task, part) : found.recipients;
    if (all.length === 0 && !empty) return { ...nobody, skipped: { code: 'no-recipient', params: {} } };
    const seat = (each: Recipient): string => rivals(look) + seatOf(each);
    const fresh = all.filter((each) => !told.has(seat(each)));
    const higher = Math.max(...all.map((each) => told.get(seat(each)) ?? 0));
    for (const each of fresh) told.set(seat(each), look.step);
    if (empty) return { look, step, recipients: fresh, skipped: { code: empty.code, params: {} }, raisedTo: empty.raisedTo, gaps };
    if (fresh.length === 0) return { ...nobody, skipped: { code: 'superseded', params: { step: higher } }, gaps };
    return { look, step, recipients: fresh, skipped: null, raisedTo: null, gaps };
  };
  return dueLooks(row, around.now)
    .sort((one, other) => other.index - one.index || toMillis(other.at) - toMillis(one.at))
    .map(decide)
    .reverse();
}
