// What people decide about ladders: a step ahead of its time, another policy for tasks that run, after a preview.
import type { LadderDesk } from '../../libs/escalation/ladder.controller.js';
import { moveBody } from '../../libs/escalation/policy.commands.js';
import { ladderKey, requestStepBody, type LadderCommand } from '../../libs/escalation/ladder.commands.js';
import type { LadderEvents } from '../../libs/escalation/ladder.events.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { policiesProjection, type PolicyRow } from '../../libs/escalation/policies.projection.js';
import type { EscalationPolicy } from '../../libs/escalation/policy.types.rule.js';
import { changesOf, moveLadder, requestStep, type LookChange } from '../../libs/escalation/request.rule.js';
import { lookHours, sendingMoment } from '../../libs/escalation/sending-hours.rule.js';
import {
  isRefusal,
  localTime,
  parseInput,
  RefusedError,
  refuse,
  type Actor,
  type Refusal,
  type StoredEvent,
} from '../../libs/kernel/index.js';
import type { PartState, TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { followers, refuseOthers } from './entitlement.js';
import type { House } from './house.types.js';
import { asRecorded } from './recorded.js';
import { recordedUnder } from './request-keys.js';
import { orderLadder, policyOf, timingOf } from './ladders.js';

function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

/** Escalation is the business of whoever assigns or follows tasks, and of the administrator. */
export function mayEscalate(by: Actor, house: House): void {
  refuseOthers(by, followers(house), house);
}

function taskOf(id: string, house: House): TaskState {
  const named = house.taskNamed(id);
  if (isRefusal(named)) throw new RefusedError(named);
  const task = house.projections.get<TaskState>(tasksProjection, named);
  if (!task?.assigned) throw new RefusedError(refuse('task.unknown', { task: id }));
  return task;
}

const rowOf = (task: TaskState, part: PartState, house: House): LadderRow | null =>
  house.projections.get<LadderRow>(laddersProjection, ladderKey(task.id, part.agency));

export interface RequestedStep {
  task: string;
  part: string;
  step: number;
  kind: string;
  /** When it will be looked at. */
  at: string;
}

/** What was asked for by an order that is given again. */
function requestedIn({ type, data }: StoredEvent): RequestedStep[] {
  if (type !== 'StepRequested') return [];
  const { task, part, step, kind, at } = data as LadderEvents['StepRequested'];
  return [{ task, part, step, kind, at: localTime(at) }];
}

/** The parts that are meant: the one named, or every one that is not over. */
function partsOf(task: TaskState, named: string | null | undefined): PartState[] {
  if (!named) return task.parts.filter((part) => part.phase !== 'done');
  const part = task.parts.find((each) => each.agency === named);
  if (!part) throw new RefusedError(refuse('ladder.unknown', { task: task.id, part: named }));
  return [part];
}

/** Asks for a step of the policy that the task follows; it goes out in the next sending hours, and only once. */
export async function escalate(house: House, id: string, body: unknown, by: Actor): Promise<RequestedStep[]> {
  const stated = accepted(parseInput(requestStepBody, body)).value;
  mayEscalate(by, house);
  await house.catchUp();
  const task = taskOf(id, house);
  const at = sendingMoment(lookHours(house.policy), house.calendar, house.clock.now());
  const before = await recordedUnder(by, house);
  if (before.length > 0) return before.flatMap(requestedIn);
  const orders = partsOf(task, stated.part).map((part) => {
    const row = rowOf(task, part, house);
    if (!row) throw new RefusedError(refuse('ladder.unknown', { task: task.id, part: part.agency }));
    return accepted(requestStep(stated, task, part, row, policyOf(task, house), at));
  });
  if (orders.length === 0) throw new RefusedError(refuse('ladder.stopped', { part: task.id, reason: 'done' }));
  for (const order of orders) await orderLadder(order, null, house, by);
  return asRecorded(house, () => orders.map(({ part, step, kind }) => ({ task: task.id, part, step, kind, at: localTime(at) })));
}

export interface Move {
  task: string;
  /** Its code, unique in the plan, and its title. */
  code: string;
  title: string;
  part: string;
  from: string;
  to: string;
  /** Why nothing changes before the ladder goes on again; null when it runs. */
  stopped: string | null;
  changes: LookChange[];
}

/** A policy that can be moved to. */
function usable(ref: string, house: House): EscalationPolicy {
  const row = house.projections.get<PolicyRow>(policiesProjection, ref);
  if (!row) throw new RefusedError(refuse('policy.unknown', { ref }));
  if (row.retired) throw new RefusedError(refuse('policy.retired', { ref }));
  return row.policy;
}

interface Planned {
  move: Move;
  command: LadderCommand;
}

function planned(house: House, body: unknown): Planned[] {
  const { to, plan, task: one, reason } = accepted(parseInput(moveBody, body)).value;
  const policy = usable(to, house);
  const tasks = plan ? house.projections.where<TaskState>(tasksProjection, 'plan', plan) : [taskOf(one ?? '', house)];
  if (plan && tasks.length === 0) throw new RefusedError(refuse('plan.unknown', { plan }));
  return tasks.flatMap((task) =>
    task.parts.flatMap((part): Planned[] => {
      const row = rowOf(task, part, house);
      if (!row || row.policy === to || ['done', 'withdrawn', 'carried-over', 'reassigned'].includes(row.stopped ?? '')) return [];
      const command = moveLadder(task, part, row, timingOf(policy, house), reason);
      const changes = row.stopped ? [] : changesOf(row, command, house.clock.now());
      return [
        {
          move: {
            task: task.id,
            code: task.assigned?.code ?? '',
            title: task.assigned?.title ?? '',
            part: part.agency,
            from: row.policy,
            to,
            stopped: row.stopped,
            changes,
          },
          command,
        },
      ];
    }),
  );
}

/** What a move would change, task by task. Nothing is recorded. */
export async function previewMove(house: House, body: unknown): Promise<Move[]> {
  await house.catchUp();
  return planned(house, body).map(({ move }) => move);
}

/** Moves tasks to another policy; what they were told stays told. */
export async function moveTasks(house: House, body: unknown, by: Actor): Promise<Move[]> {
  mayEscalate(by, house);
  await house.catchUp();
  const all = planned(house, body);
  for (const { command } of all) await orderLadder(command, null, house, by);
  return asRecorded(house, () => all.map(({ move }) => move));
}

export const ladderDesk = (house: House): LadderDesk => ({ escalate: (task, body, by) => escalate(house, task, body, by) });
