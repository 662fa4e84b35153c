// Who may do what is the business of the whole province, said once for every door: the use cases ask here, and who is refused is told who may.
import { nameOf } from '../../agency/directory/directory.rule.js';
import { entitledParams, isEntitled, type Entitled } from '../../identity/entitled.rule.js';
import { RefusedError, refuse, type Actor } from '../../kernel/index.js';
import type { Application } from '../ports/application.types.js';

type Asked = Pick<Application, 'directory'>;

/** @throws RefusedError `account.not-allowed` that names who may */
export function refuseOthers(by: Actor, who: Entitled, application: Asked): void {
  if (isEntitled(by, who)) return;
  throw new RefusedError(
    refuse(
      'account.not-allowed',
      entitledParams(who, (agency) => nameOf(application.directory(), agency)),
    ),
  );
}

export const ADMINISTRATOR: Entitled = { agencies: [], admin: true };

/** Whoever assigns or follows tasks, and the administrator. */
export const followers = (application: Asked): Entitled => {
  const { authority, overseers } = application.directory();
  return { agencies: [authority, ...overseers], admin: true };
};

/** Whoever assigns tasks, and the administrator. */
export const assigner = (application: Asked): Entitled => ({ agencies: [application.directory().authority], admin: true });
