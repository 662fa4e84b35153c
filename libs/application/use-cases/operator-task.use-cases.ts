// What the edges ask about operator tasks: the open ones in words, and closing one.
import type { OperatorTaskUseCases } from '../../operator-task/operator-task.ports.js';
import type { OperatorTaskView } from '../../operator-task/operator-task.views.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import { localTime, orThrow, RefusedError, refuse, type Actor } from '../../kernel/index.js';
import { demand } from './demand.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded } from './recorded.js';

type OperatorTaskPorts = Following & Pick<Application, 'operatorTasks' | 'clock' | 'directory' | 'texts'>;

const view = (row: OperatorTaskRow, application: Pick<Application, 'texts'>): OperatorTaskView => {
  const { key, kind, task, agency, openedAt, closedAt, note, params } = row;
  const closed = closedAt && localTime(closedAt);
  return {
    key,
    kind,
    task,
    agency,
    openedAt: localTime(openedAt),
    closedAt: closed,
    note,
    sentence: application.texts.chore(kind, params),
  };
};

/** The open ones, the oldest first. */
export const openOperatorTasks = (application: Pick<Application, 'projections' | 'texts'>): OperatorTaskView[] =>
  application.projections
    .where<OperatorTaskRow>(operatorTasksProjection, 'open', 1)
    .map((row) => view(row, application))
    .sort((one, other) => one.openedAt.localeCompare(other.openedAt) || one.key.localeCompare(other.key));

/** @throws RefusedError unless `by` is an administrator, or when there is no such open operator task */
export async function closeOperatorTask(application: OperatorTaskPorts, key: string, body: unknown, by: Actor): Promise<OperatorTaskView> {
  demand('chore.close', by, application);
  orThrow(await application.operatorTasks.close(key, body, by, application.clock.now()));
  return asRecorded(application, () => {
    const row = application.projections.get<OperatorTaskRow>(operatorTasksProjection, key);
    if (!row) throw new RefusedError(refuse('chore.unknown', { key }));
    return view(row, application);
  });
}

export const operatorTaskUseCases = (application: OperatorTaskPorts): OperatorTaskUseCases => ({
  list: () => openOperatorTasks(application),
  close: (key, body, by) => closeOperatorTask(application, key, body, by),
});
