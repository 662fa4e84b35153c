// The part of the cycle that keeps ladders in step with their tasks, and looks at those whose moment has come.
import { findAgency, membersOf } from '../../libs/agency/directory.rule.js';
import { ladderKey, ladderStream, type LadderCommand } from '../../libs/escalation/ladder.commands.js';
import { ladderDecider } from '../../libs/escalation/ladder.decider.js';
import { LADDER_EVENT_VERSIONS } from '../../libs/escalation/ladder.events.js';
import type { DepartureOf } from '../../libs/escalation/heard.rule.js';
import { ladderCommands, lookAt, type Timing } from '../../libs/escalation/ladder.reactor.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import type { EscalationPolicy } from '../../libs/escalation/policy.types.rule.js';
import { handle } from '../../libs/event-store/command-handler.js';
import { together } from '../../libs/event-store/together.js';
import { dayOf, isRefusal, RefusedError, toInstant, toMillis, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import type { MessageEvents } from '../../libs/notice/notice.events.js';
import { noticesProjection, type NoticeRow } from '../../libs/notice/notices.projection.js';
import { taskStream } from '../../libs/task/task.fold.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { apart } from './apart.js';
import { lookAtAll } from './due.js';
import { envelopeOf, raise } from './effects.js';
import type { House } from './house.types.js';
import { openUnreached, reachIn } from './reach.js';
import { silenceOver } from '../../libs/silence/silences.projection.js';

/** The policy that a task follows: the one it began under, unless it was moved. */
export function policyOf(task: TaskState, house: House): EscalationPolicy {
  const book = house.policyBook();
  const [row] = house.projections.where<LadderRow>(laddersProjection, 'task', task.id, 1);
  const began = [...task.parts, ...task.formerParts].map((part) => toMillis(part.assignedAt));
  return (row && book.byRef(row.policy)) ?? book.inForce(toInstant(Math.min(...began)));
}

/**
 * @param by the house itself when nobody is named
 * @param seen the stream of the ladder, where the caller has it
 */
export async function orderLadder(
  command: LadderCommand,
  cause: StoredEvent | null,
  house: House,
  by = house.self,
  seen?: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const stream = ladderStream(command.task, command.part);
  const envelope = { ...envelopeOf(cause, house), by, ...(seen ? { seen } : {}) };
  const handled = await handle(house.store, ladderDecider, LADDER_EVENT_VERSIONS, stream, command, envelope);
  if (isRefusal(handled)) throw new RefusedError(handled);
  return handled.events;
}

const departureIn =
  ({ projections }: House): DepartureOf =>
  (key) => {
    const notice = projections.get<NoticeRow>(noticesProjection, key);
    if (!notice) return null;
    const { to, state, sentAt } = notice;
    if (sentAt !== null) return { to, state: 'left', at: sentAt };
    return { to, state: ['dropped', 'given-up'].includes(state) ? 'dropped' : 'waiting', at: null };
  };

/** What the moments of a ladder are computed with. */
export const timingOf = (policy: EscalationPolicy, house: House, now = house.clock.now()): Timing => ({
  policy,
  calendar: house.calendar,
  now,
  departureOf: departureIn(house),
});

/** The tasks whose lead was sent something on a later day than it was due: the days to accept may be counted from there. */
export function receivedLater(sent: StoredEvent, house: House): string[] {
  const { notices } = sent.data as MessageEvents['MessageSent'];
  return notices.flatMap((key) => {
    const notice = house.projections.get<NoticeRow>(noticesProjection, key);
    const late = notice && notice.to === notice.part && dayOf(sent.recordedAt) !== dayOf(notice.dueAt);
    return late && notice.subject === 'task' ? [notice.task] : [];
  });
}

/** Brings the ladders of a task in step with it. Tasks may be taken together: no two share a ladder. */
export async function reschedule(id: string, cause: StoredEvent, house: House): Promise<void> {
  const { projections } = house;
  const task = projections.get<TaskState>(tasksProjection, id);
  if (!task?.assigned) return;
  const rowOf = (key: string): LadderRow | null => projections.get<LadderRow>(laddersProjection, key);
  for (const command of ladderCommands(task, rowOf, timingOf(policyOf(task, house), house))) {
    const seen = rowOf(ladderKey(command.task, command.part)) ? undefined : [];
    // What waits of one lead is nothing to the others.
    const order = async () => void (await orderLadder(command, cause, house, house.self, seen));
    await apart(ladderStream(command.task, command.part), house, order);
  }
}

async function lookAtOne(row: LadderRow, now: Instant, house: House): Promise<number> {
  const task = house.projections.get<TaskState>(tasksProjection, row.task);
  if (!task) return 0;
  const directory = house.directory();
  const { first, raises, takes, then, gaps } = lookAt(row, task, {
    ...timingOf(house.policyBook().byRef(row.policy) ?? policyOf(task, house), house, now),
    membersOf: (agency) => (findAgency(directory, agency)?.group ? membersOf(directory, agency) : null),
    reach: reachIn(house, now),
    silenced: silenceOver(house.projections, row.task, row.part, now) !== null,
  });
  let seen: readonly StoredEvent[] = await house.store.read(ladderStream(row.task, row.part));
  const cause = seen.at(-1) ?? null;
  const give = async (commands: readonly LadderCommand[]): Promise<void> => {
    for (const command of commands) seen = [...seen, ...(await orderLadder(command, cause, house, house.self, seen))];
  };
  await give(first);
  for (const gap of gaps) await openUnreached(gap, cause, house);
  // Notices before steps: a crash in between raises the same notices again, which changes nothing.
  let raised = 0;
  await together(raises, async (notice) => {
    if (await raise(notice, cause, house)) raised += 1;
  });
  await give(takes);
  await give(then);
  return raised;
}

/** Nobody is told about a task of which something is not understood: it may be done. */
const streamsOf = (row: LadderRow): string[] => [ladderStream(row.task, row.part), taskStream(row.task)];

/** Looks at every ladder that is due, until none is. */
export async function lookAtDue(house: House, now: Instant): Promise<{ looked: number; raised: number }> {
  let [looked, raised] = [0, 0];
  await lookAtAll(laddersProjection, now, streamsOf, house, async (due) => {
    await together(due, async (row) => {
      raised += await apart(ladderStream(row.task, row.part), house, () => lookAtOne(row, now, house), 0);
    });
    looked += due.length;
  });
  return { looked, raised };
}
