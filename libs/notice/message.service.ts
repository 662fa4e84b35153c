// The one order a person gives to a message: to be sent once more.
import { handle } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { messageDecider } from './facts/message.decider.js';
import { messageStream } from './facts/notice.commands.js';
import { resendBody } from './message.requests.js';
import { MESSAGE_EVENT_VERSIONS } from './facts/notice.events.js';

/** @param body checked here: `{ reason }` */
export async function orderResend(store: EventStore, key: string, body: unknown, by: Actor, now: Instant): Promise<object | Refusal> {
  const stated = parseInput(resendBody, body);
  if (isRefusal(stated)) return stated;
  const command = { type: 'OrderResend', key, reason: stated.value.reason } as const;
  return handle(store, messageDecider, MESSAGE_EVENT_VERSIONS, messageStream(key), command, { now, by, correlationId: key });
}
