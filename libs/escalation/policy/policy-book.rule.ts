// The policies on record, to be opened at a name or at a moment.
import { toMillis, type Instant } from '../../kernel/index.js';
import type { PolicyRow } from './policies.projection.js';
import { policyRef, type EscalationPolicy } from './policy.types.rule.js';

export interface PolicyBook {
  /** The policy that tasks which begin at this moment follow. */
  inForce(at: Instant): EscalationPolicy;
  /** One version by `<id>@<version>`; null when it is not on record. */
  byRef(ref: string): EscalationPolicy | null;
}

/** @param first in force as long as the log names none */
export function policyBook(rows: readonly PolicyRow[], first: EscalationPolicy): PolicyBook {
  const byRef = new Map([[policyRef(first), first], ...rows.map((row): [string, EscalationPolicy] => [row.ref, row.policy])]);
  const switches = rows
    .flatMap(({ policy, switchedOn }) => switchedOn.map(({ at, position }) => ({ policy, at: toMillis(at), position })))
    .sort((one, other) => one.at - other.at || one.position - other.position);
  return {
    inForce: (at) => switches.findLast((each) => each.at <= toMillis(at))?.policy ?? first,
    byRef: (ref) => byRef.get(ref) ?? null,
  };
}
