// The directory in force: one row, the latest import.
import type { Projection } from '../kernel/index.js';
import type { AgencyEvent } from './agency.events.js';
import type { Directory } from './agency.types.rule.js';

export const DIRECTORY_STREAM = 'directory';

export type DirectoryRow = Directory & { id: string };

export const directoryProjection: Projection<DirectoryRow> = {
  name: 'directory',
  version: 1,
  keys: (event) => (event.stream === DIRECTORY_STREAM ? [DIRECTORY_STREAM] : []),
  evolve(_, stored, key) {
    const event = stored as unknown as AgencyEvent;
    switch (event.type) {
      case 'DirectoryImported':
        return { id: key, ...event.data.directory };
    }
  },
  indexes: {},
};
