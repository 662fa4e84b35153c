// The names an application knows: of agencies from its directory, of plans by their numbers, of tasks by code and title, of people from their accounts.
import { nameOf } from '../../agency/directory/directory.rule.js';
import { accountsProjection, type AccountRow } from '../../identity/accounts.projection.js';
import { plansProjection, type PlanRow } from '../../plan/plans.projection.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Application } from '../ports/application.types.js';
import type { Names } from '../views/who.rule.js';

export function namesOf({ directory, projections }: Pick<Application, 'directory' | 'projections'>): Names {
  const agency = (id: string): string => nameOf(directory(), id);
  const plan = (id: string): string | null => projections.get<PlanRow>(plansProjection, id)?.draft?.head.number ?? null;
  const task = (id: string): string | null => {
    const assigned = projections.get<TaskState>(tasksProjection, id)?.assigned;
    return assigned ? `“${assigned.code} ${assigned.title}”` : null;
  };
  return {
    agency,
    person: (user) => projections.get<AccountRow>(accountsProjection, user)?.name ?? null,
    matter: (id) => plan(id) ?? task(id) ?? agency(id),
  };
}
