// What happens to the directory: each import is the whole of it, so that any past day can be asked who belonged where.
import type { FactOf } from '../kernel/index.js';
import type { Directory } from './agency.types.rule.js';

export interface AgencyEvents {
  /** `source` is the file, or the name of the built-in directory. */
  DirectoryImported: { source: string; directory: Directory };
}

export type AgencyEvent = FactOf<AgencyEvents>;

export const AGENCY_EVENT_VERSIONS: Record<keyof AgencyEvents, number> = { DirectoryImported: 1 };
