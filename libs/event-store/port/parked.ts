// What lies in the log and is not understood: it is told in its place, never folded, and its stream waits behind it.
import { RefusedError, type StoredEvent } from '../../kernel/index.js';

/** Type under which followers are told of it. Types of events are words, so no event can have it. */
export const SET_ASIDE = '$set-aside';

export const SET_ASIDE_REASONS = [
  /** No feature declares the type. */
  'type-unknown',
  /** Written by a newer version of the program. */
  'version-newer',
  /** The bytes are no JSON object. */
  'not-json',
  /** The rules break on what it says, or on what it leaves out. */
  'data-broken',
  /** Someone else wrote it: the envelope of this application is missing or incomplete. */
  'foreign',
  /** It only points to an event elsewhere. */
  'link',
  /** The stream was deleted for good. */
  'stream-deleted',
] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

export interface SetAside {
  reason: SetAsideReason;
  /** Type as it was written. */
  type: string;
}

export const isSetAside = (event: StoredEvent): event is StoredEvent<typeof SET_ASIDE, SetAside> => event.type === SET_ASIDE;

/** Whether an error says that a stream waits behind what is not understood. */
export const isParked = (error: unknown): error is RefusedError => error instanceof RefusedError && error.refusal.code === 'stream-held';

/** One stream that waits does not hold up the others; its alarm is raised where the log is followed. */
export function unlessParked(work: () => Promise<void>): Promise<void>;
export function unlessParked<T>(work: () => Promise<T>, otherwise: () => T): Promise<T>;
export async function unlessParked<T>(work: () => Promise<T>, otherwise?: () => T): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isParked(error)) throw error;
    return otherwise?.();
  }
}

export function setAside(
  place: Pick<StoredEvent, 'id' | 'stream' | 'revision' | 'position' | 'recordedAt'>,
  data: SetAside,
): StoredEvent<typeof SET_ASIDE, SetAside> {
  const { id, stream, revision, position, recordedAt } = place;
  return {
    id,
    type: SET_ASIDE,
    version: 1,
    stream,
    revision,
    position,
    recordedAt,
    occurredOn: null,
    by: { user: '', role: 'system', agency: null, via: 'cycle' },
    correlationId: id,
    causationId: null,
    data,
  };
}
