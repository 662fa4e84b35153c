// Each stream apart: one that waits behind what is not understood, or on which a rule breaks, has an alarm, and all others go on.
import type { ChoreKind } from '../../libs/chore/chore.events.js';
import { choresProjection } from '../../libs/chore/chores.projection.js';
import { isHeld, unlessHeld } from '../../libs/event-store/set-aside.js';
import { isRefusal, RefusedError, type Refusal } from '../../libs/kernel/index.js';
import { stableKey } from '../../libs/kernel/ids.js';
import { taskOfStream } from '../../libs/task/task.fold.rule.js';
import type { House } from './house.types.js';

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

/** Refusals of features begin with their names and a dot. */
const isOfFeature = ({ code }: Refusal): boolean => /^[a-z]+\./.test(code);

/**
 * A rule that meets what it was not made for, or says no to what the house orders by itself. What is not the stream's fault, a log
 * that is away or a full disk, is something else.
 */
const isBroken = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof RangeError || (error instanceof RefusedError && isOfFeature(error.refusal));

/** What was said no to, or name and place for whoever mends the program. */
const detailOf = (error: Error, { texts }: House): string =>
  error instanceof RefusedError ? texts.refusal(error.refusal) : placeOf(error);

const placeOf = ({ name, message, stack = '' }: Error): string =>
  `${name}: ${message}${/\n\s+(at .*?)(\n|$)/.exec(stack)?.[1]?.replace(/^at/, ' at') ?? ''}`;

/**
 * Work that has to do with one stream, apart from all others: when it waits, or a rule breaks on it, it is left where it is with
 * an alarm, and everything else goes on.
 */
export function apart(stream: string, house: House, work: () => Promise<void>): Promise<void>;
export function apart<T>(stream: string, house: House, work: () => Promise<T>, otherwise: T): Promise<T>;
export async function apart<T>(stream: string, house: House, work: () => Promise<T>, otherwise?: T): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isHeld(error)) await alarmHeld(error.refusal.params, house);
    else if (isBroken(error))
      await alarm('stream-broken', `stream-${stableKey(stream, error.message)}`, stream, { detail: detailOf(error, house) }, house);
    else throw error;
    return otherwise;
  }
}
