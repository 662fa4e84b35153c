// What happens to the directory: an import is the whole of it, everything else one change to it. Any past day can be
// asked who belonged where.
import type { Day, FactOf } from '../../kernel/index.js';
import type { Agency, Contact, ContactKey, Directory } from './agency.types.rule.js';

/** Number of the document that a change rests on, when one is named. */
interface OnPaper {
  document: string | null;
}

export interface AgencyEvents {
  /** `source` is the file, or the name of the built-in directory. */
  DirectoryImported: { source: string; directory: Directory };
  AgencyAdded: OnPaper & { agency: Agency };
  /** All of what can change, as it is from now on; `renamedFrom` is null when the name stayed. */
  AgencyChanged: OnPaper & { agency: string; name: string; short: string; kind: string; group: boolean; renamedFrom: string | null };
  AliasTaught: OnPaper & { agency: string; alias: string };
  AliasForgotten: OnPaper & { agency: string; alias: string };
  MembersSet: OnPaper & { group: string; members: string[] };
  OverseersSet: OnPaper & { overseers: string[]; authority: string };
  /** Takes the place of the contact with the same key, else stands beside the others. */
  ContactSet: OnPaper & { contact: Contact };
  ContactEnded: OnPaper & ContactKey & { validTo: Day };
}

export type AgencyEvent = FactOf<AgencyEvents>;

export const AGENCY_EVENT_VERSIONS: Record<keyof AgencyEvents, number> = {
  DirectoryImported: 2,
  AgencyAdded: 1,
  AgencyChanged: 1,
  AliasTaught: 1,
  AliasForgotten: 1,
  MembersSet: 1,
  OverseersSet: 1,
  ContactSet: 1,
  ContactEnded: 1,
};
