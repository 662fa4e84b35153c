// What agencies are called now whose name is not the one they had first: what was recorded about them carries the earlier one.
import type { Projection } from '../../kernel/index.js';
import type { AgencyEvent } from './agency.events.js';
import { DIRECTORY_STREAM } from './directory.projection.js';

export interface RenamedRow {
  /** By id, of every agency. */
  names: Record<string, string>;
  /** Those that were ever called something else. */
  renamed: string[];
}

function named(row: RenamedRow, agencies: readonly { id: string; name: string }[]): RenamedRow {
  const other = agencies.filter(({ id, name }) => row.names[id] !== undefined && row.names[id] !== name).map(({ id }) => id);
  return {
    names: { ...row.names, ...Object.fromEntries(agencies.map(({ id, name }) => [id, name])) },
    renamed: [...new Set([...row.renamed, ...other])],
  };
}

export const renamedProjection: Projection<RenamedRow> = {
  name: 'renamed',
  version: 1,
  keys: (event) => (event.stream === DIRECTORY_STREAM ? [DIRECTORY_STREAM] : []),
  evolve(row, event) {
    const { type, data } = event as unknown as AgencyEvent;
    const before = row ?? { names: {}, renamed: [] };
    switch (type) {
      case 'DirectoryImported':
        return named(before, data.directory.agencies);
      case 'AgencyAdded':
        return named(before, [data.agency]);
      case 'AgencyChanged':
        return named(before, [{ id: data.agency, name: data.name }]);
      default:
        return before;
    }
  },
  indexes: {},
};

/** By id, the names that take the place of recorded ones. */
export const newNames = (row: RenamedRow | null): ReadonlyMap<string, string> =>
  new Map((row?.renamed ?? []).map((id) => [id, row!.names[id] ?? id]));
