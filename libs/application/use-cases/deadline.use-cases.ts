// A new day for one task or several, by one document: what it would bring about, shown first, and then done.
import { findAgency, membersOf, nameOf } from '../../agency/directory/directory.rule.js';
import { isProvisional } from '../../deadline/calendars/calendar.rule.js';
import { forecast } from '../../escalation/ladder/forecast.rule.js';
import { ladderKey } from '../../escalation/ladder/ladder.commands.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { isRefusal, localTime, orThrow, parseInput, RefusedError, refuse, type Actor, type Day } from '../../kernel/index.js';
import { setDeadlinesBody } from '../../task/orders/deadlines.requests.js';
import { partStanding, taskStanding } from '../../task/standing/standing.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Application, Following, TaskOrders } from '../ports/application.types.js';
import { withConsequences } from './recorded.js';
import { isRecorded } from '../queries/request-keys.js';
import { policyOf } from '../../engine/steps/ladders.js';
import { hasDay } from '../../engine/steps/set-together.js';
import { detailOf, oneOfSeveral, severally } from './severally.js';
import type { DeadlinePreview, DeadlinesSet, StepAhead } from '../../task/task.views.js';
import type { ReadModels, ReferenceData } from '../../engine/turn/ports.types.js';

type ForecastPorts = ReferenceData & Pick<Application, 'clock' | 'projections'>;
type PreviewPorts = ReadModels & ReferenceData & Pick<Application, 'clock' | 'tasks'>;
type DeadlinePorts = Following & ReferenceData & TaskOrders & Pick<Application, 'clock' | 'showTask' | 'texts'>;

const PREVIEWED = ['set-deadline', 'extend'];

function stepsAhead(task: TaskState, part: PartState, application: ForecastPorts): StepAhead[] {
  const { projections, calendar, clock } = application;
  const directory = application.directory();
  const now = clock.now();
  const row = projections.get<LadderRow>(laddersProjection, ladderKey(task.id, part.agency));
  const policy = (row && application.policyBook().byRef(row.policy)) ?? policyOf(task, application);
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

function previewOf(before: TaskState, after: TaskState, application: ForecastPorts): DeadlinePreview {
  const { clock, calendar } = application;
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
      name: nameOf(application.directory(), part.agency),
      ...(({ standing, daysLate }) => ({ standing, daysLate }))(partStanding(after, part, now, calendar)),
      steps: stepsAhead(after, part, application),
    })),
  };
}

/** What a new day would bring about for one task; nothing is stored. */
export async function previewDeadline(
  application: PreviewPorts,
  verb: string,
  task: string,
  body: unknown,
  by: Actor,
): Promise<DeadlinePreview> {
  if (!PREVIEWED.includes(verb)) throw new RefusedError(refuse('task.no-preview', { verb, verbs: PREVIEWED.join(', ') }));
  await application.catchUp();
  const rehearsed = orThrow(await application.tasks.rehearse(verb, task, body, by, application.clock.now()));
  return previewOf(rehearsed.before, rehearsed.after, application);
}

/** A refusal about one of several tasks says which. */
async function named<T>(task: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RefusedError ? new RefusedError(oneOfSeveral(task, error)) : error;
  }
}

/**
 * One document, several tasks. All of them are tried first: if one is refused, none is changed. What goes wrong after that, because somebody
 * else was quicker or the log is away, is said of each task. From the first that is recorded on, the rest follows by the cycle, also when
 * this process dies; given again, those that have the day are left as they are.
 */
export async function setDeadlines(application: DeadlinePorts, body: unknown, by: Actor, preview: boolean): Promise<DeadlinesSet> {
  const stated = orThrow(parseInput(setDeadlinesBody, body));
  const { tasks, ...statement } = stated.value;
  const ids = [
    ...new Set(
      tasks.map((task) => {
        const id = orThrow(application.taskNamed(task));
        return id;
      }),
    ),
  ];
  const previews: DeadlinePreview[] = [];
  // Given again under its key, it goes on where it stopped: what is on record would be refused if it were tried anew.
  if (preview || !isRecorded(by, application))
    for (const task of ids) previews.push(await named(task, () => previewDeadline(application, 'set-deadline', task, statement, by)));
  if (preview) return { preview: previews };
  const others = (task: string): string[] => ids.filter((id) => id !== task);
  const { done, notDone } = await severally(
    ids,
    (task) => task,
    async (task) => {
      const handled = await application.tasks.setTogether(task, others(task), statement, by, application.clock.now(), null);
      // The cycle may have been quicker with the rest of this very order.
      return isRefusal(handled) && (await isSet(task, statement, application)) ? { events: [] } : handled;
    },
  );
  return withConsequences(application, () => ({
    tasks: done.map(({ order }) => application.showTask(order)),
    notSet: notDone.map((each) => ({ task: each.order, ...detailOf(each, application.texts), follows: each.down })),
  }));
}

async function isSet(task: string, { to, document }: { to: Day; document: string }, application: ReadModels): Promise<boolean> {
  await application.catchUp();
  return hasDay(application.projections.get<TaskState>(tasksProjection, task), to, document);
}
