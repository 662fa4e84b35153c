// Every door asks here whether who gives an order has the right it needs; who has it not is told who has.
import { nameOf } from '../../agency/directory/directory.rule.js';
import { entitledParams, isEntitled } from '../../identity/entitled.rule.js';
import { RIGHTS, type Right } from '../../identity/rights.rule.js';
import { RefusedError, refuse, type Actor } from '../../kernel/index.js';
import type { Application } from '../ports/application.types.js';

/** @throws RefusedError `account.not-allowed` that names who may */
export function demand(right: Right, by: Actor, { directory }: Pick<Application, 'directory'>): void {
  const holders = RIGHTS[right](directory());
  if (holders === 'known' || isEntitled(by, holders)) return;
  throw new RefusedError(
    refuse(
      'account.not-allowed',
      entitledParams(holders, (agency) => nameOf(directory(), agency)),
    ),
  );
}
