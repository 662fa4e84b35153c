// The connection. The client has two halves, one for reading and one for the rest; both are told the same, and the password is
// in no text that either of them could print.
import { createClient } from '@kurrent/bridge';
import { KurrentDBClient, type SingleNodeOptions } from '@kurrent/kurrentdb-client';
import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { passing } from './faults.js';
import type { KurrentSettings } from './settings.js';

/** The half that reads waits so long before its first call; half a second unless told. */
const DISCOVERY_MS = 50;

/** How long a node may take to say which others there are; one half is told in seconds. */
const GOSSIP_S = 1;

/** For the half that reads; it decodes no percent signs in user names, so credentials are given with each call. */
function address(settings: KurrentSettings): string {
  const { hosts, tls, caFile, verify, user, timeoutMs, keepAlive } = settings;
  const places = hosts.map((host) => `${host.address}:${host.port}`).join(',');
  const options = new URLSearchParams({
    tls: String(tls),
    nodePreference: 'leader',
    defaultDeadline: String(timeoutMs),
    discoveryInterval: String(DISCOVERY_MS),
    gossipTimeout: String(GOSSIP_S * 1000),
    keepAliveInterval: String(keepAlive.everyMs),
    keepAliveTimeout: String(keepAlive.timeoutMs),
    ...(tls && caFile ? { tlsCaFile: caFile } : {}),
    ...(tls && !verify ? { tlsVerifyCert: 'false' } : {}),
    ...(tls && user ? { userCertFile: user.certFile, userKeyFile: user.keyFile } : {}),
  });
  return `kurrentdb${isName(settings) ? '+discover' : ''}://${places}?${options}`;
}

/** Whether the one host stands for a cluster; of several the client asks each which nodes there are. */
const isName = ({ hosts, discover }: KurrentSettings): boolean => discover && hosts.length === 1;

function places(settings: KurrentSettings) {
  const { hosts, timeoutMs, keepAlive } = settings;
  const [first] = hosts;
  const common = {
    defaultDeadline: timeoutMs,
    connectionName: 'dung-han',
    gossipTimeout: GOSSIP_S,
    keepAliveInterval: keepAlive.everyMs,
    keepAliveTimeout: keepAlive.timeoutMs,
  };
  if (isName(settings)) return { ...common, discover: first! };
  return hosts.length > 1 ? { ...common, endpoints: [...hosts] } : { ...common, endpoint: first! };
}

class Client extends KurrentDBClient {
  /** Of the half that writes, once it is needed. The client never closes it, and it would look for the server for ever. */
  #channel: Promise<{ close(): void }> | null = null;

  constructor(settings: KurrentSettings) {
    const { tls, caFile, verify, user, credentials } = settings;
    const channel = tls
      ? {
          ...(caFile ? { rootCertificate: readFileSync(caFile) } : {}),
          ...(user ? { userCertFile: readFileSync(user.certFile), userKeyFile: readFileSync(user.keyFile) } : {}),
          ...(verify ? {} : { verifyOptions: { rejectUnauthorized: false } }),
        }
      : { insecure: true as const };
    // The three shapes are overloads of one constructor, which a union cannot choose between.
    super(createClient(address(settings)), places(settings) as SingleNodeOptions, channel, credentials ?? undefined);
    const getChannel = this.getChannel;
    this.getChannel = () => {
      const channel = getChannel();
      this.#channel = channel;
      return channel;
    };
  }

  async leave(): Promise<void> {
    // Streams are never cancelled from within a callback of HTTP/2, where a failed call is learnt of: Node then writes without end,
    // and the process with it grows until it is killed.
    await nextTurn();
    await this.dispose();
    const channel = await this.#channel?.catch(() => null);
    channel?.close();
  }
}

type Half = 'reading' | 'the rest';

export interface Connection {
  /** The one to ask now. */
  readonly client: KurrentDBClient;
  /** Begun before one half is asked. What it gives is told how that ended: with the error, or null when it went well. */
  trial(half: Half): (error: unknown) => void;
  close(): Promise<void>;
}

/** So often in a row may a half not find the server. */
const MOST_FAILURES = 2;

/**
 * Neither half finds its way back in every case: one stays with a node of the cluster that has gone, or gives up; the other remembers
 * for good that it once found none. So a client of which a half fails too often is replaced.
 */
export function connect(settings: KurrentSettings): Connection {
  let client = new Client(settings);
  let failures = new Map<Half, number>();
  let closed = false;
  function renew(): void {
    const used = client;
    try {
      client = new Client(settings);
    } catch {
      // Files of certificates may be unreadable while they are renewed: at the next failure, then.
      return;
    }
    failures = new Map();
    void used.leave();
  }
  return {
    get client() {
      return client;
    },
    trial(half) {
      const used = client;
      return (error) => {
        if (closed || client !== used) return;
        const fault = error === null ? null : passing(error);
        const count = fault === 'unreachable' || fault === 'deadline' ? (failures.get(half) ?? 0) + 1 : 0;
        failures.set(half, count);
        if (count >= MOST_FAILURES) renew();
      };
    },
    close() {
      closed = true;
      return client.leave();
    },
  };
}
