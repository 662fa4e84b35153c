// The names a house knows: of agencies from its directory, of plans by their numbers, of people from their accounts.
import { nameOf } from '../../libs/agency/directory.rule.js';
import { accountsProjection, type AccountRow } from '../../libs/identity/accounts.projection.js';
import { plansProjection, type PlanRow } from '../../libs/plan/plans.projection.js';
import type { House } from './house.types.js';
import type { Names } from './who.rule.js';

export function namesOf({ directory, projections }: Pick<House, 'directory' | 'projections'>): Names {
  const agency = (id: string): string => nameOf(directory(), id);
  const plan = (id: string): string | null => projections.get<PlanRow>(plansProjection, id)?.draft?.head.number ?? null;
  return {
    agency,
    person: (user) => projections.get<AccountRow>(accountsProjection, user)?.name ?? null,
    matter: (id) => plan(id) ?? agency(id),
  };
}
