// What the controllers ask of the application. A refusal becomes an error here, and a problem at the edge.
import type { AuditUseCases } from '../../audit/audit.ports.js';
import type { TaskUseCases } from '../../task/task.ports.js';
import { previewDeadline, setDeadlines } from './deadline.use-cases.js';
import type { Application, Following, TaskOrders, Questions } from '../ports/application.types.js';
import { withConsequences } from './recorded.js';
import { orThrow } from '../../kernel/index.js';
import type { ReferenceData } from '../../engine/turn/ports.types.js';

type TaskPorts = Following & ReferenceData & TaskOrders & Questions & Pick<Application, 'clock' | 'texts'>;

export const taskUseCases = (application: TaskPorts): TaskUseCases => ({
  list: (question) => application.listTasks(question),
  show: (task) => application.showTask(task),
  history: (task) => application.taskHistory(task),
  counts: (plan) => application.counts(plan),
  preview: (verb, task, body, by) => previewDeadline(application, verb, task, body, by),
  setDeadlines: (body, by, preview) => setDeadlines(application, body, by, preview),
  async order(verb, task, body, by) {
    orThrow(await application.tasks.order(verb, task, body, by, application.clock.now()));
    return withConsequences(application, () => application.showTask(task));
  },
});

export const auditUseCases = (application: Pick<Application, 'askTrail'>): AuditUseCases => ({
  find: (question) => application.askTrail(question),
});
