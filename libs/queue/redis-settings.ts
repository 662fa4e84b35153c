// Where Redis is and how it is spoken to, from the settings. The address may hold a password and is never repeated.
import { readFileSync } from 'node:fs';
import type { RedisOptions } from 'ioredis';
import { z } from 'zod';
import { addressSetting, boundsOf, isRefusal, numberSetting, refuse, textSetting, type Given, type Refusal } from '../kernel/index.js';

export interface RedisSettings {
  connection: RedisOptions;
  /** The server as users may see it. */
  target: string;
  prefix: string;
  /** Within so long, what a process that died had taken is given to another. */
  takeoverMs: number;
}

export const REDIS_SETTINGS = {
  DUNGHAN_REDIS_URL: addressSetting(),
  DUNGHAN_REDIS_CA: textSetting(),
  DUNGHAN_REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,48}$/)
    .default('dunghan'),
  DUNGHAN_TAKEOVER: numberSetting(30, 1, 3600),
};
export type RedisGiven = Given<typeof REDIS_SETTINGS>;

const URL_SETTING = 'DUNGHAN_REDIS_URL';
const DEFAULT_PORT = 6379;

const wrong = (name: string, detail: string): Refusal => refuse('setting-invalid', { name, detail });

/** Null when nothing names a Redis: the queue is then the embedded one. */
export function readRedisSettings(given: RedisGiven): RedisSettings | Refusal | null {
  const text = given[URL_SETTING]?.trim();
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^rediss?:$/.test(url.protocol) || !url.hostname || url.search || !/^(\/\d{0,4})?$/.test(url.pathname))
    return wrong(URL_SETTING, 'redis://host:6379, rediss://user:password@host:6380/0');
  const prefix = REDIS_SETTINGS.DUNGHAN_REDIS_PREFIX.safeParse(given.DUNGHAN_REDIS_PREFIX || undefined);
  if (!prefix.success) return wrong('DUNGHAN_REDIS_PREFIX', boundsOf(REDIS_SETTINGS.DUNGHAN_REDIS_PREFIX).standard ?? '');
  const takeover = REDIS_SETTINGS.DUNGHAN_TAKEOVER.safeParse(given.DUNGHAN_TAKEOVER || undefined);
  const { min, max } = boundsOf(REDIS_SETTINGS.DUNGHAN_TAKEOVER);
  if (!takeover.success) return wrong('DUNGHAN_TAKEOVER', `${min}–${max}`);
  const tls = tlsOf(url, given.DUNGHAN_REDIS_CA);
  if (isRefusal(tls)) return tls;
  const [port, db] = [Number(url.port || DEFAULT_PORT), Number(url.pathname.slice(1) || 0)];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = credentialsOf(url);
  if (isRefusal(user)) return user;
  return {
    connection: { host, port, db, ...user, ...tls },
    target: `${url.hostname}:${port}/${db}`,
    prefix: prefix.data,
    takeoverMs: takeover.data * 1000,
  };
}

function credentialsOf({ username, password }: URL): Pick<RedisOptions, 'username' | 'password'> | Refusal {
  try {
    const [name, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    return { ...(name && { username: name }), ...(secret && { password: secret }) };
  } catch {
    return wrong(URL_SETTING, '%25');
  }
}

function tlsOf({ protocol }: URL, caFile: string | undefined): Pick<RedisOptions, 'tls'> | Refusal {
  if (protocol === 'redis:') return {};
  if (!caFile) return { tls: {} };
  try {
    return { tls: { ca: readFileSync(caFile) } };
  } catch (error) {
    return refuse('notice.setting-file', { name: 'DUNGHAN_REDIS_CA', detail: (error as NodeJS.ErrnoException).code ?? 'ERROR' });
  }
}
