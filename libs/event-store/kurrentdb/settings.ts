// Where the KurrentDB server is, how it is spoken to, and under which names this application keeps its streams there.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  addressSetting,
  boundsOf,
  isRefusal,
  numberSetting,
  RefusedError,
  refuse,
  secretSetting,
  textSetting,
  type Given,
  type Refusal,
} from '../../kernel/index.js';

export interface Endpoint {
  address: string;
  port: number;
}

export interface KurrentSettings {
  hosts: readonly Endpoint[];
  /** The first host is a DNS name or a node that knows the cluster. */
  discover: boolean;
  tls: boolean;
  /** PEM file of the authority that signed the server's certificate; null: the usual authorities. */
  caFile: string | null;
  /** Whether the certificate must verify. */
  verify: boolean;
  credentials: { username: string; password: string } | null;
  /** Certificate and key by which the server knows this application, as PEM files. */
  user: { certFile: string; keyFile: string } | null;
  /** How often a silent connection is asked whether it lives, and how long it may take to answer; -1: never, for ever. */
  keepAlive: { everyMs: number; timeoutMs: number };
  /** Every stream of this application begins so; applications that share a server have different ones. */
  prefix: string;
  /** How long one call may take. */
  timeoutMs: number;
  /** How long an append or a read is tried again while the server is away, before it is refused. */
  patienceMs: number;
  /** How long a probe may take that says why the server is away. */
  probeMs: number;
  /** So often is a server asked whether it lives that has said nothing to a follower, and so long it may take to answer. */
  heartbeatMs: number;
}

/** Every stream of one application begins so. */
const PREFIX = /^[a-z0-9][a-z0-9._-]{0,48}-$/;

export const KURRENT_SETTINGS = {
  DUNGHAN_KURRENTDB_URL: addressSetting(),
  DUNGHAN_KURRENTDB_USER: textSetting(),
  DUNGHAN_KURRENTDB_PASSWORD: secretSetting(),
  DUNGHAN_KURRENTDB_CA: textSetting(),
  DUNGHAN_KURRENTDB_PREFIX: z.string().regex(PREFIX).default('dunghan-'),
  DUNGHAN_KURRENTDB_TIMEOUT: numberSetting(10, 1, 600),
};
export type KurrentGiven = Given<typeof KURRENT_SETTINGS>;

const URL_SETTING = 'DUNGHAN_KURRENTDB_URL';
const SCHEMES = /^(?:kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/(.*)$/;
const DEFAULT_PORT = 2113;
/** Both halves of the client want at least so much. */
const LEAST_KEEP_ALIVE_MS = 10_000;
/** A handshake takes a while on a machine that has much to do. */
const LEAST_PROBE_MS = 500;
const MOST_PROBE_MS = 2000;
/** Twice this, a follower notices that the server hangs. */
const HEARTBEAT_MS = 4000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3})$/i;

const wrong = (name: string, detail: string) => new RefusedError(refuse('setting-invalid', { name, detail }));

/** Null when nothing names a server: the log is then the embedded one. A refusal never repeats what it was given. */
export function readKurrentSettings(given: KurrentGiven): KurrentSettings | Refusal | null {
  const url = given[URL_SETTING]?.trim();
  if (!url) return null;
  try {
    return settingsFrom(url, given);
  } catch (error) {
    if (error instanceof RefusedError && isRefusal(error.refusal)) return error.refusal;
    throw error;
  }
}

function settingsFrom(url: string, given: KurrentGiven): KurrentSettings {
  const { discover, user, hosts, options } = parts(url);
  const tls = flag(options, 'tls', true);
  const caFile = given.DUNGHAN_KURRENTDB_CA ?? options.get('tlscafile') ?? null;
  if (caFile !== null) mustBeReadable('DUNGHAN_KURRENTDB_CA', caFile);
  const credentials = credentialsFrom(user, given);
  // On this machine a server without TLS asks for none, and the address is often written with them; they are then not sent.
  if (credentials && !tls && !hosts.every(({ address }) => LOOPBACK.test(address)))
    throw new RefusedError(refuse('kurrentdb-password-in-clear'));
  const prefix = checked('DUNGHAN_KURRENTDB_PREFIX', given);
  // What is promised includes saying why, and answering the request.
  const promisedMs = checked('DUNGHAN_KURRENTDB_TIMEOUT', given) * 1000;
  const timeoutMs = promisedMs * 0.95;
  return {
    hosts,
    discover,
    tls,
    caFile,
    verify: flag(options, 'tlsverifycert', true),
    credentials: tls ? credentials : null,
    user: userFrom(options),
    keepAlive: { everyMs: keepAlive(options, 'keepaliveinterval'), timeoutMs: keepAlive(options, 'keepalivetimeout') },
    prefix,
    timeoutMs,
    patienceMs: promisedMs * 0.75,
    probeMs: Math.max(LEAST_PROBE_MS, Math.min(MOST_PROBE_MS, promisedMs * 0.2)),
    heartbeatMs: Math.min(HEARTBEAT_MS, promisedMs * 0.4),
  };
}

/**
 * The parts of an address; what may be a password is never put into a message. What the clients of the server understand besides
 * is passed over: the leader is asked in any case, and how long is a setting of this application.
 */
function parts(url: string) {
  const [, discover, rest = ''] = SCHEMES.exec(url) ?? [];
  const at = rest.lastIndexOf('@');
  const [places = '', query = ''] = rest.slice(at + 1).split('?');
  const hosts = places.replace(/\/+$/, '').split(',').map(endpoint);
  if (!SCHEMES.test(url) || hosts.includes(null)) throw wrong(URL_SETTING, 'kurrentdb://server:2113');
  const options = new Map([...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]));
  return { discover: discover !== undefined, user: at < 0 ? null : rest.slice(0, at), hosts: hosts as Endpoint[], options };
}

function endpoint(text: string): Endpoint | null {
  const [, address, port] = /^([\p{L}\d._-]+)(?::(\d{1,5}))?$/u.exec(text.trim()) ?? [];
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  return address && number > 0 && number < 65_536 ? { address, port: number } : null;
}

function flag(options: ReadonlyMap<string, string>, name: string, otherwise: boolean): boolean {
  const value = options.get(name)?.toLowerCase();
  if (value !== undefined && value !== 'true' && value !== 'false') throw wrong(URL_SETTING, `${name}=true | ${name}=false`);
  return value === undefined ? otherwise : value === 'true';
}

function keepAlive(options: ReadonlyMap<string, string>, name: string): number {
  const value = options.get(name);
  if (value === undefined) return LEAST_KEEP_ALIVE_MS;
  if (!/^(-1|\d{1,9})$/.test(value)) throw wrong(URL_SETTING, `${name}=${LEAST_KEEP_ALIVE_MS}`);
  return value === '-1' ? -1 : Math.max(LEAST_KEEP_ALIVE_MS, Number(value));
}

function userFrom(options: ReadonlyMap<string, string>): KurrentSettings['user'] {
  const [certFile, keyFile] = [options.get('usercertfile'), options.get('userkeyfile')];
  if (certFile === undefined && keyFile === undefined) return null;
  if (!certFile || !keyFile) throw wrong(URL_SETTING, 'userCertFile=… & userKeyFile=…');
  for (const file of [certFile, keyFile]) mustBeReadable(URL_SETTING, file);
  return { certFile, keyFile };
}

function credentialsFrom(user: string | null, given: KurrentGiven): KurrentSettings['credentials'] {
  const [name = '', ...rest] = (user ?? '').split(':');
  const username = given.DUNGHAN_KURRENTDB_USER ?? decoded(name);
  const password = given.DUNGHAN_KURRENTDB_PASSWORD ?? decoded(rest.join(':'));
  if (!username && !password) return null;
  if (!username || !password) throw wrong('DUNGHAN_KURRENTDB_USER', 'DUNGHAN_KURRENTDB_PASSWORD_FILE');
  return { username, password };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong(URL_SETTING, '%25');
  }
}

function mustBeReadable(name: string, file: string): void {
  try {
    readFileSync(file);
  } catch (error) {
    throw new RefusedError(refuse('notice.setting-file', { name, detail: (error as NodeJS.ErrnoException).code ?? 'ERROR' }));
  }
}

/** A setting by its schema; one that is empty is wrong. */
function checked<Name extends keyof typeof KURRENT_SETTINGS>(name: Name, given: KurrentGiven): z.output<(typeof KURRENT_SETTINGS)[Name]> {
  const setting = KURRENT_SETTINGS[name];
  const parsed = setting.safeParse(given[name]);
  if (parsed.success) return parsed.data as z.output<(typeof KURRENT_SETTINGS)[Name]>;
  const { min, max, standard } = boundsOf(setting);
  throw wrong(name, max === null ? (standard ?? '') : `${min}–${max}`);
}

/** The server as users may see it: no user, no password. */
export const target = ({ hosts }: Pick<KurrentSettings, 'hosts'>): string =>
  hosts.map(({ address, port }) => `${address}:${port}`).join(', ');
