// Gives orders to policies: puts versions on record, switches them on, retires them.
import { handle, type Handled } from '../../event-store/command-handler.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import { dayOf, isRefusal, parseInput, refuse, type Actor, type Instant, type Refusal } from '../../kernel/index.js';
import { policyStream, type PolicyCommand } from './policy.commands.js';
import { retireBody, switchOnBody } from './policy.requests.js';
import { policyDecider, type PolicyState } from './policy.decider.js';
import { POLICY_EVENT_VERSIONS } from './policy.events.js';
import { parsePolicy } from './policy.rule.js';
import type { EscalationPolicy } from './policy.types.rule.js';

type Answer = Promise<Handled<PolicyState> | Refusal>;

export interface PolicyService {
  /** @param json checked here; the same document twice changes nothing, another one under the same version is refused */
  propose(json: unknown, source: string, by: Actor, now: Instant): Promise<{ policy: EscalationPolicy } | Refusal>;
  /** @param body checked here: `{ from?, document, documentDate?, note? }` */
  switchOn(ref: string, body: unknown, by: Actor, now: Instant): Answer;
  /** @param inForce ref of the policy that is in force now */
  retire(ref: string, body: unknown, inForce: string, by: Actor, now: Instant): Answer;
  /** Puts the policy that ships on record and in force. Done once, when the log names none. */
  adopt(policy: EscalationPolicy, source: string, by: Actor, now: Instant): Promise<void>;
}

function partsOf(ref: string): { id: string; version: number } | Refusal {
  const [, id, version] = /^([a-z0-9][a-z0-9-]*)@([1-9]\d*)$/.exec(ref) ?? [];
  return id && version ? { id, version: Number(version) } : refuse('policy.unknown', { ref });
}

export function policyService(store: EventStore): PolicyService {
  const give = (id: string, command: PolicyCommand, by: Actor, now: Instant): Answer =>
    handle(store, policyDecider, POLICY_EVENT_VERSIONS, policyStream(id), command, { now, by });
  return {
    async propose(json, source, by, now) {
      const policy = parsePolicy(json);
      if (isRefusal(policy)) return policy;
      const handled = await give(policy.id, { type: 'ProposePolicy', policy, source }, by, now);
      return isRefusal(handled) ? handled : { policy };
    },
    async switchOn(ref, body, by, now) {
      const [named, stated] = [partsOf(ref), parseInput(switchOnBody, body)];
      if (isRefusal(named)) return named;
      if (isRefusal(stated)) return stated;
      const { from, document, documentDate, note } = stated.value;
      const today = dayOf(now);
      const paper = { number: document, date: documentDate ?? null };
      return give(named.id, { type: 'SwitchOnPolicy', ...named, today, from: from ?? today, paper, note }, by, now);
    },
    async retire(ref, body, inForce, by, now) {
      const [named, stated] = [partsOf(ref), parseInput(retireBody, body)];
      if (isRefusal(named)) return named;
      if (isRefusal(stated)) return stated;
      return give(named.id, { type: 'RetirePolicy', ...named, inForce: ref === inForce, reason: stated.value.reason }, by, now);
    },
    async adopt(policy, source, by, now) {
      const { id, version } = policy;
      const today = dayOf(now);
      await give(id, { type: 'ProposePolicy', policy, source }, by, now);
      await give(id, { type: 'SwitchOnPolicy', id, version, today, from: today, paper: null, note: '' }, by, now);
    },
  };
}
