// Services that people give orders to, with tasks named as people name them: by code where an id is wanted.
import type { ReportService } from '../../duty/report.service.js';
import { isRefusal, type Refusal } from '../../kernel/index.js';
import type { SilenceService } from '../../silence/silence.service.js';
import { taskNamed, withTaskIds } from '../../task/facts/task-name.rule.js';
import type { TaskService } from '../../task/task.service.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { EngineParts, NameTask } from '../../engine/turn/engine.types.js';

export const nameTask =
  ({ projections }: Pick<EngineParts, 'projections'>): NameTask =>
  (given, within = null) =>
    taskNamed(given, (code) => projections.where<TaskState>(tasksProjection, 'code', code), within);

/** Tasks that an order names beside its own are, where nothing else is said, of the same plan. */
export function tasksByName(service: TaskService, named: NameTask, planOf: (task: string) => string | null): TaskService {
  const settled = (task: string, body: unknown): { id: string; body: unknown } | Refusal => {
    const id = named(task);
    if (isRefusal(id)) return id;
    const stated = withTaskIds(body, (given, plan) => named(given, plan ?? planOf(id)));
    return isRefusal(stated) ? stated : { id, body: stated.body };
  };
  return {
    ...service,
    async order(verb, task, stated, by, now) {
      const meant = settled(task, stated);
      return isRefusal(meant) ? meant : service.order(verb, meant.id, meant.body, by, now);
    },
    async rehearse(verb, task, stated, by, now) {
      const meant = settled(task, stated);
      return isRefusal(meant) ? meant : service.rehearse(verb, meant.id, meant.body, by, now);
    },
  };
}

export const silencesByName = (service: SilenceService, named: NameTask): SilenceService => ({
  ...service,
  async start(stated, by, now) {
    const meant = withTaskIds(stated, named);
    return isRefusal(meant) ? meant : service.start(meant.body, by, now);
  },
});

export const reportsByName = (service: ReportService, named: NameTask): ReportService => ({
  ...service,
  async submit(report, stated, by, now) {
    const meant = withTaskIds(stated, named);
    return isRefusal(meant) ? meant : service.submit(report, meant.body, by, now);
  },
});
