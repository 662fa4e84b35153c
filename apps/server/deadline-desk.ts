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
import { texts } from '../../libs/texts/index.js';
import type { House } from './house.types.js';
import { withConsequences } from './recorded.js';
import { isRecorded } from './request-keys.js';
import { policyOf } from './ladders.js';
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
    if (!(error instanceof RefusedError)) throw error;
    const said = (language: 'vi' | 'en'): string => texts(language).refusal(error.refusal);
    throw new RefusedError(refuse('task.one-of-several', { task, vi: said('vi'), en: said('en') }));
  }
}

/** A task that did not get its day although all had been tried first, and why. */
export interface NotSet {
  task: string;
  code: string;
  detail: string;
}

/**
 * One document, several tasks. All of them are tried first: if one is refused, none is changed. What goes wrong after that, because somebody
 * else was quicker or the log is away, is said of each task; given again, those that have the day are left as they are.
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
  const set: string[] = [];
  const notSet: NotSet[] = [];
  for (const task of ids) {
    try {
      await named(task, async () => {
        const handled = await house.tasks.order('set-deadline', task, statement, by, house.clock.now());
        if (isRefusal(handled)) throw new RefusedError(handled);
      });
      set.push(task);
    } catch (error) {
      // As long as nothing is recorded, nothing has been done and the error says all.
      if (set.length === 0) throw error;
      const refusal =
        error instanceof RefusedError
          ? error.refusal
          : refuse('task.one-of-several', { task, vi: 'lỗi chương trình', en: 'a fault of the program' });
      notSet.push({ task, code: refusal.code, detail: house.texts.refusal(refusal) });
    }
  }
  return withConsequences(house, () => ({ tasks: set.map((task) => house.showTask(task)), notSet }));
}
