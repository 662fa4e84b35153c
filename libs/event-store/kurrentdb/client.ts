// The connection. The client has two halves, one for reading and one for the rest; both are told the same, and the password is
// in no text that either of them could print.
import { createClient } from '@kurrent/bridge';
import { KurrentDBClient, type SingleNodeOptions } from '@kurrent/kurrentdb-client';
import { readFileSync } from 'node:fs';
import type { KurrentSettings } from './settings.js';

/** The half that reads waits so long before its first call; half a second unless told. */
const DISCOVERY_MS = 50;

/** For the half that reads; it decodes no percent signs in user names, so credentials are given with each call. */
function address(settings: KurrentSettings): string {
  const { hosts, tls, caFile, verify, user, timeoutMs, keepAlive } = settings;
  const places = hosts.map((host) => `${host.address}:${host.port}`).join(',');
  const options = new URLSearchParams({
    tls: String(tls),
    nodePreference: 'leader',
    defaultDeadline: String(timeoutMs),
    discoveryInterval: String(DISCOVERY_MS),
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
    await this.dispose();
    const channel = await this.#channel?.catch(() => null);
    channel?.close();
  }
}

export interface Connection {
  /** The one to ask now. */
  readonly client: KurrentDBClient;
  /**
   * Neither half finds its way back in every case: one stays with a node of the cluster that has gone, the other remembers for good
   * that it once found none. What comes back puts another client in the place of the one in use now, unless that has been done.
   */
  renewal(): () => void;
  close(): Promise<void>;
}

export function connect(settings: KurrentSettings): Connection {
  let client = new Client(settings);
  return {
    get client() {
      return client;
    },
    renewal() {
      const used = client;
      return () => {
        if (client !== used) return;
        client = new Client(settings);
        void used.leave();
      };
    },
    close: () => client.leave(),
  };
}
