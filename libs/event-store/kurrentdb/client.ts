// The connection. The client has two halves, one for reading and one for the rest; both are told the same, and the password is
// in no text that either of them could print.
import { createClient } from '@kurrent/bridge';
import { KurrentDBClient, type SingleNodeOptions } from '@kurrent/kurrentdb-client';
import { readFileSync } from 'node:fs';
import type { KurrentSettings } from './settings.js';

/** The half that reads waits so long before its first call; half a second unless told. */
const DISCOVERY_MS = 50;

/** For the half that reads; it decodes no percent signs in user names, so credentials are given with each call. */
function address({ hosts, discover, tls, caFile, verify, timeoutMs }: KurrentSettings): string {
  const places = hosts.map((host) => `${host.address}:${host.port}`).join(',');
  const options = [`tls=${tls}`, `defaultDeadline=${timeoutMs}`, `discoveryInterval=${DISCOVERY_MS}`];
  if (tls && caFile) options.push(`tlsCaFile=${encodeURIComponent(caFile)}`);
  if (tls && !verify) options.push('tlsVerifyCert=false');
  return `kurrentdb${discover ? '+discover' : ''}://${places}?${options.join('&')}`;
}

function places({ hosts, discover, timeoutMs }: KurrentSettings) {
  const [first] = hosts;
  const common = { defaultDeadline: timeoutMs, connectionName: 'dung-han' };
  if (discover) return { ...common, discover: first! };
  return hosts.length > 1 ? { ...common, endpoints: [...hosts] } : { ...common, endpoint: first! };
}

class Connection extends KurrentDBClient {
  constructor(settings: KurrentSettings) {
    const { tls, caFile, verify, credentials } = settings;
    const channel = tls
      ? {
          ...(caFile ? { rootCertificate: readFileSync(caFile) } : {}),
          ...(verify ? {} : { verifyOptions: { rejectUnauthorized: false } }),
        }
      : { insecure: true as const };
    // The three shapes are overloads of one constructor, which a union cannot choose between.
    super(createClient(address(settings)), places(settings) as SingleNodeOptions, channel, credentials ?? undefined);
  }
}

export function connect(settings: KurrentSettings): KurrentDBClient {
  return new Connection(settings);
}
