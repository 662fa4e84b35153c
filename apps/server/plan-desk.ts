// What the controller of plans asks of the house, and what the command line asks the same way.
import { basename } from 'node:path';
import { isRefusal, parseInput, RefusedError, refuse, type Actor, type Refusal } from '../../libs/kernel/index.js';
import type { AmendmentState } from '../../libs/plan/plan.fold.rule.js';
import { uploadBody } from '../../libs/plan/plan.commands.js';
import type { PlanDesk } from '../../libs/plan/plan.controller.js';
import { readPlanBytes, type PlanFile } from '../../libs/plan/plan.reader.js';
import { plansProjection, type PlanRow } from '../../libs/plan/plans.projection.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { texts, type Texts } from '../../libs/texts/index.js';
import { followers, refuseOthers } from './entitlement.js';
import type { House } from './house.types.js';
import { asRecorded, withConsequences } from './recorded.js';
import { isRecorded } from './request-keys.js';
import { briefPlan, viewAmendment, viewPlan } from './plan-views.rule.js';

export const MOST_UPLOAD_MB = 20;

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

/** What was uploaded, read as a plan; nothing of it is stored. */
async function uploaded(body: unknown, house: House, signal: AbortSignal): Promise<PlanFile> {
  const { name, content } = accepted(parseInput(uploadBody, body)).value;
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > MOST_UPLOAD_MB * 1_000_000) throw new RefusedError(refuse('too-large', { limit: MOST_UPLOAD_MB }));
  return readPlanBytes(bytes, basename(name), house.directory(), house.calendar, signal);
}

/** Plans are the business of whoever assigns or follows tasks, and of the administrator. */
function mayHandlePlans(by: Actor, house: House): void {
  refuseOthers(by, followers(house), house);
}

export function planNamed(house: House, plan: string): PlanRow {
  const row = house.projections.get<PlanRow>(plansProjection, plan);
  if (!row) throw new RefusedError(refuse('plan.unknown', { plan }));
  return row;
}

/** One amendment with its comparison while it is under review; the latest when no number is given. */
export async function amendmentOf(house: House, plan: string, amendment: number | null, words: Texts) {
  await house.catchUp();
  const named = (): AmendmentState => {
    const { amendments } = planNamed(house, plan);
    const found = amendment === null ? amendments.at(-1) : amendments.find((each) => each.amendment === amendment);
    if (!found) throw new RefusedError(refuse('plan.no-such-amendment', { plan, amendment: amendment ?? 0 }));
    return found;
  };
  const comparison = named().phase === 'draft' ? accepted(await house.plans.comparison(plan)) : null;
  return viewAmendment(planNamed(house, plan), named(), comparison, {
    texts: words,
    calendar: house.calendar,
    taskOf: (id) => house.projections.get<TaskState>(tasksProjection, id),
  });
}

export function planDesk(house: House): PlanDesk {
  const now = () => house.clock.now();
  const inLanguage = (asked: string | undefined): Texts => (/^en\b/i.test(asked ?? '') ? texts('en') : house.texts);
  const after = (plan: string) => withConsequences(house, () => briefPlan(planNamed(house, plan)));
  /** An order on a plan by somebody who may give it; then what follows from it, and the plan as it stands. */
  const ordered = async (by: Actor, plan: string, give: () => Promise<object | Refusal>) => {
    mayHandlePlans(by, house);
    if (!isRecorded(by, house)) accepted(await give());
    return after(plan);
  };
  return {
    list: () => house.projections.all<PlanRow>(plansProjection).map(briefPlan),
    show: (plan, language) => viewPlan(planNamed(house, plan), { texts: inLanguage(language), calendar: house.calendar }),
    amendment: (plan, amendment, language) => amendmentOf(house, plan, amendment, inLanguage(language)),
    async import(body, by, signal) {
      mayHandlePlans(by, house);
      const { reading, source } = await uploaded(body, house, signal);
      const { plan } = accepted(await house.plans.import(reading, source, house.calendar.version, by, now()));
      return after(plan);
    },
    async amend(plan, body, by, language, signal) {
      mayHandlePlans(by, house);
      planNamed(house, plan);
      const { reading, source } = await uploaded(body, house, signal);
      accepted(await house.plans.amend(plan, reading, source, house.calendar.version, by, now()));
      return asRecorded(house, () => amendmentOf(house, plan, null, inLanguage(language)));
    },
    decide: (plan, body, by) => ordered(by, plan, () => house.plans.decide(plan, body, by, now())),
    takeBack: (plan, body, by) => ordered(by, plan, () => house.plans.takeBack(plan, body, by, now())),
    approve: (plan, body, by) => ordered(by, plan, () => house.plans.approve(plan, body, by, now())),
    discard: (plan, body, by) => ordered(by, plan, () => house.plans.discard(plan, body, by, now())),
    async applyAmendment(plan, amendment, body, by, language) {
      mayHandlePlans(by, house);
      const { phase } = await amendmentOf(house, plan, amendment, house.texts);
      if (phase !== 'draft' && !isRecorded(by, house)) throw new RefusedError(refuse('plan.no-amendment', { plan }));
      if (!isRecorded(by, house)) accepted(await house.plans.applyAmendment(plan, body, by, now()));
      return withConsequences(house, () => amendmentOf(house, plan, amendment, inLanguage(language)));
    },
  };
}
