// Each stream apart: one that waits behind what is not understood, or on which anything breaks, has an alarm, and all others go on.
import type { OperatorTaskKind } from '../../operator-task/operator-task.events.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import { isParked, unlessParked } from '../../event-store/port/parked.js';
import { isRefusal, orThrow, RefusedError, type Refusal } from '../../kernel/index.js';
import { stableKey } from '../../kernel/ids.js';
import { taskOfStream } from '../../task/facts/task.fold.rule.js';
import type { Engine } from './engine.types.js';
import type { Isolate } from './ports.types.js';
import { isInfrastructure } from './infrastructure.rule.js';

type IsolationPorts = Pick<Engine, 'operatorTasks' | 'clock' | 'projections' | 'self' | 'texts' | 'troubles'>;

type Params = Refusal['params'];

/** Opened once; one that a person has closed stays closed. */
async function alarm(kind: OperatorTaskKind, key: string, stream: string, params: Params, ports: IsolationPorts): Promise<void> {
  const { projections, operatorTasks, self, clock } = ports;
  if (projections.get(operatorTasksProjection, key)) return;
  const operatorTask = { key, kind, params: { ...params, stream }, task: taskOfStream(stream), agency: null };
  // The stream of the alarm may wait itself: then the health of the service tells.
  orThrow(
    await unlessParked(
      () => operatorTasks.open(operatorTask, self, clock.now()),
      () => null,
    ),
  );
}

function alarmParked({ stream = '', position = 0, type = '', reason = '' }: Params, ports: IsolationPorts): Promise<void> {
  return alarm('event-set-aside', `event-${stableKey(stream, position)}`, String(stream), { position, type, detail: reason }, ports);
}

/** Opens an operator task for each stream that has come to wait. */
export async function raiseAlarms(ports: IsolationPorts): Promise<void> {
  for (const held of ports.projections.parked()) await alarmParked({ ...held }, ports);
}

/** What was said no to, or name and place for whoever mends the program. */
function detailOf(error: unknown, { texts }: IsolationPorts): string {
  if (error instanceof RefusedError) return texts.refusal(error.refusal);
  return error instanceof Error ? placeOf(error) : String(error);
}

const placeOf = ({ name, message, stack = '' }: Error): string =>
  `${name}: ${message}${/\n\s+(at .*?)(\n|$)/.exec(stack)?.[1]?.replace(/^at/, ' at') ?? ''}`;

/** The operator task of a stream on which something broke; one a stream, whatever breaks on it next. */
const operatorTaskOf = (stream: string): string => `stream-${stableKey(stream)}`;

/** One that a person has closed stays closed while the fault is the same; one that was closed because it was over comes back. */
function isNews(row: OperatorTaskRow | null, detail: string, { texts }: IsolationPorts): boolean {
  if (!row) return true;
  return row.closedAt !== null && (row.params['detail'] !== detail || row.note === texts.streamMended);
}

/** Remembers what broke and has a person told of it. The alarm may break too: then the health of the service tells. */
async function noteTrouble(stream: string, error: unknown, ports: IsolationPorts): Promise<void> {
  const { projections, operatorTasks, self, clock, troubles } = ports;
  const detail = detailOf(error, ports);
  troubles.note(stream, detail, clock.now());
  const key = operatorTaskOf(stream);
  if (!isNews(projections.get<OperatorTaskRow>(operatorTasksProjection, key), detail, ports)) return;
  const operatorTask = { key, kind: 'stream-broken' as const, params: { detail, stream }, task: taskOfStream(stream), agency: null };
  try {
    await operatorTasks.open(operatorTask, self, clock.now());
  } catch (fault) {
    if (isInfrastructure(fault)) throw fault;
  }
}

/** Streams on which something broke, also before this process began. */
export function brokenStreams({ troubles, projections }: Pick<Engine, 'projections' | 'troubles'>): string[] {
  const alarmed = projections.where<OperatorTaskRow>(operatorTasksProjection, 'open', 1).filter(({ kind }) => kind === 'stream-broken');
  return [...new Set([...troubles.all().map(({ stream }) => stream), ...alarmed.map(({ params }) => String(params['stream'] ?? ''))])];
}

/** Nothing breaks on the stream any more. */
export async function mended(stream: string, { troubles, projections, operatorTasks, self, clock, texts }: IsolationPorts): Promise<void> {
  troubles.clear(stream);
  const open = projections.where<OperatorTaskRow>(operatorTasksProjection, 'open', 1);
  for (const { key, kind, params } of open) {
    if (kind !== 'stream-broken' || params['stream'] !== stream) continue;
    const closed = await operatorTasks.close(key, { note: texts.streamMended }, self, clock.now());
    // Somebody else may have closed it at this very moment.
    if (isRefusal(closed) && closed.code !== 'chore.closed') throw new RefusedError(closed);
  }
}

/**
 * Work that has to do with one stream, apart from all others: when it waits, or anything breaks on it, it is left where it is with
 * an alarm, and everything else goes on; it is looked at again at the next turns. Only what is nobody's own is thrown: a log, a queue
 * or a disk that is away.
 */
export const isolation =
  (ports: IsolationPorts): Isolate =>
  async <T>(stream: string, work: () => Promise<T>, otherwise?: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (isParked(error)) await alarmParked(error.refusal.params, ports);
      else if (isInfrastructure(error)) throw error;
      else await noteTrouble(stream, error, ports);
      return otherwise as T;
    }
  };
