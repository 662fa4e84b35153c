// The KurrentDB that tests write to: the server that KURRENTDB_URL names (and KURRENTDB_CA, when it uses an authority of its own), or
// the stand-in. What goes wrong is tested on the stand-in in any case: no real server fails when it is told to.
import { randomUUID } from 'node:crypto';
import { readKurrentSettings, type KurrentSettings } from '../../libs/event-store/kurrentdb/settings.js';
import { isRefusal } from '../../libs/kernel/index.js';
import { startStandIn, type Habits } from './eventstore/server.js';

export interface TestServer {
  /** The environment of an application that nobody has lived in: nothing need be deleted, and what else lies on the server does not matter. */
  freshSettings(): Record<string, string>;
  stop(): Promise<void>;
}

/** @param habits of the stand-in; a real server has its own */
export async function kurrentdb(habits?: Habits): Promise<TestServer> {
  const { KURRENTDB_URL: url, KURRENTDB_CA: ca } = process.env;
  const application = (at: string): Record<string, string> => ({
    DUNGHAN_KURRENTDB_URL: at,
    DUNGHAN_KURRENTDB_PREFIX: `thu-${randomUUID().slice(0, 13)}-`,
    ...(ca ? { DUNGHAN_KURRENTDB_CA: ca } : {}),
  });
  if (url) {
    // A server without TLS asks for no password, and an application refuses to send one in the clear.
    const bare = /[?&]tls=false/i.test(url) ? url.replace(/\/\/[^/?]*@/, '//') : url;
    return { freshSettings: () => application(bare), stop: async () => undefined };
  }
  const standIn = await startStandIn(habits ? { habits } : {});
  return { freshSettings: () => application(`kurrentdb://127.0.0.1:${standIn.port}?tls=false`), stop: () => standIn.stop() };
}

export function settingsOf(env: Record<string, string>): KurrentSettings {
  const settings = readKurrentSettings(env);
  if (settings === null || isRefusal(settings)) throw new Error(`the settings of KurrentDB are not understood: ${settings?.code}`);
  return settings;
}
