// An operator task that is open is not opened again; one that is closed may come back, but for an address that is what it is: a landline
// that was looked at once is no news at the next step. The address mended is another chore.
import { refuse, type Decider } from '../kernel/index.js';
import type { OperatorTaskCommand } from './operator-task.commands.js';
import type { OperatorTaskEvent, OperatorTaskEvents } from './operator-task.events.js';

export interface OperatorTaskState {
  opened: OperatorTaskEvents['ChoreOpened'] | null;
  open: boolean;
}

const isSettled = (operatorTask: OperatorTaskEvents['ChoreOpened'], before: OperatorTaskEvents['ChoreOpened'] | null): boolean =>
  before !== null && operatorTask.kind === 'bad-address' && operatorTask.params['detail'] === before.params['detail'];

export const operatorTaskDecider: Decider<OperatorTaskState, OperatorTaskCommand, OperatorTaskEvent> = {
  initial: { opened: null, open: false },
  decide(command, { opened, open }) {
    switch (command.type) {
      case 'OpenChore': {
        const { type: _, ...data } = command;
        return open || isSettled(data, opened) ? [] : [{ type: 'ChoreOpened', data }];
      }
      case 'CloseChore': {
        const { key, note } = command;
        if (!opened) return refuse('chore.unknown', { key });
        if (!open) return refuse('chore.closed', { key });
        return [{ type: 'ChoreClosed', data: { key, task: opened.task, agency: opened.agency, note } }];
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ChoreOpened':
        return { opened: event.data, open: true };
      case 'ChoreClosed':
        return { ...state, open: false };
    }
  },
};
