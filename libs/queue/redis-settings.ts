// Where Redis is and how it is spoken to, from the environment. The address may hold a password and is never repeated.
import { readFileSync } from 'node:fs';
import type { RedisOptions } from 'ioredis';
import { isRefusal, refuse, type Refusal } from '../kernel/index.js';

export interface RedisSettings {
  connection: RedisOptions;
  /** The server as users may see it. */
  target: string;
  prefix: string;
  /** Within so long, what a process that died had taken is given to another. */
  takeoverMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const URL_SETTING = 'DUNGHAN_REDIS_URL';
const DEFAULT_PORT = 6379;
const PREFIX = /^[a-z0-9][a-z0-9._-]{0,48}$/;

const wrong = (name: string, detail: string): Refusal => refuse('setting-invalid', { name, detail });

/** Null when the environment names no Redis: the queue is then the embedded one. */
export function readRedisSettings(env: Environment): RedisSettings | Refusal | null {
  const text = env[URL_SETTING]?.trim();
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^rediss?:$/.test(url.protocol) || !url.hostname || url.search || !/^(\/\d{0,4})?$/.test(url.pathname))
    return wrong(URL_SETTING, 'redis://host:6379, rediss://user:password@host:6380/0');
  const prefix = env['DUNGHAN_REDIS_PREFIX'] || 'dunghan';
  if (!PREFIX.test(prefix)) return wrong('DUNGHAN_REDIS_PREFIX', 'dunghan');
  const takeover = Number(env['DUNGHAN_TAKEOVER'] || 30);
  if (!(takeover >= 1 && takeover <= 3600)) return wrong('DUNGHAN_TAKEOVER', '1–3600');
  const tls = tlsOf(url, env['DUNGHAN_REDIS_CA']);
  if (isRefusal(tls)) return tls;
  const [port, db] = [Number(url.port || DEFAULT_PORT), Number(url.pathname.slice(1) || 0)];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = credentialsOf(url);
  if (isRefusal(user)) return user;
  return { connection: { host, port, db, ...user, ...tls }, target: `${url.hostname}:${port}/${db}`, prefix, takeoverMs: takeover * 1000 };
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
