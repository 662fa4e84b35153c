// Which tasks and agencies a fact about a task concerns.
import type { DeclaredEvent, Subjects } from '../../kernel/index.js';
import type { TaskEvent, TaskEvents } from './task.events.js';
import { taskOfStream } from './task.fold.rule.js';

function agenciesOf(event: TaskEvent): string[] {
  switch (event.type) {
    case 'TaskAssigned':
      return [...event.data.leads, ...event.data.coordinators].map((party) => party.agency);
    case 'LeadReassigned':
      return [event.data.from, event.data.to.agency];
    case 'CoordinatorsChanged':
      return event.data.coordinators.map((party) => party.agency);
    case 'TaskAmended':
      return [...event.data.joined, ...event.data.left].map((party) => party.agency);
    case 'WaitStarted':
      return [event.data.part, event.data.agency.agency];
    case 'TaskAccepted':
    case 'ProgressReported':
    case 'CompletionReported':
    case 'CompletionConfirmed':
    case 'MilestoneConfirmed':
    case 'CompletionReturned':
    case 'TaskDeclined':
    case 'DeclineRefused':
    case 'ExtensionRequested':
    case 'ExplanationRequested':
    case 'ExplanationGiven':
    case 'ExplanationAccepted':
    case 'ExplanationReturned':
    case 'WaitEnded':
    case 'WaitConfirmed':
    case 'WaitRefused':
      return [event.data.part];
    case 'TaskCoded':
    case 'PredecessorsSet':
    case 'ExtensionRefused':
    case 'DeadlineExtended':
    case 'DeadlineSet':
    case 'DeadlineRecomputed':
    case 'TaskSuspended':
    case 'TaskResumed':
    case 'TaskWithdrawn':
    case 'TaskCarriedOver':
    case 'CarryOverResolved':
      return [];
  }
}

/** The task in which another goes on knows where it comes from. */
const heirsOf = (event: TaskEvent): string[] =>
  (event.type === 'TaskCarriedOver' || event.type === 'CarryOverResolved') && event.data.task ? [event.data.task.task] : [];

export const subjectsOfTask = (event: DeclaredEvent<TaskEvents>): Subjects => ({
  tasks: [taskOfStream(event.stream) ?? '', ...heirsOf(event)],
  agencies: agenciesOf(event),
});
