// What the edges ask about chores: the open ones in words, and closing one.
import type { ChoreDesk } from '../../libs/chore/chore.controller.js';
import { choresProjection, type ChoreRow } from '../../libs/chore/chores.projection.js';
import { isRefusal, localTime, RefusedError, refuse, type Actor, type Instant } from '../../libs/kernel/index.js';
import { ADMINISTRATOR, refuseOthers } from './entitlement.js';
import type { House } from './house.types.js';
import { asRecorded } from './recorded.js';

export interface ChoreView {
  key: string;
  kind: string;
  task: string | null;
  agency: string | null;
  openedAt: Instant;
  closedAt: Instant | null;
  note: string | null;
  /** What is wrong, in the language of the house. */
  sentence: string;
}

const view = (row: ChoreRow, house: House): ChoreView => {
  const { key, kind, task, agency, openedAt, closedAt, note, params } = row;
  const closed = closedAt && localTime(closedAt);
  return { key, kind, task, agency, openedAt: localTime(openedAt), closedAt: closed, note, sentence: house.texts.chore(kind, params) };
};

/** The open ones, the oldest first. */
export const openChores = (house: House): ChoreView[] =>
  house.projections
    .where<ChoreRow>(choresProjection, 'open', 1)
    .map((row) => view(row, house))
    .sort((one, other) => one.openedAt.localeCompare(other.openedAt) || one.key.localeCompare(other.key));

/** @throws RefusedError unless `by` is an administrator, or when there is no such open chore */
export async function closeChore(house: House, key: string, body: unknown, by: Actor): Promise<ChoreView> {
  refuseOthers(by, ADMINISTRATOR, house);
  const handled = await house.chores.close(key, body, by, house.clock.now());
  if (isRefusal(handled)) throw new RefusedError(handled);
  return asRecorded(house, () => {
    const row = house.projections.get<ChoreRow>(choresProjection, key);
    if (!row) throw new RefusedError(refuse('chore.unknown', { key }));
    return view(row, house);
  });
}

export const choreDesk = (house: House): ChoreDesk => ({
  list: () => openChores(house),
  close: (key, body, by) => closeChore(house, key, body, by),
});
