// Between our events and the server's records: data as it is, the rest of the envelope as metadata, with the server's own names for
// correlation and causation.
import { jsonEvent, type EventData, type RecordedEvent } from '@kurrent/kurrentdb-client';
import { z } from 'zod';
import { RefusedError, refuse, type NewEvent, type StoredEvent } from '../../kernel/index.js';
import { setAside, type SetAsideReason } from '../port/parked.js';

const ROLES = ['head', 'officer', 'admin', 'inspector', 'system'] as const;

/** `log` names the application: another one whose names begin with ours is not taken for us. */
const envelope = z.object({
  log: z.string(),
  version: z.int().min(1),
  recordedAt: z.iso.datetime(),
  occurredOn: z.iso.date().optional(),
  by: z.looseObject({ user: z.string(), role: z.enum(ROLES), agency: z.string().nullable(), via: z.string() }),
  $correlationId: z.string(),
  $causationId: z.string().optional(),
});

const TOMBSTONE = '$streamDeleted';
const LINK = '$>';

/** A copy, so that what the caller changes later is not written. @throws TypeError when the data is no JSON object */
export function copyOf(event: NewEvent): NewEvent {
  const data: unknown = JSON.parse(JSON.stringify(event.data ?? null));
  if (typeof data === 'string') throw new TypeError(`the data of ${event.type} is no JSON object`);
  return { ...event, data };
}

export function toRecord(event: NewEvent, log: string): EventData {
  const { version, recordedAt, occurredOn, by, correlationId, causationId } = event;
  const metadata = {
    log,
    version,
    recordedAt,
    ...(occurredOn ? { occurredOn } : {}),
    by: { ...by },
    $correlationId: correlationId,
    ...(causationId === null ? {} : { $causationId: causationId }),
  };
  return jsonEvent({ id: event.id, type: event.type, data: event.data as Record<string, unknown>, metadata });
}

/** Positions are bytes of the log: 2^53 of them are nine petabytes. */
export function toNumber(position: bigint): number {
  if (position > BigInt(Number.MAX_SAFE_INTEGER)) throw new RefusedError(refuse('position-too-large', { position: String(position) }));
  return Number(position);
}

/** What a server says that does not know; until 22.6 none knew where the events of a stream lie. */
const NOWHERE = 2n ** 64n - 1n;

export function positionOf({ position }: RecordedEvent): number {
  if (!position || position.commit === NOWHERE) throw new RefusedError(refuse('kurrentdb-too-old'));
  return toNumber(position.commit);
}

/** Whether it belongs to an application whose prefix begins with ours: `hand-two-` beside `hand-`. */
export function isOfAnother({ streamId, metadata }: RecordedEvent, log: string): boolean {
  const named = (metadata as { log?: unknown } | null | undefined)?.log;
  return typeof named === 'string' && named.length > log.length && named.startsWith(log) && streamId.startsWith(named);
}

/** The event, or what stands in its place when it is not ours to understand. */
export function fromRecord(record: RecordedEvent, log: string, position: number): StoredEvent {
  const { id, type, streamId, revision, created } = record;
  const place = {
    id,
    stream: streamId.slice(log.length),
    revision: revision > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(revision),
    position,
  };
  const aside = (reason: SetAsideReason) => setAside({ ...place, recordedAt: created.toISOString() }, { reason, type });
  if (type === TOMBSTONE) return aside('stream-deleted');
  if (type === LINK) return aside('link');
  // The client hands over text where it could not parse JSON.
  if (!record.isJson || typeof record.data === 'string') return aside('not-json');
  const parsed = envelope.safeParse(record.metadata);
  if (!parsed.success || parsed.data.log !== log) return aside('foreign');
  const { version, recordedAt, occurredOn = null, by, $correlationId, $causationId = null } = parsed.data;
  return {
    id,
    type,
    version,
    stream: place.stream,
    revision: place.revision,
    position,
    recordedAt,
    occurredOn,
    by: by as StoredEvent['by'],
    correlationId: $correlationId,
    causationId: $causationId,
    data: record.data,
  };
}
