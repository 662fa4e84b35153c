// The life of a task, as the catalogue knows it.
import { streamKind, type Feature } from '../kernel/index.js';
import { TASK_EVENT_VERSIONS, type TaskEvents } from './facts/task.events.js';
import { subjectsOfTask } from './facts/task-subjects.rule.js';
import { TASK_UPCASTERS } from './facts/task-upcasters.rule.js';
import { tasksProjection } from './tasks.projection.js';

export const taskFeature: Feature = {
  name: 'task',
  streams: { task: streamKind<TaskEvents>(TASK_EVENT_VERSIONS, subjectsOfTask, TASK_UPCASTERS) },
  projections: [tasksProjection],
  rights: ['task.order'],
};
