// Which agencies a change to the directory is about.
import type { Subjects } from '../../kernel/index.js';
import type { AgencyEvent } from './agency.events.js';

/** An import concerns everybody, and so nobody in particular. */
function agenciesOf({ type, data }: AgencyEvent): string[] {
  switch (type) {
    case 'DirectoryImported':
      return [];
    case 'AgencyAdded':
      return [data.agency.id];
    case 'AgencyChanged':
    case 'AliasTaught':
    case 'AliasForgotten':
    case 'ContactEnded':
      return [data.agency];
    case 'MembersSet':
      return [data.group, ...data.members];
    case 'OverseersSet':
      return [...data.overseers, data.authority];
    case 'ContactSet':
      return [data.contact.agency];
  }
}

export const subjectsOfDirectory = (event: AgencyEvent): Subjects => ({ tasks: [], agencies: agenciesOf(event) });
