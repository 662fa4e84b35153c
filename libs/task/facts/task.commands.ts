// Orders to a task. The edge adds the time, the actor and what it looked up.
import { carryTarget, type CarryWords, type PlanNamed } from './carry-over.rule.js';
import { predecessorsOf } from './predecessors.rule.js';
import { rollForward, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { isDay, isRefusal, refuse, type Actor, type Day, type Instant, type Refusal } from '../../kernel/index.js';
import type { TaskState } from './task.state.rule.js';
import type { TaskAmendment } from './amendment.types.rule.js';
import type { taskBodies, TaskRequest } from './task.requests.js';
import type {
  CarryTarget,
  NewDay,
  Party,
  OpenExplanation,
  PlanRef,
  PredecessorRef,
  RecomputedDeadline,
  TaskEvents,
} from './task.events.js';

type Bodies = typeof taskBodies;
type Request<Type extends keyof Bodies> = Extract<TaskRequest, { type: Type }>;
type LookedUp =
  | 'ReassignLead'
  | 'ChangeCoordinators'
  | 'ExtendDeadline'
  | 'SetDeadline'
  | 'SetPredecessors'
  | 'StartWait'
  | 'CarryOver'
  | 'ResolveCarryOver';

export interface TaskOrder {
  /** `<plan>.r07`; the stream is `task-<id>`. */
  task: string;
  now: Instant;
  by: Actor;
}

export type TaskCommand = TaskOrder &
  (
    | { type: 'AssignTask'; data: TaskEvents['TaskAssigned'] }
    /** Of a task that was assigned before there were codes. */
    | { type: 'CodeTask'; code: string }
    | ({ type: 'AmendTask' } & TaskAmendment)
    | ({ type: 'OpenExplanation' } & OpenExplanation)
    | ({ type: 'RecomputeDeadline' } & RecomputedDeadline)
    | Request<Exclude<keyof Bodies, LookedUp>>
    | (Omit<Request<'ReassignLead'>, 'to'> & { to: Party })
    | (Omit<Request<'ChangeCoordinators'>, 'coordinators'> & { coordinators: Party[] })
    | (Omit<Request<'ExtendDeadline'>, 'to'> & { to: NewDay })
    /** `together`: what the same order gives this day. */
    | (Omit<Request<'SetDeadline'>, 'to'> & { to: NewDay; together?: string[] })
    | (Omit<Request<'SetPredecessors'>, 'predecessors'> & { predecessors: PredecessorRef[] })
    | (Omit<Request<'StartWait'>, 'agency'> & { agency: Party })
    | (Omit<Request<'CarryOver'>, keyof CarryWords> & { target: CarryTarget })
    | (Omit<Request<'ResolveCarryOver'>, keyof CarryWords> & { target: CarryTarget & { plan: PlanRef } })
  );

export type TaskCommandOf<Type extends TaskCommand['type']> = Extract<TaskCommand, { type: Type }>;

/** A day fixed by a document, rolled over rest days (Civil Code 2015, art. 148.5). */
export const newDay = (calendar: Calendar, day: Day): NewDay => ({
  nominalDue: day,
  effectiveDue: isDay(day) ? rollForward(calendar, day) : day,
  calendar: calendar.version,
});

export interface TaskLookUps {
  calendar: Calendar;
  /** The agency as the directory names it today; null when it is unknown. */
  party(agency: string): Party | null;
  taskOf(task: string): TaskState | null;
  /** The plan as people call it, and whether its tasks are assigned; null when there is none. */
  planOf(plan: string): PlanNamed | null;
}

/** Turns what a person stated into a command by looking up days and agencies. */
export function taskCommand(request: TaskRequest, order: TaskOrder, lookUps: TaskLookUps): TaskCommand | Refusal {
  switch (request.type) {
    case 'ExtendDeadline':
    case 'SetDeadline':
      return { ...order, ...request, to: newDay(lookUps.calendar, request.to) };
    case 'SetPredecessors': {
      const predecessors = predecessorsOf(order.task, request.predecessors, lookUps.taskOf);
      return isRefusal(predecessors) ? predecessors : { ...order, ...request, predecessors };
    }
    case 'StartWait': {
      const waitedFor = lookUps.party(request.agency);
      return waitedFor ? { ...order, ...request, agency: waitedFor } : refuse('task.unknown-agency', { agency: request.agency });
    }
    case 'ReassignLead': {
      const to = lookUps.party(request.to);
      return to ? { ...order, ...request, to } : refuse('task.unknown-agency', { agency: request.to });
    }
    case 'ChangeCoordinators': {
      const unknown = request.coordinators.find((each) => !lookUps.party(each));
      if (unknown !== undefined) return refuse('task.unknown-agency', { agency: unknown });
      return { ...order, ...request, coordinators: request.coordinators.flatMap((each) => lookUps.party(each) ?? []) };
    }
    case 'CarryOver': {
      const { toPlan: _plan, toTask: _task, toDocument: _document, ...rest } = request;
      const target = carryTarget(order.task, request, lookUps);
      return isRefusal(target) ? target : { ...order, ...rest, target };
    }
    case 'ResolveCarryOver': {
      const { toPlan: _plan, toTask: _task, ...rest } = request;
      const target = carryTarget(order.task, request, lookUps);
      if (isRefusal(target)) return target;
      return target.plan ? { ...order, ...rest, target: { ...target, plan: target.plan } } : refuse('task.carry-target-missing');
    }
    default:
      return { ...order, ...request };
  }
}
