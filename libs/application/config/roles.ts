// What a process does: everything, only HTTP, or only the cycle and the sending; and what several processes must share.
import { existsSync } from 'node:fs';
import type { KurrentGiven } from '../../event-store/kurrentdb/settings.js';
import type { DataFolder } from '../../event-store/sqlite/data-folder.js';
import { orThrow, RefusedError, refuse } from '../../kernel/index.js';
import { probeRedis } from '../../queue/redis-probe.js';
import { readRedisSettings, type RedisGiven, type RedisSettings } from '../../queue/redis-settings.js';
import { ROLES, type Role, type RoleGiven } from './service-settings.js';

export type { Role };

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** @throws RefusedError when there is no such role, or when nothing names what it needs */
export function roleFrom(text: string, given: RoleGiven & KurrentGiven & RedisGiven): Role {
  if (!isRole(text)) throw new RefusedError(refuse('role-unknown'));
  if (text === 'all') return text;
  const needed = [
    'DUNGHAN_KURRENTDB_URL',
    ...(text === 'worker' ? (['DUNGHAN_REDIS_URL'] as const) : []),
    'DUNGHAN_SIGNING_KEYS_FILE',
  ] as const;
  const missing = needed.filter((name) => !given[name]?.trim());
  if (missing.length > 0) throw new RefusedError(refuse('role-needs', { role: text, names: missing.join(', ') }));
  return text;
}

/**
 * Redis as the settings name it, found to let us in, and how it throws keys away when its memory is full; null when it names none.
 * What only answers gives no jobs and takes none: it does not ask for Redis, so that people can work while Redis is away.
 * @throws RefusedError
 */
export async function redisFrom(role: Role, given: RedisGiven): Promise<(RedisSettings & { evicts: string | null }) | null> {
  if (role === 'api') return null;
  const settings = orThrow(readRedisSettings(given));
  return settings && { ...settings, ...(await probeRedis(settings)) };
}

/** The data folder with the signing keys that all processes share; a missing file is not made, for every process would make its own. */
export function withSharedKeys<Folder extends Pick<DataFolder, 'signingKeys'>>(folder: Folder, given: RoleGiven): Folder {
  const file = given.DUNGHAN_SIGNING_KEYS_FILE?.trim();
  if (!file) return folder;
  if (!existsSync(file)) throw new RefusedError(refuse('identity.keys-missing'));
  return { ...folder, signingKeys: file };
}
