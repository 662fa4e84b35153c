// Which log a process works on: the server that the environment names, or the file in the data folder.
import { orThrow } from '../kernel/index.js';
import type { EventStore } from './port/event-store.js';
import { readKurrentSettings } from './kurrentdb/settings.js';
import { openSqliteEventStore } from './sqlite/sqlite.event-store.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** @param file of the embedded log; only that one can be opened for reading alone. @throws RefusedError when a setting is wrong or the log cannot be used */
export async function openEventStore(env: Environment, file: string, { readOnly = false } = {}): Promise<EventStore> {
  const settings = orThrow(readKurrentSettings(env));
  if (settings === null) return openSqliteEventStore(file, { readOnly });
  // Loaded here, because the client brings a native part that the embedded log does without.
  const { openKurrentEventStore } = await import('./kurrentdb/kurrentdb.event-store.js');
  return openKurrentEventStore(settings);
}

/** Whether the environment names a server; its settings may still be wrong. */
export const isEmbedded = (env: Environment): boolean => !env['DUNGHAN_KURRENTDB_URL']?.trim();
