// Who may do what is the business of the whole province, said once for every door: the desks ask here, and who is refused is told who may.
import { nameOf } from '../../libs/agency/directory.rule.js';
import { entitledParams, isEntitled, type Entitled } from '../../libs/identity/entitled.rule.js';
import { RefusedError, refuse, type Actor } from '../../libs/kernel/index.js';
import type { House } from './house.types.js';

type Asked = Pick<House, 'directory'>;

/** @throws RefusedError `account.not-allowed` that names who may */
export function refuseOthers(by: Actor, who: Entitled, house: Asked): void {
  if (isEntitled(by, who)) return;
  throw new RefusedError(
    refuse(
      'account.not-allowed',
      entitledParams(who, (agency) => nameOf(house.directory(), agency)),
    ),
  );
}

export const ADMINISTRATOR: Entitled = { agencies: [], admin: true };

/** Whoever assigns or follows tasks, and the administrator. */
export const followers = (house: Asked): Entitled => {
  const { authority, overseers } = house.directory();
  return { agencies: [authority, ...overseers], admin: true };
};

/** Whoever assigns tasks, and the administrator. */
export const assigner = (house: Asked): Entitled => ({ agencies: [house.directory().authority], admin: true });
