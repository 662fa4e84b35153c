// What the edges ask about policies: what is on record and in force, putting on record, switching on, retiring, moving.
import { findAgency } from '../../libs/agency/directory.rule.js';
import type { PolicyDesk } from '../../libs/escalation/policy.controller.js';
import { policiesProjection, type PolicyRow } from '../../libs/escalation/policies.projection.js';
import { isChannelName } from '../../libs/notice/channels/registry.js';
import { namesUnknownAgency, namesUnknownChannel, parsePolicy, policyJsonSchema } from '../../libs/escalation/policy.rule.js';
import { policyRef, type EscalationPolicy } from '../../libs/escalation/policy.types.rule.js';
import { isRefusal, localTime, RefusedError, refuse, toMillis, type Actor, type Day, type Refusal } from '../../libs/kernel/index.js';
import { assigner, refuseOthers } from './entitlement.js';
import type { House } from './house.types.js';
import { asRecorded } from './recorded.js';
import { mayEscalate, moveTasks, previewMove } from './ladder-desk.js';

export interface PolicyBrief {
  ref: string;
  name: string;
  steps: number;
  source: string;
  proposedAt: string;
  state: 'proposed' | 'coming' | 'in-force' | 'replaced' | 'retired';
  switchedOn: { from: Day; paper: { number: string; date: Day | null } | null; note: string; by: string }[];
  retired: { at: string; by: string; reason: string } | null;
}

function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

function stateOf({ ref, switchedOn, retired }: PolicyRow, { policy, clock }: House): PolicyBrief['state'] {
  const latest = switchedOn.at(-1);
  if (retired) return 'retired';
  if (ref === policyRef(policy)) return 'in-force';
  if (!latest) return 'proposed';
  return toMillis(latest.at) > toMillis(clock.now()) ? 'coming' : 'replaced';
}

function brief(row: PolicyRow, house: House): PolicyBrief {
  const { ref, policy, source, proposedAt, switchedOn, retired } = row;
  return {
    ref,
    name: policy.name,
    steps: policy.steps.length,
    source,
    proposedAt: localTime(proposedAt),
    state: stateOf(row, house),
    switchedOn: switchedOn.map(({ from, paper, note, by }) => ({ from, paper, note, by })),
    retired: retired && { ...retired, at: localTime(retired.at) },
  };
}

export const listPolicies = (house: House): PolicyBrief[] =>
  house.projections.all<PolicyRow>(policiesProjection).map((row) => brief(row, house));

/** @throws RefusedError when it is not on record */
export function showPolicy(house: House, ref: string): PolicyBrief & { policy: EscalationPolicy } {
  const row = house.projections.get<PolicyRow>(policiesProjection, ref);
  if (!row) throw new RefusedError(refuse('policy.unknown', { ref }));
  return { ...brief(row, house), policy: row.policy };
}

const after = (house: House, ref: string): Promise<PolicyBrief> =>
  asRecorded(house, () => {
    const { policy: _, ...rest } = showPolicy(house, ref);
    return rest;
  });

/** The policy, if it can be kept and everything it names is there. */
function checked(house: House, json: unknown): EscalationPolicy | Refusal {
  const policy = parsePolicy(json);
  if (isRefusal(policy)) return policy;
  const directory = house.directory();
  return (
    namesUnknownAgency(policy, (agency) => findAgency(directory, agency) !== null) ?? namesUnknownChannel(policy, isChannelName) ?? policy
  );
}

export async function proposePolicy(house: House, json: unknown, source: string, by: Actor): Promise<PolicyBrief> {
  mayEscalate(by, house);
  accepted(checked(house, json));
  const { policy } = accepted(await house.policies.propose(json, source, by, house.clock.now()));
  return after(house, policyRef(policy));
}

/** Only who assigns tasks, or the administrator, decides what applies. */
export function mayDecide(by: Actor, house: House): void {
  refuseOthers(by, assigner(house), house);
}

export async function switchPolicyOn(house: House, ref: string, body: unknown, by: Actor): Promise<PolicyBrief> {
  mayDecide(by, house);
  accepted(await house.policies.switchOn(ref, body, by, house.clock.now()));
  return after(house, ref);
}

export async function retirePolicy(house: House, ref: string, body: unknown, by: Actor): Promise<PolicyBrief> {
  mayDecide(by, house);
  await house.catchUp();
  accepted(await house.policies.retire(ref, body, policyRef(house.policy), by, house.clock.now()));
  return after(house, ref);
}

export const policyDesk = (house: House): PolicyDesk => ({
  list: () => listPolicies(house),
  schema: policyJsonSchema,
  show: (ref) => showPolicy(house, ref),
  check(json) {
    const policy = accepted(checked(house, json));
    return { ref: policyRef(policy), name: policy.name, steps: policy.steps.length };
  },
  propose: (json, by) => proposePolicy(house, json, by.user, by),
  switchOn: (ref, body, by) => switchPolicyOn(house, ref, body, by),
  retire: (ref, body, by) => retirePolicy(house, ref, body, by),
  preview: (body) => previewMove(house, body),
  move: (body, by) => moveTasks(house, body, by),
});
