// A new day for one task or several, by one document: what it would bring about, shown first, and then done.
import { findAgency, membersOf, nameOf } from '../../libs/agency/directory.rule.js';
import { isProvisional } from '../../libs/deadline/calendar.rule.js';
import { forecast } from '../../libs/escalation/forecast.rule.js';
import { ladderKey } from '../../libs/escalation/ladder.commands.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { isRefusal, localTime, parseInput, RefusedError, refuse, type Actor, type Day, type Instant } from '../../libs/kernel/index.js';
import { setDeadlinesBody } from '../../libs/task/deadlines.commands.js';
import { partStanding, taskStanding, type DaysLate } from '../../libs/task/standing.rule.js';
import type { PartState, Standing, TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { House } from './house.types.js';
import { withConsequences } from './recorded.js';
import { isRecorded } from './request-keys.js';
import { policyOf } from './ladders.js';
import { hasDay } from './set-together.js';
import { detailOf, oneOfSeveral, severally } from './severally.js';
import type { TaskView } from './views.rule.js';

export interface StepAhead {
  at: Instant;
  step: number;
  kind: string;
  to: { role: string; agency: string; name: string }[];
}

export interface DeadlinePreview {
  task: string;
  code: string;
  title: string;
  previousDue: Day | null;
  nominalDue: Day | null;
  effectiveDue: Day | null;
  calendar: string;
  /** The calendar of that year is not fixed yet. */
  provisional: boolean;
  /** Where the task would stand at once. */
  standing: Standing;
  parts: { agency: string; name: string; standing: Standing; daysLate: DaysLate | null; steps: StepAhead[] }[];
}

const PREVIEWED = ['set-deadline', 'extend'];

function stepsAhead(task: TaskState, part: PartState, house: House): StepAhead[] {
  const { projections, calendar, clock } = house;
  const directory = house.directory();
  const now = clock.now();
  const row = projections.get<LadderRow>(laddersProjection, ladderKey(task.id, part.agency));
  const policy = (row && house.policyBook().byRef(row.policy)) ?? policyOf(task, house);
  // Which channels are configured where the question is asked says nothing of the service: everybody is taken as reached.
  const around = {
    policy,
    calendar,
    membersOf: (agency: string) => (findAgency(directory, agency)?.group ? membersOf(directory, agency) : null),
  };
  return forecast(row, task, part, around, now).map(({ at, step, kind, told }) => ({
    at: localTime(at),
    step,
    kind,
    to: told.map(({ role, agency }) => ({ role, agency, name: nameOf(directory, agency) })),
  }));
}

function previewOf(before: TaskState, after: TaskState, house: House): DeadlinePreview {
  const { clock, calendar } = house;
  const now = clock.now();
  const inForce = after.deadlines.at(-1);
  return {
    task: after.id,
    code: after.assigned?.code ?? '',
    title: after.assigned?.title ?? '',
    previousDue: inForce?.replaces ?? before.deadlines.at(-1)?.nominalDue ?? null,
    nominalDue: inForce?.nominalDue ?? null,
    effectiveDue: inForce?.effectiveDue ?? null,
    calendar: inForce?.calendar ?? calendar.version,
    provisional: isProvisional(calendar, inForce?.effectiveDue ?? ''),
    standing: taskStanding(after, now, calendar),
    parts: after.parts.map((part) => ({
      agency: part.agency,
      name: nameOf(house.directory(), part.agency),
      ...(({ standing, daysLate }) => ({ standing, daysLate }))(partStanding(after, part, now, calendar)),
      steps: stepsAhead(after, part, house),
    })),
  };
}

/** What a new day would bring about for one task; nothing is stored. */
export async function previewDeadline(house: House, verb: string, task: string, body: unknown, by: Actor): Promise<DeadlinePreview> {
  if (!PREVIEWED.includes(verb)) throw new RefusedError(refuse('task.no-preview', { verb, verbs: PREVIEWED.join(', ') }));
  await house.catchUp();
  const rehearsed = await house.tasks.rehearse(verb, task, body, by, house.clock.now());
  if (isRefusal(rehearsed)) throw new RefusedError(rehearsed);
  return previewOf(rehearsed.before, rehearsed.after, house);
}

/** A refusal about one of several tasks says which. */
async function named<T>(task: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RefusedError ? new RefusedError(oneOfSeveral(task, error)) : error;
  }
}

/** A task that did not get its day although all had been tried first, and why. */
export interface NotSet {
  task: string;
  code: string;
  detail: string;
  /** The log was away or full: the house sets it as soon as it can. */
  follows: boolean;
}

/**
 * One document, several tasks. All of them are tried first: if one is refused, none is changed. What goes wrong after that, because somebody
 * else was quicker or the log is away, is said of each task. From the first that is recorded on, the rest follows by the cycle, also when
 * this process dies; given again, those that have the day are left as they are.
 */
export async function setDeadlines(
  house: House,
  body: unknown,
  by: Actor,
  preview: boolean,
): Promise<{ preview: DeadlinePreview[] } | { tasks: TaskView[]; notSet: NotSet[] }> {
  const stated = parseInput(setDeadlinesBody, body);
  if (isRefusal(stated)) throw new RefusedError(stated);
  const { tasks, ...statement } = stated.value;
  const ids = [
    ...new Set(
      tasks.map((task) => {
        const id = house.taskNamed(task);
        if (isRefusal(id)) throw new RefusedError(id);
        return id;
      }),
    ),
  ];
  const previews: DeadlinePreview[] = [];
  // Given again under its key, it goes on where it stopped: what is on record would be refused if it were tried anew.
  if (preview || !isRecorded(by, house))
    for (const task of ids) previews.push(await named(task, () => previewDeadline(house, 'set-deadline', task, statement, by)));
  if (preview) return { preview: previews };
  const others = (task: string): string[] => ids.filter((id) => id !== task);
  const { done, notDone } = await severally(
    ids,
    (task) => task,
    async (task) => {
      const handled = await house.tasks.setTogether(task, others(task), statement, by, house.clock.now(), null);
      // The cycle may have been quicker with the rest of this very order.
      return isRefusal(handled) && (await isSet(task, statement, house)) ? { events: [] } : handled;
    },
  );
  return withConsequences(house, () => ({
    tasks: done.map(({ order }) => house.showTask(order)),
    notSet: notDone.map((each) => ({ task: each.order, ...detailOf(each, house.texts), follows: each.down })),
  }));
}

async function isSet(task: string, { to, document }: { to: Day; document: string }, house: House): Promise<boolean> {
  await house.catchUp();
  return hasDay(house.projections.get<TaskState>(tasksProjection, task), to, document);
}
