// The directory in force: one row, the latest import and every change since.
import type { Projection } from '../../kernel/index.js';
import type { AgencyEvent } from './agency.events.js';
import type { Directory } from './agency.types.rule.js';
import { afterEvent } from './directory-changes.rule.js';

export const DIRECTORY_STREAM = 'directory';

export type DirectoryRow = Directory & { id: string };

export const directoryProjection: Projection<DirectoryRow> = {
  name: 'directory',
  version: 2,
  keys: (event) => (event.stream === DIRECTORY_STREAM ? [DIRECTORY_STREAM] : []),
  evolve(row, event, key) {
    const directory = afterEvent(row, event as unknown as AgencyEvent);
    return directory && { ...directory, id: key };
  },
  indexes: {},
};
