// The directory is replaced as a whole; importing what is already in force changes nothing.
import { isRefusal, type Decider } from '../kernel/index.js';
import type { AgencyCommand } from './agency.commands.js';
import type { AgencyEvent } from './agency.events.js';
import type { Directory } from './agency.types.rule.js';
import { parseDirectory } from './directory-schema.rule.js';

export interface AgencyState {
  directory: Directory | null;
}

export const agencyDecider: Decider<AgencyState, AgencyCommand, AgencyEvent> = {
  initial: { directory: null },
  decide({ source, directory: given }, { directory: inForce }) {
    const directory = parseDirectory(given);
    if (isRefusal(directory)) return directory;
    return inForce && sameContent(inForce, directory) ? [] : [{ type: 'DirectoryImported', data: { source, directory } }];
  },
  evolve(_, event) {
    switch (event.type) {
      case 'DirectoryImported':
        return { directory: event.data.directory };
    }
  },
};

/** Equal whatever the order of the keys in the objects; the order in lists is content. */
export const sameContent = (one: Directory, other: Directory): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
