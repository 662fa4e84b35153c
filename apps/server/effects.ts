// How the house records what it does by itself: as the system, with the event that caused it.
import { handle, type Envelope } from '../../libs/event-store/command-handler.js';
import { isRefusal, RefusedError, type StoredEvent } from '../../libs/kernel/index.js';
import { noticeDecider } from '../../libs/notice/notice.decider.js';
import { noticeStream } from '../../libs/notice/notice.commands.js';
import { NOTICE_EVENT_VERSIONS, type NoticeEvents } from '../../libs/notice/notice.events.js';
import type { House } from './house.types.js';

export const envelopeOf = (cause: StoredEvent | null, house: House): Envelope => ({
  now: house.clock.now(),
  by: house.self,
  causationId: cause?.id ?? null,
  ...(cause ? { correlationId: cause.correlationId } : {}),
});

/** Whether the notice is new: the same one is raised once. */
export async function raise(notice: NoticeEvents['NoticeRaised'], cause: StoredEvent | null, house: House): Promise<boolean> {
  const handled = await handle(
    house.store,
    noticeDecider,
    NOTICE_EVENT_VERSIONS,
    noticeStream(notice.key),
    { type: 'RaiseNotice', ...notice },
    { ...envelopeOf(cause, house), seen: [] },
  );
  if (isRefusal(handled)) throw new RefusedError(handled);
  return handled.events.length > 0;
}
