// Who may do something that is not about one's own task: agencies by what they are, and the administrator. Whoever is refused is told
// from the same value who would not have been.
import type { Actor, Refusal } from '../kernel/index.js';

export interface Entitled {
  agencies: readonly string[];
  /** Whether an administrator may, whatever agency he is of. */
  admin: boolean;
}

/** Inspectors read, and the service by itself asks nobody. */
export const isEntitled = ({ role, agency }: Actor, { agencies, admin }: Entitled): boolean =>
  role !== 'inspector' && role !== 'system' && ((admin && role === 'admin') || (agency !== null && agencies.includes(agency)));

/** Parameters of a refusal, for `whoMay` of libs/texts. */
export const entitledParams = ({ agencies, admin }: Entitled, nameOf: (agency: string) => string): Refusal['params'] => ({
  agencies: [...new Set(agencies)].map(nameOf).join(', '),
  admin: admin ? 1 : 0,
});
