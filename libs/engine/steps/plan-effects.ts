// What follows from plans: an approved one assigns its tasks, an applied amendment changes them. Doing it again changes nothing.
import { together } from '../../event-store/together.js';
import { isRefusal, orThrow, type StoredEvent } from '../../kernel/index.js';
import { assignmentsOf, codesOwed, owedAmendments } from '../../plan/plan.reactor.js';
import { planStream, plansProjection, type PlanRow } from '../../plan/plans.projection.js';
import { taskStream } from '../../task/facts/task.fold.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';
import type { Effects, ReadModels } from '../turn/ports.types.js';

type PlanEffectsPorts = Effects & ReadModels & Pick<Engine, 'directory' | 'plans' | 'react' | 'tasks'>;

/**
 * One plan and all that follows from it, also what another process was ordered and did not live to carry out: what is compared with the
 * plan must not take a task for missing.
 */
export async function settle(plan: string, engine: PlanEffectsPorts): Promise<void> {
  const { projections, store, directory } = engine;
  await engine.react();
  const row = projections.get<PlanRow>(plansProjection, plan);
  const isAssigned = (task: string): boolean => Boolean(projections.get<TaskState>(tasksProjection, task)?.assigned);
  if (!row || (owedAmendments(row).length === 0 && assignmentsOf(row, directory()).every(({ task }) => isAssigned(task)))) return;
  const cause = (await store.read(planStream(plan))).findLast(({ type }) => type === 'PlanApproved' || type === 'AmendmentApplied');
  if (cause) await carryOut(plan, cause, engine);
  await engine.catchUp();
}

export async function carryOut(plan: string, cause: StoredEvent, engine: PlanEffectsPorts): Promise<void> {
  const row = engine.projections.get<PlanRow>(plansProjection, plan);
  if (row?.phase !== 'approved') return;
  await assign(row, cause, engine);
  await amend(row, cause, engine);
}

async function assign(row: PlanRow, cause: StoredEvent, engine: PlanEffectsPorts): Promise<void> {
  const now = engine.clock.now();
  await together(assignmentsOf(row, engine.directory()), ({ task, data }) =>
    engine.isolate(taskStream(task), async () => {
      orThrow(await engine.tasks.assign(task, data, engine.self, now, cause.id));
    }),
  );
}

/** Tasks of a log from before there were codes get theirs, once: what people have been told of keeps one name from then on. */
export async function codeOldTasks(engine: PlanEffectsPorts): Promise<void> {
  const { projections, clock, self } = engine;
  const uncoded = projections.where<TaskState>(tasksProjection, 'uncoded', 1, 1);
  if (uncoded.length === 0) return;
  const plans = new Set(projections.where<TaskState>(tasksProjection, 'uncoded', 1).map((task) => task.assigned?.plan ?? ''));
  for (const plan of plans) {
    const row = projections.get<PlanRow>(plansProjection, plan);
    await together(codesOwed(row, projections.where<TaskState>(tasksProjection, 'plan', plan)), ({ task, code }) =>
      engine.isolate(taskStream(task), async () => {
        orThrow(await engine.tasks.code(task, code, self, clock.now()));
      }),
    );
  }
  await engine.catchUp();
}

/** What a task refuses is told to its plan: nothing is left undone without a reason. While one of the tasks waits, the amendment is open. */
async function amend(row: PlanRow, cause: StoredEvent, engine: PlanEffectsPorts): Promise<void> {
  const { tasks, plans, self } = engine;
  const now = engine.clock.now();
  for (const { amendment, effects } of owedAmendments(row)) {
    let done = true;
    for (const effect of effects) {
      const order = async (): Promise<true> => {
        const handled =
          effect.do === 'assign'
            ? await tasks.assign(effect.task, effect.assignment, self, now, cause.id)
            : await tasks.amend(effect.task, effect.amendment, self, now, cause.id);
        if (isRefusal(handled)) await plans.noteRefused(row.id, amendment, effect.task, handled, self, now, cause.id);
        return true;
      };
      done = (await engine.isolate(taskStream(effect.task), order, false)) && done;
    }
    if (done) await plans.closeAmendment(row.id, amendment, self, now, cause.id);
  }
}
