// What the controller of plans asks of the application, and what the command line asks the same way.
import { basename } from 'node:path';
import { orThrow, parseInput, RefusedError, refuse, type Actor, type Refusal } from '../../kernel/index.js';
import type { AmendmentState } from '../../plan/plan.fold.rule.js';
import { uploadBody } from '../../plan/plan.requests.js';
import type { PlanUseCases } from '../../plan/plan.ports.js';
import { readPlanBytes, type PlanFile } from '../../plan/reading/plan.reader.js';
import { plansProjection, type PlanRow } from '../../plan/plans.projection.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { texts, type Texts } from '../../texts/index.js';
import { demand } from './demand.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded, withConsequences } from './recorded.js';
import { isRecorded } from '../queries/request-keys.js';
import { briefPlan, viewAmendment, viewPlan } from '../views/plan-views.rule.js';
import type { ReadModels, ReferenceData } from '../../engine/turn/ports.types.js';

type AmendmentPorts = ReadModels & Pick<Application, 'calendar' | 'plans'>;
type PlanPorts = Following & ReferenceData & Pick<Application, 'clock' | 'plans' | 'texts'>;

export const MOST_UPLOAD_MB = 20;

/** What was uploaded, read as a plan; nothing of it is stored. */
async function uploaded(body: unknown, application: ReferenceData, signal: AbortSignal): Promise<PlanFile> {
  const { name, content } = orThrow(parseInput(uploadBody, body)).value;
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > MOST_UPLOAD_MB * 1_000_000) throw new RefusedError(refuse('too-large', { limit: MOST_UPLOAD_MB }));
  return readPlanBytes(bytes, basename(name), application.directory(), application.calendar, signal);
}

export function planNamed(application: Pick<Application, 'projections'>, plan: string): PlanRow {
  const row = application.projections.get<PlanRow>(plansProjection, plan);
  if (!row) throw new RefusedError(refuse('plan.unknown', { plan }));
  return row;
}

/** One amendment with its comparison while it is under review; the latest when no number is given. */
export async function amendmentOf(application: AmendmentPorts, plan: string, amendment: number | null, words: Texts) {
  await application.catchUp();
  const named = (): AmendmentState => {
    const { amendments } = planNamed(application, plan);
    const found = amendment === null ? amendments.at(-1) : amendments.find((each) => each.amendment === amendment);
    if (!found) throw new RefusedError(refuse('plan.no-such-amendment', { plan, amendment: amendment ?? 0 }));
    return found;
  };
  const comparison = named().phase === 'draft' ? orThrow(await application.plans.comparison(plan)) : null;
  return viewAmendment(planNamed(application, plan), named(), comparison, {
    texts: words,
    calendar: application.calendar,
    taskOf: (id) => application.projections.get<TaskState>(tasksProjection, id),
  });
}

export function planUseCases(application: PlanPorts): PlanUseCases {
  const now = () => application.clock.now();
  const inLanguage = (asked: string | undefined): Texts => (/^en\b/i.test(asked ?? '') ? texts('en') : application.texts);
  const after = (plan: string) => withConsequences(application, () => briefPlan(planNamed(application, plan)));
  /** An order on a plan by somebody who may give it; then what follows from it, and the plan as it stands. */
  const ordered = async (by: Actor, plan: string, give: () => Promise<object | Refusal>) => {
    demand('plan.handle', by, application);
    if (!isRecorded(by, application)) orThrow(await give());
    return after(plan);
  };
  return {
    list: () => application.projections.all<PlanRow>(plansProjection).map(briefPlan),
    show: (plan, language) => viewPlan(planNamed(application, plan), { texts: inLanguage(language), calendar: application.calendar }),
    amendment: (plan, amendment, language) => amendmentOf(application, plan, amendment, inLanguage(language)),
    async import(body, by, signal) {
      demand('plan.handle', by, application);
      const { reading, source } = await uploaded(body, application, signal);
      const { plan } = orThrow(await application.plans.import(reading, source, application.calendar.version, by, now()));
      return after(plan);
    },
    async amend(plan, body, by, language, signal) {
      demand('plan.handle', by, application);
      planNamed(application, plan);
      const { reading, source } = await uploaded(body, application, signal);
      orThrow(await application.plans.amend(plan, reading, source, application.calendar.version, by, now()));
      return asRecorded(application, () => amendmentOf(application, plan, null, inLanguage(language)));
    },
    decide: (plan, body, by) => ordered(by, plan, () => application.plans.decide(plan, body, by, now())),
    takeBack: (plan, body, by) => ordered(by, plan, () => application.plans.takeBack(plan, body, by, now())),
    approve: (plan, body, by) => ordered(by, plan, () => application.plans.approve(plan, body, by, now())),
    discard: (plan, body, by) => ordered(by, plan, () => application.plans.discard(plan, body, by, now())),
    async applyAmendment(plan, amendment, body, by, language) {
      demand('plan.handle', by, application);
      const { phase } = await amendmentOf(application, plan, amendment, application.texts);
      if (phase !== 'draft' && !isRecorded(by, application)) throw new RefusedError(refuse('plan.no-amendment', { plan }));
      if (!isRecorded(by, application)) orThrow(await application.plans.applyAmendment(plan, body, by, now()));
      return withConsequences(application, () => amendmentOf(application, plan, amendment, inLanguage(language)));
    },
  };
}
