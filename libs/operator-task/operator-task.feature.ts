// What an administrator must put right by hand, as the catalogue knows it. Its streams kept the name they first had.
import { streamKind, type Feature, type Subjects } from '../kernel/index.js';
import { CHORE_EVENT_VERSIONS, type OperatorTaskEvent, type OperatorTaskEvents } from './operator-task.events.js';
import { operatorTasksProjection } from './operator-tasks.projection.js';

const subjectsOfOperatorTask = ({ data }: OperatorTaskEvent): Subjects => ({
  tasks: data.task ? [data.task] : [],
  agencies: data.agency ? [data.agency] : [],
});

export const operatorTaskFeature: Feature = {
  name: 'operator-task',
  streams: { chore: streamKind<OperatorTaskEvents>(CHORE_EVENT_VERSIONS, subjectsOfOperatorTask) },
  projections: [operatorTasksProjection],
  rights: ['chore.close'],
};
