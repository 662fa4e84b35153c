// Opens and closes chores.
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { operatorTaskStream, type OperatorTaskCommand, type OpenOperatorTask } from './operator-task.commands.js';
import { operatorTaskDecider, type OperatorTaskState } from './operator-task.decider.js';
import { CHORE_EVENT_VERSIONS } from './operator-task.events.js';
import { closeOperatorTaskBody } from './operator-task.requests.js';

type Answer = Promise<Handled<OperatorTaskState> | Refusal>;

export interface OperatorTaskService {
  /** Does nothing while an operator task with this key is open. `causationId`: id of the event that made it necessary. */
  open(operatorTask: Omit<OpenOperatorTask, 'type'>, by: Actor, now: Instant, causationId?: string | null): Answer;
  /** @param body checked here: `{ note }` */
  close(key: string, body: unknown, by: Actor, now: Instant): Answer;
}

export function operatorTaskService(store: EventStore): OperatorTaskService {
  const give = (key: string, command: OperatorTaskCommand, by: Actor, now: Instant, causationId: string | null): Answer =>
    handle(store, operatorTaskDecider, CHORE_EVENT_VERSIONS, operatorTaskStream(key), command, { now, by, causationId });
  return {
    open: (operatorTask, by, now, causationId = null) =>
      give(operatorTask.key, { type: 'OpenChore', ...operatorTask }, by, now, causationId),
    async close(key, body, by, now) {
      const stated = parseInput(closeOperatorTaskBody, body);
      return isRefusal(stated) ? stated : give(key, { type: 'CloseChore', key, note: stated.value.note }, by, now, null);
    },
  };
}
