// Carries out what follows when notices did not get through. Safe to repeat: a notice is raised once, and an operator task that was
// opened after the event is not opened again.
import { nameOf } from '../../agency/directory/directory.rule.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import type { OpenOperatorTask } from '../../operator-task/operator-task.commands.js';
import type { RecipientRole } from '../../escalation/policy/policy.types.rule.js';
import { handle } from '../../event-store/command-handler.js';
import { isRefusal, orThrow, RefusedError, toMillis, type StoredEvent } from '../../kernel/index.js';
import { followUps, type FollowUpSource } from '../../notice/follow-ups.reactor.js';
import { messagesProjection, type MessageRow } from '../../notice/facts/messages.projection.js';
import { noticeDecider } from '../../notice/facts/notice.decider.js';
import { noticeStream, type NoticeCommand } from '../../notice/facts/notice.commands.js';
import { NOTICE_EVENT_VERSIONS } from '../../notice/facts/notice.events.js';
import { noticesProjection, type NoticeRow } from '../../notice/facts/notices.projection.js';
import type { Engine } from '../turn/engine.types.js';
import type { Recording } from '../turn/ports.types.js';

type OperatorTaskPorts = Recording & Pick<Engine, 'operatorTasks' | 'projections'>;
type FollowUpPorts = OperatorTaskPorts & Pick<Engine, 'contacts' | 'directory' | 'texts'>;

async function order(command: NoticeCommand, cause: StoredEvent, engine: Recording): Promise<void> {
  const envelope = { now: engine.clock.now(), by: engine.self, causationId: cause.id, correlationId: cause.correlationId };
  orThrow(await handle(engine.store, noticeDecider, NOTICE_EVENT_VERSIONS, noticeStream(command.key), command, envelope));
}

const operatorTaskOf = (key: string, { projections }: Pick<Engine, 'projections'>): OperatorTaskRow | null =>
  projections.get<OperatorTaskRow>(operatorTasksProjection, key);

/** An operator task that was closed comes back only for what happened after that. */
export async function openOperatorTask(
  operatorTask: Omit<OpenOperatorTask, 'type'>,
  cause: StoredEvent,
  engine: OperatorTaskPorts,
): Promise<void> {
  const known = operatorTaskOf(operatorTask.key, engine);
  if (known && (known.closedAt === null || toMillis(cause.recordedAt) <= toMillis(known.closedAt))) return;
  orThrow(await engine.operatorTasks.open(operatorTask, engine.self, engine.clock.now(), cause.id));
}

export async function closeOperatorTask(key: string, note: string, engine: OperatorTaskPorts): Promise<void> {
  if (operatorTaskOf(key, engine)?.closedAt !== null) return;
  const closed = await engine.operatorTasks.close(key, { note }, engine.self, engine.clock.now());
  // Somebody else may have closed it at this very moment.
  if (isRefusal(closed) && closed.code !== 'chore.closed') throw new RefusedError(closed);
}

export async function followUp(cause: StoredEvent, engine: FollowUpPorts): Promise<void> {
  const { projections, texts } = engine;
  const source: FollowUpSource = {
    notice: (key) => projections.get<NoticeRow>(noticesProjection, key),
    message: (key) => projections.get<MessageRow>(messagesProjection, key),
    agency: (id) => nameOf(engine.directory(), id),
  };
  const { instead, operatorTasks, unreached, settled } = followUps(cause, source);
  for (const { notice, passedOn } of instead) {
    await order({ type: 'RaiseNotice', ...notice }, cause, engine);
    await order({ type: 'PassOnNotice', ...passedOn }, cause, engine);
  }
  for (const each of operatorTasks) await openOperatorTask(each, cause, engine);
  for (const each of unreached) await engine.contacts.openUnreached({ ...each, role: each.role as RecipientRole, step: null }, cause);
  for (const key of settled) await closeOperatorTask(key, texts.settled, engine);
}
