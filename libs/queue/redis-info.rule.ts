// What a Redis says of itself (INFO), and whether it serves: as old as BullMQ takes, not a copy, and forgetting nothing by itself.
import { refuse, type Refusal } from '../kernel/index.js';

/** BullMQ needs the streams of Redis 5; servers that speak its protocol under another name are as new as they say they are compatible. */
const OLDEST = 5;

const valueOf = (info: string, name: string): string | null => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? null;

/** Null when it serves. */
export function refuseServer(info: string, server: string): Refusal | null {
  if (valueOf(info, 'role') === 'slave') return refuse('queue-read-only', { server });
  const version = valueOf(info, 'redis_version');
  return version !== null && Number.parseInt(version, 10) < OLDEST ? refuse('queue-too-old', { server, version, oldest: OLDEST }) : null;
}

/** How it throws keys away when its memory is full; null when it does not. */
export function evictionOf(info: string): string | null {
  const policy = valueOf(info, 'maxmemory_policy');
  return policy === null || policy === 'noeviction' ? null : policy;
}
