// One order gives several tasks their day. Each of them says which the others are, so that what was not recorded when the process died, or
// the log went away, is recorded by the next turn of the cycle.
import type { StoredEvent } from '../../kernel/index.js';
import type { TaskEvents } from '../../task/facts/task.events.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';

type SetTogetherPorts = Pick<Engine, 'clock' | 'projections' | 'tasks'>;

type Set = TaskEvents['DeadlineSet'];

export const isSetTogether = ({ type, data }: StoredEvent): boolean => type === 'DeadlineSet' && (data as Set).together.length > 0;

/** Whether a task has this very day by this very document. */
export const hasDay = (task: TaskState | null, day: string, document: string): boolean =>
  task?.deadlines.some(({ nominalDue, paper, version }) => version > 1 && nominalDue === day && paper?.number === document) ?? false;

/** The terms are still those of when the order was given: nobody has decided on the task since. */
const isAsItWas = ({ deadlines }: TaskState, { recordedAt }: StoredEvent): boolean => (deadlines.at(-1)?.setAt ?? '') <= recordedAt;

/** Safe to repeat: a task that has its day, or that somebody has decided on, is left as it is. */
export async function setTheRest(cause: StoredEvent, engine: SetTogetherPorts): Promise<void> {
  const { together, nominalDue: to, paper } = cause.data as Set;
  // A copy, under which the order is the first one to each task, as it was when it was given.
  const by = { ...cause.by, ...(cause.by.request && { request: { ...cause.by.request } }) };
  for (const id of together) {
    const task = engine.projections.get<TaskState>(tasksProjection, id);
    if (!task || hasDay(task, to, paper.number) || !isAsItWas(task, cause)) continue;
    const body = { to, document: paper.number, documentDate: paper.date };
    // Refused, somebody was quicker, or it stands otherwise now: the order was told so, or is told when it is given again.
    await engine.tasks.setTogether(id, together, body, by, engine.clock.now(), cause.id);
  }
}
