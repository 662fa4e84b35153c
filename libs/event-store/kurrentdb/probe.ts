// Why a server cannot be reached, asked of the network itself, because the client says no more than "unavailable".
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { NETWORK_OBSTACLES, obstacleOf } from '../../kernel/index.js';
import type { Endpoint, KurrentSettings } from './settings.js';

/** `no-answer`: the connection stands, and the server behind it does not do its work. */
export const OBSTACLES = [...NETWORK_OBSTACLES, 'no-answer'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export async function obstacle({ hosts, tls, caFile, verify, probeMs }: KurrentSettings): Promise<Obstacle> {
  const secure = tls ? { ca: caFile ? readFileSync(caFile) : undefined, verify } : null;
  const found = await Promise.all(hosts.map((host) => look(host, secure, probeMs)));
  return found.find((each) => each !== 'no-answer') ?? 'no-answer';
}

function look({ address, port }: Endpoint, tls: { ca: Buffer | undefined; verify: boolean } | null, ms: number): Promise<Obstacle> {
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
      clearTimeout(timer);
      socket.destroy();
      resolve(what);
    };
    // Also while a name is looked up, which a socket does not count.
    const timer = setTimeout(() => say('silent'), ms);
    socket.once(tls ? 'secureConnect' : 'connect', () => say('no-answer'));
    socket.once('error', (error: NodeJS.ErrnoException) => say(obstacleOf(error.code) ?? (tls ? 'no-tls' : 'refused')));
  });
}

/** An address in digits is no server name. */
const servername = (address: string): string | undefined => (/^[\d.:]+$/.test(address) ? undefined : address);
