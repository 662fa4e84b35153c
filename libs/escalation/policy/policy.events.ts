// What happens to a policy: its versions are put on record whole, switched on from a day by a paper, and retired.
import type { Day, FactOf } from '../../kernel/index.js';
import type { EscalationPolicy } from './policy.types.rule.js';

export interface PolicyEvents {
  /** Stream `policy-<id>`. One version; it is never changed, another version is proposed instead. */
  PolicyProposed: { id: string; version: number; policy: EscalationPolicy; source: string };
  /** Tasks that begin from this day on follow it. `paper` is null for the policy that the product brings along. */
  PolicySwitchedOn: { id: string; version: number; from: Day; paper: { number: string; date: Day | null } | null; note: string };
  /** It can be neither switched on nor moved to any more; tasks that follow it go on. */
  PolicyRetired: { id: string; version: number; reason: string };
}

export type PolicyEvent = FactOf<PolicyEvents>;
export const POLICY_EVENT_VERSIONS: Record<keyof PolicyEvents, number> = { PolicyProposed: 1, PolicySwitchedOn: 1, PolicyRetired: 1 };
