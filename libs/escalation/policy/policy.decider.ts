// A version of a policy is put on record once and never changed; it is switched on from today or a later day.
import { refuse, type Decider, type Refusal } from '../../kernel/index.js';
import type { PolicyCommand, ProposePolicy, RetirePolicy, SwitchOnPolicy } from './policy.commands.js';
import type { PolicyEvent } from './policy.events.js';
import type { EscalationPolicy } from './policy.types.rule.js';

interface Version {
  policy: EscalationPolicy;
  switchedOn: boolean;
  retired: boolean;
}

/** By version number. */
export type PolicyState = Readonly<Record<number, Version>>;

/** Both were parsed by the one schema, which gives their fields one order. */
const sameDocument = (one: EscalationPolicy, other: EscalationPolicy): boolean => JSON.stringify(one) === JSON.stringify(other);

function propose({ policy, source }: ProposePolicy, state: PolicyState): PolicyEvent[] | Refusal {
  const { id, version } = policy;
  const known = state[version];
  if (!known) return [{ type: 'PolicyProposed', data: { id, version, policy, source } }];
  return sameDocument(known.policy, policy) ? [] : refuse('policy.version-taken', { ref: `${id}@${version}` });
}

/** Only a version that is on record and was not retired can be used. */
function unusable(id: string, version: number, state: PolicyState): Refusal | null {
  const known = state[version];
  if (!known) return refuse('policy.unknown', { ref: `${id}@${version}` });
  return known.retired ? refuse('policy.retired', { ref: `${id}@${version}` }) : null;
}

function switchOn(command: SwitchOnPolicy, state: PolicyState): PolicyEvent[] | Refusal {
  const { type: _, today, ...data } = command;
  const refusal = unusable(data.id, data.version, state);
  if (refusal) return refusal;
  // The one that the product brings along is switched on without a paper, and once.
  if (!data.paper && state[data.version]?.switchedOn) return [];
  return data.from < today ? refuse('policy.from-past', { from: data.from, today }) : [{ type: 'PolicySwitchedOn', data }];
}

function retire(command: RetirePolicy, state: PolicyState): PolicyEvent[] | Refusal {
  const { type: _, inForce, ...data } = command;
  const refusal = unusable(data.id, data.version, state);
  if (refusal) return refusal;
  return inForce ? refuse('policy.in-force', { ref: `${data.id}@${data.version}` }) : [{ type: 'PolicyRetired', data }];
}

export const policyDecider: Decider<PolicyState, PolicyCommand, PolicyEvent> = {
  initial: {},
  decide(command, state) {
    switch (command.type) {
      case 'ProposePolicy':
        return propose(command, state);
      case 'SwitchOnPolicy':
        return switchOn(command, state);
      case 'RetirePolicy':
        return retire(command, state);
    }
  },
  evolve(state, event) {
    const { version } = event.data;
    switch (event.type) {
      case 'PolicyProposed':
        return { ...state, [version]: { policy: event.data.policy, switchedOn: false, retired: false } };
      case 'PolicySwitchedOn':
        return { ...state, [version]: { ...state[version]!, switchedOn: true } };
      case 'PolicyRetired':
        return { ...state, [version]: { ...state[version]!, retired: true } };
    }
  },
};
