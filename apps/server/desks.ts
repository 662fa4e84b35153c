// What the controllers ask of the house. A refusal becomes an error here, and a problem at the edge.
import type { AuditDesk } from '../../libs/audit/audit.controller.js';
import { isRefusal, RefusedError, type Refusal } from '../../libs/kernel/index.js';
import type { TaskDesk } from '../../libs/task/task.controller.js';
import { previewDeadline, setDeadlines } from './deadline-desk.js';
import type { House } from './house.types.js';
import { withConsequences } from './recorded.js';

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

export const taskDesk = (house: House): TaskDesk => ({
  list: (question) => house.listTasks(question),
  show: (task) => house.showTask(task),
  history: (task) => house.taskHistory(task),
  counts: (plan) => house.counts(plan),
  preview: (verb, task, body, by) => previewDeadline(house, verb, task, body, by),
  setDeadlines: (body, by, preview) => setDeadlines(house, body, by, preview),
  async order(verb, task, body, by) {
    accepted(await house.tasks.order(verb, task, body, by, house.clock.now()));
    return withConsequences(house, () => house.showTask(task));
  },
});

export const auditDesk = (house: House): AuditDesk => ({ find: (question) => house.askTrail(question) });
