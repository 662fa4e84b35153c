// Each stream apart: one that waits behind what is not understood, or on which anything breaks, has an alarm, and all others go on.
import type { ChoreKind } from '../../libs/chore/chore.events.js';
import { choresProjection, type ChoreRow } from '../../libs/chore/chores.projection.js';
import { isHeld, unlessHeld } from '../../libs/event-store/set-aside.js';
import { isRefusal, RefusedError, type Refusal } from '../../libs/kernel/index.js';
import { stableKey } from '../../libs/kernel/ids.js';
import { taskOfStream } from '../../libs/task/task.fold.rule.js';
import type { House } from './house.types.js';
import { isInfrastructure } from './infrastructure.rule.js';

type Params = Refusal['params'];

/** Opened once; one that a person has closed stays closed. */
async function alarm(kind: ChoreKind, key: string, stream: string, params: Params, house: House): Promise<void> {
  const { projections, chores, self, clock } = house;
  if (projections.get(choresProjection, key)) return;
  const chore = { key, kind, params: { ...params, stream }, task: taskOfStream(stream), agency: null };
  // The stream of the alarm may wait itself: then the health of the service tells.
  const opened = await unlessHeld(
    () => chores.open(chore, self, clock.now()),
    () => null,
  );
  if (isRefusal(opened)) throw new RefusedError(opened);
}

function alarmHeld({ stream = '', position = 0, type = '', reason = '' }: Params, house: House): Promise<void> {
  return alarm('event-set-aside', `event-${stableKey(stream, position)}`, String(stream), { position, type, detail: reason }, house);
}

/** Opens a chore for each stream that has come to wait. */
export async function raiseAlarms(house: House): Promise<void> {
  for (const held of house.projections.held()) await alarmHeld({ ...held }, house);
}

/** What was said no to, or name and place for whoever mends the program. */
function detailOf(error: unknown, { texts }: House): string {
  if (error instanceof RefusedError) return texts.refusal(error.refusal);
  return error instanceof Error ? placeOf(error) : String(error);
}

const placeOf = ({ name, message, stack = '' }: Error): string =>
  `${name}: ${message}${/\n\s+(at .*?)(\n|$)/.exec(stack)?.[1]?.replace(/^at/, ' at') ?? ''}`;

/** The chore of a stream on which something broke; one a stream, whatever breaks on it next. */
const choreOf = (stream: string): string => `stream-${stableKey(stream)}`;

/** One that a person has closed stays closed while the fault is the same; one that was closed because it was over comes back. */
function isNews(row: ChoreRow | null, detail: string, { texts }: House): boolean {
  if (!row) return true;
  return row.closedAt !== null && (row.params['detail'] !== detail || row.note === texts.streamMended);
}

/** Remembers what broke and has a person told of it. The alarm may break too: then the health of the service tells. */
async function setApart(stream: string, error: unknown, house: House): Promise<void> {
  const { projections, chores, self, clock, troubles } = house;
  const detail = detailOf(error, house);
  troubles.note(stream, detail, clock.now());
  const key = choreOf(stream);
  if (!isNews(projections.get<ChoreRow>(choresProjection, key), detail, house)) return;
  const chore = { key, kind: 'stream-broken' as const, params: { detail, stream }, task: taskOfStream(stream), agency: null };
  try {
    await chores.open(chore, self, clock.now());
  } catch (fault) {
    if (isInfrastructure(fault)) throw fault;
  }
}

/** Streams on which something broke, also before this process began. */
export function brokenStreams({ troubles, projections }: House): string[] {
  const alarmed = projections.where<ChoreRow>(choresProjection, 'open', 1).filter(({ kind }) => kind === 'stream-broken');
  return [...new Set([...troubles.all().map(({ stream }) => stream), ...alarmed.map(({ params }) => String(params['stream'] ?? ''))])];
}

/** Nothing breaks on the stream any more. */
export async function mended(stream: string, { troubles, projections, chores, self, clock, texts }: House): Promise<void> {
  troubles.clear(stream);
  const open = projections.where<ChoreRow>(choresProjection, 'open', 1);
  for (const { key, kind, params } of open) {
    if (kind !== 'stream-broken' || params['stream'] !== stream) continue;
    const closed = await chores.close(key, { note: texts.streamMended }, self, clock.now());
    // Somebody else may have closed it at this very moment.
    if (isRefusal(closed) && closed.code !== 'chore.closed') throw new RefusedError(closed);
  }
}

/**
 * Work that has to do with one stream, apart from all others: when it waits, or anything breaks on it, it is left where it is with
 * an alarm, and everything else goes on; it is looked at again at the next turns. Only what is nobody's own is thrown: a log, a queue
 * or a disk that is away.
 */
export function apart(stream: string, house: House, work: () => Promise<void>): Promise<void>;
export function apart<T>(stream: string, house: House, work: () => Promise<T>, otherwise: T): Promise<T>;
export async function apart<T>(stream: string, house: House, work: () => Promise<T>, otherwise?: T): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isHeld(error)) await alarmHeld(error.refusal.params, house);
    else if (isInfrastructure(error)) throw error;
    else await setApart(stream, error, house);
    return otherwise;
  }
}
