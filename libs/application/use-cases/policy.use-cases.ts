// What the edges ask about policies: what is on record and in force, putting on record, switching on, retiring, moving.
import { findAgency } from '../../agency/directory/directory.rule.js';
import type { PolicyUseCases } from '../../escalation/policy/policy.ports.js';
import { policiesProjection, type PolicyRow } from '../../escalation/policy/policies.projection.js';
import { isChannelName } from '../../notice/channels/registry.js';
import { namesUnknownAgency, namesUnknownChannel, parsePolicy, policyJsonSchema } from '../../escalation/policy/policy.rule.js';
import { policyRef, type EscalationPolicy } from '../../escalation/policy/policy.types.rule.js';
import { isRefusal, localTime, orThrow, RefusedError, refuse, toMillis, type Actor, type Refusal } from '../../kernel/index.js';
import { demand } from './demand.js';
import type { PolicyBrief, PolicyView } from '../../escalation/policy/policy.views.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded } from './recorded.js';
import { moveTasks, previewMove } from './ladder.use-cases.js';
import type { Recording, ReferenceData } from '../../engine/turn/ports.types.js';

type DecidingPorts = Following & ReferenceData & Pick<Application, 'clock' | 'policies'>;
type PolicyPorts = Recording & Following & ReferenceData & Pick<Application, 'policies' | 'taskNamed' | 'texts'>;

function stateOf({ ref, switchedOn, retired }: PolicyRow, { policy, clock }: Pick<Application, 'clock' | 'policy'>): PolicyBrief['state'] {
  const latest = switchedOn.at(-1);
  if (retired) return 'retired';
  if (ref === policyRef(policy)) return 'in-force';
  if (!latest) return 'proposed';
  return toMillis(latest.at) > toMillis(clock.now()) ? 'coming' : 'replaced';
}

function brief(row: PolicyRow, application: Pick<Application, 'clock' | 'policy'>): PolicyBrief {
  const { ref, policy, source, proposedAt, switchedOn, retired } = row;
  return {
    ref,
    name: policy.name,
    steps: policy.steps.length,
    source,
    proposedAt: localTime(proposedAt),
    state: stateOf(row, application),
    switchedOn: switchedOn.map(({ from, paper, note, by }) => ({ from, paper, note, by })),
    retired: retired && { ...retired, at: localTime(retired.at) },
  };
}

export const listPolicies = (application: Pick<Application, 'clock' | 'policy' | 'projections'>): PolicyBrief[] =>
  application.projections.all<PolicyRow>(policiesProjection).map((row) => brief(row, application));

/** @throws RefusedError when it is not on record */
export function showPolicy(application: Pick<Application, 'clock' | 'policy' | 'projections'>, ref: string): PolicyView {
  const row = application.projections.get<PolicyRow>(policiesProjection, ref);
  if (!row) throw new RefusedError(refuse('policy.unknown', { ref }));
  return { ...brief(row, application), policy: row.policy };
}

const after = (application: DecidingPorts, ref: string): Promise<PolicyBrief> =>
  asRecorded(application, () => {
    const { policy: _, ...rest } = showPolicy(application, ref);
    return rest;
  });

/** The policy, if it can be kept and everything it names is there. */
function checked(application: Pick<Application, 'directory'>, json: unknown): EscalationPolicy | Refusal {
  const policy = parsePolicy(json);
  if (isRefusal(policy)) return policy;
  const directory = application.directory();
  return (
    namesUnknownAgency(policy, (agency) => findAgency(directory, agency) !== null) ?? namesUnknownChannel(policy, isChannelName) ?? policy
  );
}

export async function proposePolicy(application: DecidingPorts, json: unknown, source: string, by: Actor): Promise<PolicyBrief> {
  demand('policy.propose', by, application);
  orThrow(checked(application, json));
  const { policy } = orThrow(await application.policies.propose(json, source, by, application.clock.now()));
  return after(application, policyRef(policy));
}

export async function switchPolicyOn(application: DecidingPorts, ref: string, body: unknown, by: Actor): Promise<PolicyBrief> {
  demand('policy.switch', by, application);
  orThrow(await application.policies.switchOn(ref, body, by, application.clock.now()));
  return after(application, ref);
}

export async function retirePolicy(application: DecidingPorts, ref: string, body: unknown, by: Actor): Promise<PolicyBrief> {
  demand('policy.switch', by, application);
  await application.catchUp();
  orThrow(await application.policies.retire(ref, body, policyRef(application.policy), by, application.clock.now()));
  return after(application, ref);
}

export const policyUseCases = (application: PolicyPorts): PolicyUseCases => ({
  list: () => listPolicies(application),
  schema: policyJsonSchema,
  show: (ref) => showPolicy(application, ref),
  check(json) {
    const policy = orThrow(checked(application, json));
    return { ref: policyRef(policy), name: policy.name, steps: policy.steps.length };
  },
  propose: (json, by) => proposePolicy(application, json, by.user, by),
  switchOn: (ref, body, by) => switchPolicyOn(application, ref, body, by),
  retire: (ref, body, by) => retirePolicy(application, ref, body, by),
  preview: (body) => previewMove(application, body),
  move: (body, by) => moveTasks(application, body, by),
});
