// Which log a process works on: the server that the settings name, or the file in the data folder.
import { orThrow } from '../kernel/index.js';
import type { EventStore } from './port/event-store.js';
import { readKurrentSettings, type KurrentGiven } from './kurrentdb/settings.js';
import { openSqliteEventStore } from './sqlite/sqlite.event-store.js';

/** @param file of the embedded log; only that one can be opened for reading alone. @throws RefusedError when a setting is wrong or the log cannot be used */
export async function openEventStore(given: KurrentGiven, file: string, { readOnly = false } = {}): Promise<EventStore> {
  const settings = orThrow(readKurrentSettings(given));
  if (settings === null) return openSqliteEventStore(file, { readOnly });
  // Loaded here, because the client brings a native part that the embedded log does without.
  const { openKurrentEventStore } = await import('./kurrentdb/kurrentdb.event-store.js');
  return openKurrentEventStore(settings);
}

/** Whether no server is named; the settings of one that is may still be wrong. */
export const isEmbedded = ({ DUNGHAN_KURRENTDB_URL: url }: KurrentGiven): boolean => !url?.trim();
