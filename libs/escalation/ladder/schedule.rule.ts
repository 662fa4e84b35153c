// When each step of the policy comes due for one lead's part of a task.
import { addWorkingDays, isWorkingDay, rollBack, termPassedOn, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, instantAt, makeDay, toMillis, type Day, type Instant } from '../../kernel/index.js';
import { deadlineInForce, dueOf } from '../../task/facts/conditions.rule.js';
import { answerOwedSince, explanationAsked } from '../../task/orders/explanation.rule.js';
import { milestoneDay, milestoneOccasion, newsOccasion } from '../../notice/facts/occasion.rule.js';
import { finalMilestone, hasMilestones, isMet, lastDayOf, milestonesOf } from '../../task/facts/milestone.rule.js';
import type { Every } from '../../deadline/reading/deadline.types.rule.js';
import { lastMovement, latestOf, owedSince, workingDaysReported } from '../../task/standing/movement.rule.js';
import { whyNoNews } from '../../task/standing/news-truth.rule.js';
import type { News } from '../../task/facts/news.types.rule.js';
import type { DeadlineVersion, PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { nothingHeard, type Heard } from './heard.rule.js';
import type { Look } from './ladder.events.js';
import type { TakenStep } from './ladder.state.rule.js';
import { concerns } from '../policy/step-conditions.rule.js';
import { isUndetermined } from './obstacle.rule.js';
import { newsFor, newsOf } from './news-steps.rule.js';
import type { EscalationPolicy, NewsTime, PolicyStep, StepTime } from '../policy/policy.types.rule.js';
import { lookHours, nextOpening, sendingMoment } from '../policy/sending-hours.rule.js';

/** The how-manieth time the agency holds this part, or held it when it was last its own. */
export function turnOf(task: TaskState, part: PartState): number {
  const before = task.formerParts.filter((former) => former.agency === part.agency).length;
  return 'until' in part ? before : before + 1;
}

/** The version that was in force when the part was assigned: notices about the assignment are counted under it. */
function versionAtAssignment(task: TaskState, part: PartState): number {
  const known = task.deadlines.findLast((each) => toMillis(each.setAt) <= toMillis(part.assignedAt));
  return known?.version ?? 1;
}

/** The version of the deadline that a step is counted under: an extension does not repeat what is not about the day. */
export const versionOf = (when: StepTime, task: TaskState, part: PartState): number =>
  'on' in when ? versionAtAssignment(task, part) : (deadlineInForce(task)?.version ?? 1);

interface Scene {
  task: TaskState;
  part: PartState;
  deadline: DeadlineVersion | null;
  policy: EscalationPolicy;
  calendar: Calendar;
  heard: Heard;
  /** Since when the lead owes the part as it stands, and the first opening after that. */
  since: Instant;
  opening: Instant;
  /** What comes after the day is counted from here when it has passed: the lead gets the days the ladder promises. */
  anewFrom: Day;
}

/** A time at which a step comes due; `occasion` is empty unless there may be several. */
interface Moment {
  occasion: string;
  at: Instant;
}

interface MilestoneAhead {
  day: Day;
  /** Its last day, rest days counted, and that of the one ahead of it. */
  last: Day;
  before: Day | null;
}

/** Periods asked about ahead: longer than any outage. */
const PERIODS_AHEAD = 12;

/** The first working day of each month or quarter after the assignment, those that are past and told left out. */
function periods(every: 'month' | 'quarter', from: Day, told: readonly TakenStep[], calendar: Calendar): { occasion: string; day: Day }[] {
  const latest =
    told
      .map((each) => each.occasion)
      .sort()
      .at(-1) ?? '';
  const length = every === 'month' ? 1 : 3;
  const found: { occasion: string; day: Day }[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  month -= (month - 1) % length;
  while (found.length < PERIODS_AHEAD) {
    month += length;
    if (month > 12) [year, month] = [year + 1, month - 12];
    const first = makeDay(year, month, 1);
    const occasion = first.slice(0, 7);
    if (occasion > latest) found.push({ occasion, day: isWorkingDay(calendar, first) ? first : addWorkingDays(calendar, first, 1) });
  }
  return found;
}

type OnStep = Extract<StepTime, { on: string }>;

/** At once, which is within the hours, or some working days later. */
const newsMoment = (
  { at: happened }: News,
  { workingDays = 0 }: NewsTime,
  at: string,
  policy: EscalationPolicy,
  calendar: Calendar,
): Instant =>
  workingDays === 0
    ? sendingMoment(lookHours(policy), calendar, happened)
    : instantAt(addWorkingDays(calendar, dayOf(happened), workingDays), at);

/** Of a step that hangs on what was heard of the part, not on its day. */
function momentsOn(
  when: OnStep,
  at: string,
  { task, part, heard, deadline, policy, calendar }: Scene,
  told: readonly TakenStep[],
): Moment[] {
  switch (when.on) {
    case 'assignment':
      return [{ occasion: '', at: sendingMoment(lookHours(policy), calendar, part.assignedAt) }];
    case 'no-acceptance':
      return [{ occasion: '', at: instantAt(termPassedOn(calendar, dayOf(heard.receivedAt), when.workingDays), at) }];
    case 'no-progress': {
      const since = dayOf(lastMovement(task, part));
      return [{ occasion: since, at: instantAt(termPassedOn(calendar, since, when.workingDays), at) }];
    }
    case 'unexplained': {
      const asked = explanationAsked(part);
      if (!asked) return [];
      const occasion = `g${asked.explanation}${asked.timesReturned > 0 ? `-${asked.timesReturned}` : ''}`;
      // Asked for at once; reported as missing only when the day that the letter names has passed as well.
      const since = addWorkingDays(calendar, dayOf(answerOwedSince(asked, task, part)), when.workingDays);
      const missing = addWorkingDays(calendar, asked.due, 1);
      return [{ occasion, at: instantAt(when.workingDays > 0 && missing > since ? missing : since, at) }];
    }
    case 'undetermined':
      if (!isUndetermined(deadline)) return [];
      return periods(when.every, dayOf(part.assignedAt), told, calendar).map(({ occasion, day }) => ({ occasion, at: instantAt(day, at) }));
    default:
      return newsFor(when, task, part).map((news) => ({
        occasion: newsOccasion(news.no),
        at: newsMoment(news, when, at, policy, calendar),
      }));
  }
}

const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);

/** Milestones scheduled ahead of the latest that was looked at: longer than any outage. */
const MILESTONES_AHEAD: Readonly<Record<Every, number>> = { week: 8, month: 4, quarter: 3, 'half-year': 3, year: 3 };

/** The milestones still to be reminded of: none that had passed before the part was owed, nor any whose result is there. */
function milestonesAhead(told: readonly TakenStep[], { task, part, deadline, calendar, since }: Scene): MilestoneAhead[] {
  const latest =
    told
      .map(({ occasion }) => milestoneDay(occasion) ?? deadline!.nominalDue!)
      .sort()
      .at(-1) ?? '';
  const most = MILESTONES_AHEAD[task.assigned?.deadline.every ?? 'year'];
  const ahead: MilestoneAhead[] = [];
  let before: Day | null = null;
  let beyond = 0;
  for (const { day } of milestonesOf(task, deadline)) {
    const last = lastDayOf(task, day, calendar, deadline);
    if (last >= dayOf(since) && !isMet(part, day)) {
      ahead.push({ day, last, before });
      if (day > latest) beyond += 1;
      if (beyond >= most) break;
    }
    before = last;
  }
  return ahead;
}

/** Before each milestone like before a day, but not before the one ahead of it has passed; after the last one like after a day. */
function momentsOfMilestones(step: PolicyStep, at: string, scene: Scene, told: readonly TakenStep[]): Moment[] {
  const { when } = step;
  const { task, deadline, calendar } = scene;
  const occasionOf = (day: Day): string => (day === deadline?.nominalDue ? '' : milestoneOccasion(day));
  if ('afterDue' in when) {
    const final = finalMilestone(task, deadline);
    if (!final) return [];
    const days = { nominal: final.day, effective: lastDayOf(task, final.day, calendar, deadline) };
    return [{ occasion: occasionOf(final.day), at: afterDue(when, at, days, scene) }];
  }
  if (!('beforeDue' in when)) return [];
  return milestonesAhead(told, scene).flatMap(({ day, last, before }) => {
    const from = addWorkingDays(calendar, when.day === 'effective' ? last : rollBack(calendar, day), -when.beforeDue);
    return before !== null && from <= before ? [] : [{ occasion: occasionOf(day), at: onceOwed(instantAt(from, at), scene) }];
  });
}

/**
 * The day and hour that the calendar gives a step about the deadline; null when the deadline gives it none. A part that was put
 * to its lead after the day had passed, or anew, is late for everybody else from then on; the days a report lies with its
 * confirmer stop the count.
 */
function natural(when: StepTime, at: string, scene: Scene): Instant | null {
  const { deadline, calendar } = scene;
  const [nominal, effective] = [deadline?.nominalDue ?? null, dueOf(deadline)];
  if ('beforeDue' in when) {
    const day = when.day === 'effective' ? effective : nominal && rollBack(calendar, nominal);
    return day && instantAt(addWorkingDays(calendar, day, -when.beforeDue), at);
  }
  return 'afterDue' in when && nominal && effective ? afterDue(when, at, { nominal, effective }, scene) : null;
}

type AfterDue = Extract<StepTime, { afterDue: number }>;

function afterDue(when: AfterDue, at: string, days: { nominal: Day; effective: Day }, { part, calendar, anewFrom }: Scene): Instant {
  const from = laterDay(when.day === 'nominal' ? days.nominal : days.effective, anewFrom);
  return instantAt(addWorkingDays(calendar, from, workingDaysReported(part, from, calendar) + when.afterDue), at);
}

/** A moment that lies before the part was owed comes up at the first opening after that. */
const onceOwed = (moment: Instant, { since, opening }: Scene): Instant => (toMillis(moment) > toMillis(since) ? moment : opening);

function sceneOf(task: TaskState, part: PartState, policy: EscalationPolicy, calendar: Calendar, heard: Heard): Scene {
  const hours = lookHours(policy);
  const since = owedSince(task, sendingMoment(hours, calendar, part.assignedAt));
  // A silence ends with a morning on which the lead can be told at once.
  const afterSilence = heard.silenceEndedAt && addWorkingDays(calendar, dayOf(heard.silenceEndedAt), -1);
  const anewFrom = laterDay(dayOf(since), afterSilence ?? '');
  const opening = nextOpening(hours, calendar, since);
  return { task, part, heard, deadline: deadlineInForce(task), policy, calendar, since, opening, anewFrom };
}

function momentsOf(step: PolicyStep, scene: Scene, taken: readonly TakenStep[]): Moment[] {
  const { when } = step;
  const at = step.at ?? scene.policy.sendAt;
  const told = taken.filter((each) => each.step === step.step && each.kind === step.kind);
  if ('on' in when) return momentsOn(when, at, scene, told);
  if (hasMilestones(scene.deadline)) return momentsOfMilestones(step, at, scene, told);
  const moment = natural(when, at, scene);
  return moment === null ? [] : [{ occasion: '', at: onceOwed(moment, scene) }];
}

/** The moment itself and its repetitions; of news that is not so any more nothing is repeated. */
function repeated({ occasion, at }: Moment, step: PolicyStep, { task, part, policy, calendar }: Scene): Moment[] {
  const { everyWorkingDays = 0, times = 0 } = step.repeat ?? {};
  const news = newsOf(occasion, task);
  if (news && whyNoNews(news, task, part)) return [{ occasion, at }];
  const again = Array.from({ length: times }, (_, index) => ({
    occasion: [occasion, `l${index + 2}`].filter(Boolean).join('-'),
    at: instantAt(addWorkingDays(calendar, dayOf(at), everyWorkingDays * (index + 1)), step.at ?? policy.sendAt),
  }));
  return [{ occasion, at }, ...again];
}

/** Told already, under a policy that gave the same thing to say another rung. */
const toldElsewhere = (look: Look, taken: readonly TakenStep[], policy: EscalationPolicy): boolean =>
  taken.some(
    (each) =>
      each.outcome === 'raised' &&
      each.step !== look.step &&
      each.kind === look.kind &&
      each.deadlineVersion === look.deadlineVersion &&
      each.occasion === look.occasion &&
      !policy.steps.some(({ step, kind }) => step === each.step && kind === each.kind),
  );

/** The rungs below one, after the day and for the same day: nobody on a higher rung is told before those on it. */
const below = (look: Look, looks: readonly Look[], { steps }: EscalationPolicy): Look[] =>
  looks.filter(
    (each) =>
      each.step < look.step && each.deadlineVersion === look.deadlineVersion && !each.occasion && 'afterDue' in steps[each.index]!.when,
  );

/** Sooner than its day when the part was told often enough: on the morning after the time that made it enough. */
function sooner(look: Look, looks: readonly Look[], taken: readonly TakenStep[], { policy, calendar }: Scene): Look {
  const { when, at = policy.sendAt } = policy.steps[look.index]!;
  if (look.occasion || !('afterDue' in when) || !when.orAfter) return look;
  const { times, kinds } = when.orAfter;
  const told = taken.filter((each) => each.outcome === 'raised' && kinds.includes(each.kind));
  // Of what was told under earlier deadlines only the number counts.
  const enough = told.slice(times - 1).find((each) => each.deadlineVersion === look.deadlineVersion);
  const last = enough && looks.find((each) => each.step === enough.step && each.kind === enough.kind && each.occasion === enough.occasion);
  if (!last) return look;
  const after = latestOf(last.at, ...below(look, looks, policy).map((each) => each.at));
  const moment = instantAt(addWorkingDays(calendar, dayOf(after), 1), at);
  return toMillis(moment) < toMillis(look.at) ? { ...look, at: moment } : look;
}

/**
 * The moments of every step for the deadline in force, in the order of the policy. Steps before the day whose moment lies before
 * the part was owed are looked at once, together, at the first opening after that: whoever would have been told then learns the
 * highest of them that is still true. Steps after a day that had passed by then are counted anew from there.
 */
export function scheduleLooks(
  task: TaskState,
  part: PartState,
  policy: EscalationPolicy,
  calendar: Calendar,
  heard: Heard = nothingHeard(part, policy, calendar),
): Look[] {
  const { taken } = heard;
  const scene = sceneOf(task, part, policy, calendar, heard);
  const looks = policy.steps.flatMap((step, index): Look[] => {
    if (!concerns(step.only, task, part)) return [];
    const moments = momentsOf(step, scene, taken).flatMap((moment) => repeated(moment, step, scene));
    const deadlineVersion = versionOf(step.when, task, part);
    return moments.map(({ occasion, at }) => ({ index, step: step.step, kind: step.kind, occasion, deadlineVersion, at }));
  });
  return looks.filter((look) => !toldElsewhere(look, taken, policy)).map((look) => sooner(look, looks, taken, scene));
}
