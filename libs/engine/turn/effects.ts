// How the engine records what it does by itself: as the system, with the event that caused it.
import { handle, type Envelope } from '../../event-store/command-handler.js';
import { orThrow, type StoredEvent } from '../../kernel/index.js';
import { noticeDecider } from '../../notice/facts/notice.decider.js';
import { noticeStream } from '../../notice/facts/notice.commands.js';
import { NOTICE_EVENT_VERSIONS, type NoticeEvents } from '../../notice/facts/notice.events.js';
import type { Recording } from './ports.types.js';

export const envelopeOf = (cause: StoredEvent | null, engine: Recording): Envelope => ({
  now: engine.clock.now(),
  by: engine.self,
  causationId: cause?.id ?? null,
  ...(cause ? { correlationId: cause.correlationId } : {}),
});

/** Whether the notice is new: the same one is raised once. */
export async function raise(notice: NoticeEvents['NoticeRaised'], cause: StoredEvent | null, engine: Recording): Promise<boolean> {
  const handled = orThrow(
    await handle(
      engine.store,
      noticeDecider,
      NOTICE_EVENT_VERSIONS,
      noticeStream(notice.key),
      { type: 'RaiseNotice', ...notice },
      { ...envelopeOf(cause, engine), seen: [] },
    ),
  );
  return handled.events.length > 0;
}
