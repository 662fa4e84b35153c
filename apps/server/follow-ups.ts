// Carries out what follows when notices did not get through. Safe to repeat: a notice is raised once, and a chore that was
// opened after the event is not opened again.
import { nameOf } from '../../libs/agency/directory.rule.js';
import { choresProjection, type ChoreRow } from '../../libs/chore/chores.projection.js';
import type { OpenChore } from '../../libs/chore/chore.commands.js';
import type { RecipientRole } from '../../libs/escalation/policy.types.rule.js';
import { handle } from '../../libs/event-store/command-handler.js';
import { isRefusal, RefusedError, toMillis, type Refusal, type StoredEvent } from '../../libs/kernel/index.js';
import { followUps, type FollowUpSource } from '../../libs/notice/follow-ups.reactor.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/messages.projection.js';
import { noticeDecider } from '../../libs/notice/notice.decider.js';
import { noticeStream, type NoticeCommand } from '../../libs/notice/notice.commands.js';
import { NOTICE_EVENT_VERSIONS } from '../../libs/notice/notice.events.js';
import { noticesProjection, type NoticeRow } from '../../libs/notice/notices.projection.js';
import type { House } from './house.types.js';
import { openUnreached } from './reach.js';

function done(answer: object | Refusal): void {
  if (isRefusal(answer)) throw new RefusedError(answer);
}

async function order(command: NoticeCommand, cause: StoredEvent, house: House): Promise<void> {
  const envelope = { now: house.clock.now(), by: house.self, causationId: cause.id, correlationId: cause.correlationId };
  done(await handle(house.store, noticeDecider, NOTICE_EVENT_VERSIONS, noticeStream(command.key), command, envelope));
}

const choreOf = (key: string, { projections }: House): ChoreRow | null => projections.get<ChoreRow>(choresProjection, key);

/** A chore that was closed comes back only for what happened after that. */
export async function openChore(chore: Omit<OpenChore, 'type'>, cause: StoredEvent, house: House): Promise<void> {
  const known = choreOf(chore.key, house);
  if (known && (known.closedAt === null || toMillis(cause.recordedAt) <= toMillis(known.closedAt))) return;
  done(await house.chores.open(chore, house.self, house.clock.now(), cause.id));
}

export async function closeChore(key: string, note: string, house: House): Promise<void> {
  if (choreOf(key, house)?.closedAt !== null) return;
  const closed = await house.chores.close(key, { note }, house.self, house.clock.now());
  // Somebody else may have closed it at this very moment.
  if (isRefusal(closed) && closed.code !== 'chore.closed') throw new RefusedError(closed);
}

export async function followUp(cause: StoredEvent, house: House): Promise<void> {
  const { projections, texts } = house;
  const source: FollowUpSource = {
    notice: (key) => projections.get<NoticeRow>(noticesProjection, key),
    message: (key) => projections.get<MessageRow>(messagesProjection, key),
    agency: (id) => nameOf(house.directory(), id),
  };
  const { instead, chores, unreached, settled } = followUps(cause, source);
  for (const { notice, passedOn } of instead) {
    await order({ type: 'RaiseNotice', ...notice }, cause, house);
    await order({ type: 'PassOnNotice', ...passedOn }, cause, house);
  }
  for (const chore of chores) await openChore(chore, cause, house);
  for (const each of unreached) await openUnreached({ ...each, role: each.role as RecipientRole, step: null }, cause, house);
  for (const key of settled) await closeChore(key, texts.settled, house);
}
