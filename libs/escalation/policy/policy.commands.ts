// Orders to a policy.
import type { Day } from '../../kernel/index.js';
import type { PolicyEvents } from './policy.events.js';
import type { EscalationPolicy } from './policy.types.rule.js';

const STREAM = 'policy-';
export const policyStream = (id: string): string => STREAM + id;
export const isPolicyStream = (stream: string): boolean => stream.startsWith(STREAM);

export type ProposePolicy = { type: 'ProposePolicy'; policy: EscalationPolicy; source: string };
export type SwitchOnPolicy = { type: 'SwitchOnPolicy'; today: Day } & PolicyEvents['PolicySwitchedOn'];
export type RetirePolicy = { type: 'RetirePolicy'; inForce: boolean } & PolicyEvents['PolicyRetired'];

export type PolicyCommand = ProposePolicy | SwitchOnPolicy | RetirePolicy;
