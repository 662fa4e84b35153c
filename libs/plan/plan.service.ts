// Gives orders to plans. A plan is named by its document, so that the same document is the same plan.
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { approvePlanBody, discardPlanBody, type PlanCommand } from './plan.commands.js';
import { planDecider, type PlanState } from './plan.decider.js';
import { PLAN_EVENT_VERSIONS } from './plan.events.js';
import { planNameOf } from './plan-name.rule.js';
import type { PlanReading } from './plan.types.rule.js';
import { planStream } from './plans.projection.js';

export interface PlanService {
  /** Records a reading as a draft; the same document twice is refused. */
  import(
    reading: PlanReading,
    source: { name: string; sha256: string },
    calendar: string,
    by: Actor,
    now: Instant,
  ): Promise<{ plan: string; handled: Handled<PlanState> } | Refusal>;
  approve(plan: string, body: unknown, by: Actor, now: Instant): Promise<Handled<PlanState> | Refusal>;
  discard(plan: string, body: unknown, by: Actor, now: Instant): Promise<Handled<PlanState> | Refusal>;
}

export function planService(store: EventStore): PlanService {
  const give = (command: PlanCommand) =>
    handle(store, planDecider, PLAN_EVENT_VERSIONS, planStream(command.plan), command, { now: command.now, by: command.by });
  return {
    async import(reading, source, calendar, by, now) {
      const plan = planNameOf(reading.plan, source);
      const handled = await give({ type: 'ImportPlan', plan, reading, source, calendar, by, now });
      return isRefusal(handled) ? handled : { plan, handled };
    },
    async approve(plan, body, by, now) {
      const stated = parseInput(approvePlanBody, body);
      return isRefusal(stated) ? stated : give({ type: 'ApprovePlan', plan, leaveOut: stated.value.leaveOut, by, now });
    },
    async discard(plan, body, by, now) {
      const stated = parseInput(discardPlanBody, body);
      return isRefusal(stated) ? stated : give({ type: 'DiscardPlan', plan, reason: stated.value.reason, by, now });
    },
  };
}
