// Opens and closes chores.
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { choreStream, closeChoreBody, type ChoreCommand, type OpenChore } from './chore.commands.js';
import { choreDecider, type ChoreState } from './chore.decider.js';
import { CHORE_EVENT_VERSIONS } from './chore.events.js';

type Answer = Promise<Handled<ChoreState> | Refusal>;

export interface ChoreService {
  /** Does nothing while a chore with this key is open. `causationId`: id of the event that made it necessary. */
  open(chore: Omit<OpenChore, 'type'>, by: Actor, now: Instant, causationId?: string | null): Answer;
  /** @param body checked here: `{ note }` */
  close(key: string, body: unknown, by: Actor, now: Instant): Answer;
}

export function choreService(store: EventStore): ChoreService {
  const give = (key: string, command: ChoreCommand, by: Actor, now: Instant, causationId: string | null): Answer =>
    handle(store, choreDecider, CHORE_EVENT_VERSIONS, choreStream(key), command, { now, by, causationId });
  return {
    open: (chore, by, now, causationId = null) => give(chore.key, { type: 'OpenChore', ...chore }, by, now, causationId),
    async close(key, body, by, now) {
      const stated = parseInput(closeChoreBody, body);
      return isRefusal(stated) ? stated : give(key, { type: 'CloseChore', key, note: stated.value.note }, by, now, null);
    },
  };
}
