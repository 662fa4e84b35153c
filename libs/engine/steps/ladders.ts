// The part of the cycle that keeps ladders in step with their tasks, and looks at those whose moment has come.
import { findAgency, membersOf } from '../../agency/directory/directory.rule.js';
import { ladderKey, ladderStream, type LadderCommand } from '../../escalation/ladder/ladder.commands.js';
import { ladderDecider } from '../../escalation/ladder/ladder.decider.js';
import { LADDER_EVENT_VERSIONS } from '../../escalation/ladder/ladder.events.js';
import type { DepartureOf } from '../../escalation/ladder/heard.rule.js';
import { ladderCommands, lookAt, type Timing } from '../../escalation/ladder/ladder.reactor.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import type { EscalationPolicy } from '../../escalation/policy/policy.types.rule.js';
import { handle } from '../../event-store/command-handler.js';
import { together } from '../../event-store/together.js';
import { dayOf, orThrow, toInstant, toMillis, type Instant, type StoredEvent } from '../../kernel/index.js';
import type { MessageEvents } from '../../notice/facts/notice.events.js';
import { noticesProjection, type NoticeRow } from '../../notice/facts/notices.projection.js';
import { taskStream } from '../../task/facts/task.fold.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { lookAtAll } from '../turn/due.js';
import { envelopeOf, raise } from '../turn/effects.js';
import type { Engine } from '../turn/engine.types.js';
import { silenceOver } from '../../silence/silences.projection.js';
import type { Effects, ReadModels, Recording, ReferenceData } from '../turn/ports.types.js';

type LaddersPorts = Effects & ReadModels & ReferenceData & Pick<Engine, 'contacts'>;

/** The policy that a task follows: the one it began under, unless it was moved. */
export function policyOf(task: TaskState, engine: Pick<Engine, 'policyBook' | 'projections'>): EscalationPolicy {
  const book = engine.policyBook();
  const [row] = engine.projections.where<LadderRow>(laddersProjection, 'task', task.id, 1);
  const began = [...task.parts, ...task.formerParts].map((part) => toMillis(part.assignedAt));
  return (row && book.byRef(row.policy)) ?? book.inForce(toInstant(Math.min(...began)));
}

/**
 * @param by the engine itself when nobody is named
 * @param seen the stream of the ladder, where the caller has it
 */
export async function orderLadder(
  command: LadderCommand,
  cause: StoredEvent | null,
  engine: Recording,
  by = engine.self,
  seen?: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const stream = ladderStream(command.task, command.part);
  const envelope = { ...envelopeOf(cause, engine), by, ...(seen ? { seen } : {}) };
  const handled = orThrow(await handle(engine.store, ladderDecider, LADDER_EVENT_VERSIONS, stream, command, envelope));
  return handled.events;
}

const departureIn =
  ({ projections }: Pick<Engine, 'projections'>): DepartureOf =>
  (key) => {
    const notice = projections.get<NoticeRow>(noticesProjection, key);
    if (!notice) return null;
    const { to, state, sentAt } = notice;
    if (sentAt !== null) return { to, state: 'left', at: sentAt };
    return { to, state: ['dropped', 'given-up'].includes(state) ? 'dropped' : 'waiting', at: null };
  };

/** What the moments of a ladder are computed with. */
export const timingOf = (
  policy: EscalationPolicy,
  engine: Pick<Engine, 'calendar' | 'clock' | 'projections'>,
  now = engine.clock.now(),
): Timing => ({
  policy,
  calendar: engine.calendar,
  now,
  departureOf: departureIn(engine),
});

/** The tasks whose lead was sent something on a later day than it was due: the days to accept may be counted from there. */
export function receivedLater(sent: StoredEvent, engine: Pick<Engine, 'projections'>): string[] {
  const { notices } = sent.data as MessageEvents['MessageSent'];
  return notices.flatMap((key) => {
    const notice = engine.projections.get<NoticeRow>(noticesProjection, key);
    const late = notice && notice.to === notice.part && dayOf(sent.recordedAt) !== dayOf(notice.dueAt);
    return late && notice.subject === 'task' ? [notice.task] : [];
  });
}

/** Brings the ladders of a task in step with it. Tasks may be taken together: no two share a ladder. */
export async function reschedule(id: string, cause: StoredEvent, engine: LaddersPorts): Promise<void> {
  const { projections } = engine;
  const task = projections.get<TaskState>(tasksProjection, id);
  if (!task?.assigned) return;
  const rowOf = (key: string): LadderRow | null => projections.get<LadderRow>(laddersProjection, key);
  for (const command of ladderCommands(task, rowOf, timingOf(policyOf(task, engine), engine))) {
    const seen = rowOf(ladderKey(command.task, command.part)) ? undefined : [];
    // What waits of one lead is nothing to the others.
    const order = async () => void (await orderLadder(command, cause, engine, engine.self, seen));
    await engine.isolate(ladderStream(command.task, command.part), order);
  }
}

async function lookAtOne(row: LadderRow, now: Instant, engine: LaddersPorts): Promise<number> {
  const task = engine.projections.get<TaskState>(tasksProjection, row.task);
  if (!task) return 0;
  const directory = engine.directory();
  const { first, raises, takes, then, gaps } = lookAt(row, task, {
    ...timingOf(engine.policyBook().byRef(row.policy) ?? policyOf(task, engine), engine, now),
    membersOf: (agency) => (findAgency(directory, agency)?.group ? membersOf(directory, agency) : null),
    reach: engine.contacts.reachAt(now),
    silenced: silenceOver(engine.projections, row.task, row.part, now) !== null,
  });
  let seen: readonly StoredEvent[] = await engine.store.read(ladderStream(row.task, row.part));
  const cause = seen.at(-1) ?? null;
  const give = async (commands: readonly LadderCommand[]): Promise<void> => {
    for (const command of commands) seen = [...seen, ...(await orderLadder(command, cause, engine, engine.self, seen))];
  };
  await give(first);
  for (const gap of gaps) await engine.contacts.openUnreached(gap, cause);
  // Notices before steps: a crash in between raises the same notices again, which changes nothing.
  let raised = 0;
  await together(raises, async (notice) => {
    if (await raise(notice, cause, engine)) raised += 1;
  });
  await give(takes);
  await give(then);
  return raised;
}

/** Nobody is told about a task of which something is not understood: it may be done. */
const streamsOf = (row: LadderRow): string[] => [ladderStream(row.task, row.part), taskStream(row.task)];

/** Looks at every ladder that is due, until none is. */
export async function lookAtDue(engine: LaddersPorts, now: Instant): Promise<{ looked: number; raised: number }> {
  let [looked, raised] = [0, 0];
  await lookAtAll(laddersProjection, now, streamsOf, engine, async (due) => {
    await together(due, async (row) => {
      raised += await engine.isolate(ladderStream(row.task, row.part), () => lookAtOne(row, now, engine), 0);
    });
    looked += due.length;
  });
  return { looked, raised };
}
