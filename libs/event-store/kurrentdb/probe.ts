// Why a server cannot be reached, asked of the network itself, because the client says no more than "unavailable".
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint, KurrentSettings } from './settings.js';

export const OBSTACLES = [
  'host-unknown',
  'refused',
  'silent',
  'certificate-expired',
  'certificate-untrusted',
  'certificate-name',
  'no-tls',
  'no-answer',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

const BY_CODE: readonly [RegExp, Obstacle][] = [
  [/^(ENOTFOUND|EAI_)/, 'host-unknown'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)/, 'refused'],
  [/^ETIMEDOUT/, 'silent'],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)/, 'certificate-expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID/, 'certificate-name'],
  [/^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_)/, 'certificate-untrusted'],
  [/^(ERR_SSL|EPROTO)/, 'no-tls'],
];

const PATIENCE_MS = 2000;

/** `no-answer`: the connection stands, and the server behind it does not do its work. */
export async function obstacle({ hosts, tls, caFile, verify }: KurrentSettings): Promise<Obstacle> {
  const found = await Promise.all(hosts.map((host) => look(host, tls ? { ca: caFile ? readFileSync(caFile) : undefined, verify } : null)));
  return found.find((each) => each !== 'no-answer') ?? 'no-answer';
}

function look({ address, port }: Endpoint, tls: { ca: Buffer | undefined; verify: boolean } | null): Promise<Obstacle> {
  return new Promise((resolve) => {
    const socket = tls
      ? connectTls({
          host: address,
          port,
          ca: tls.ca,
          rejectUnauthorized: tls.verify,
          servername: servername(address),
          ALPNProtocols: ['h2'],
        })
      : connectTcp({ host: address, port });
    const say = (what: Obstacle) => {
      socket.destroy();
      resolve(what);
    };
    socket.setTimeout(PATIENCE_MS, () => say('silent'));
    socket.once(tls ? 'secureConnect' : 'connect', () => say('no-answer'));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      say(BY_CODE.find(([pattern]) => pattern.test(error.code ?? ''))?.[1] ?? (tls ? 'no-tls' : 'refused')),
    );
  });
}

/** An address in digits is no server name. */
const servername = (address: string): string | undefined => (/^[\d.:]+$/.test(address) ? undefined : address);
