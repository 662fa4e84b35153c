// Orders to the directory. The edge adds the time and the actor.
import type { Actor, Instant } from '../kernel/index.js';
import type { AgencyRequest } from './agency.requests.js';

export interface AgencyOrder {
  now: Instant;
  by: Actor;
}

/** `directory` is unchecked: a file, or what was sent. */
export type AgencyCommand = AgencyOrder & ({ type: 'ImportDirectory'; source: string; directory: unknown } | AgencyRequest);
