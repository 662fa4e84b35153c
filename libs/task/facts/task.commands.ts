// Orders to a task, with the schemas of what a person states. The edge adds the time, the actor and what it looked up.
import { z } from 'zod';
import { carryTarget, type CarryWords, type PlanNamed } from './carry-over.rule.js';
import { predecessorsOf } from './predecessors.rule.js';
import { rollForward, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayField, isDay, isRefusal, refuse, type Actor, type Day, type Instant, type Refusal } from '../../kernel/index.js';
import type { TaskState } from './task.state.rule.js';
import type { TaskAmendment } from './amendment.types.rule.js';
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

const sentence = z.string().trim().min(1).max(2000);
const remark = z.string().trim().max(2000).default('');
const agency = z.string().trim().min(1).max(120);
const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');
const number = z.string().trim().min(1).max(200).describe('Number of the signed document, e.g. 12/KH-STP');

const planId = z.string().trim().min(1).max(120).describe('Id of a plan in force');
const taskId = z.string().trim().min(1).max(160).describe('Id of a task, <plan>.r07');
const waitNumber = z.int().min(1).describe('Number of the wait, as the task shows it');

const signed = { document: number, documentDate: day.nullish() };
const perhapsSigned = { document: number.nullish(), documentDate: day.nullish() };

/** What a person states in each command. Who may, when, and with what effect is said in lifecycle.rule.ts. */
export const taskBodies = {
  AcceptTask: z.strictObject({}),
  ReportProgress: z.strictObject({ percent: z.int().min(0).max(100).nullish(), note: remark }),
  ReportCompletion: z.strictObject({
    ...perhapsSigned,
    note: remark,
    milestone: day
      .nullish()
      .describe('The milestone that is reported, of work of several years or work that recurs; see `milestones` of the task'),
    whole: z.boolean().optional().describe('The whole work is done, whatever milestones are still to come'),
  }),
  ConfirmCompletion: z.strictObject({ part: agency.nullish(), acceptedDate: day.nullish(), reason: sentence.nullish() }),
  ReturnCompletion: z.strictObject({ part: agency.nullish(), reason: sentence }),
  DeclineTask: z.strictObject({ reason: sentence }),
  RefuseDecline: z.strictObject({ part: agency, reason: sentence }),
  ReassignLead: z.strictObject({ from: agency, to: agency, ...signed, reason: sentence }),
  ChangeCoordinators: z.strictObject({ coordinators: z.array(agency).max(500), ...signed }),
  RequestExtension: z.strictObject({ to: day, ...signed, reason: sentence }),
  RefuseExtension: z.strictObject({ ...perhapsSigned, reason: sentence }),
  ExtendDeadline: z.strictObject({ to: day, ...signed, reason: remark }),
  SetDeadline: z.strictObject({ to: day, ...signed }),
  SetPredecessors: z.strictObject({ predecessors: z.array(z.string().trim().min(1).max(160)).max(20) }),
  StartWait: z.strictObject({ agency, since: day, ...signed, note: remark }),
  EndWait: z.strictObject({ wait: waitNumber.nullish(), on: day, ...perhapsSigned }),
  ConfirmWait: z.strictObject({ wait: waitNumber, until: day.nullish() }),
  RefuseWait: z.strictObject({ wait: waitNumber, reason: sentence }),
  AnswerExplanation: z.strictObject({ text: z.string().trim().min(1).max(10_000), ...perhapsSigned }),
  AcceptExplanation: z.strictObject({ part: agency.nullish() }),
  ReturnExplanation: z.strictObject({ part: agency.nullish(), reason: sentence, due: day }),
  SuspendTask: z.strictObject({ ...perhapsSigned, reason: remark }),
  ResumeTask: z.strictObject({ ...perhapsSigned, reason: remark }),
  WithdrawTask: z.strictObject({ ...perhapsSigned, reason: remark }),
  CarryOver: z.strictObject({
    toPlan: planId.nullish(),
    toTask: taskId.nullish(),
    toDocument: z.string().trim().min(1).max(300).nullish().describe('A document still to come, in words'),
    ...signed,
  }),
  ResolveCarryOver: z.strictObject({ toPlan: planId.nullish(), toTask: taskId.nullish(), ...perhapsSigned }),
};

type Bodies = typeof taskBodies;

/** The word for each command at the edges: in addresses, on the command line, in history files. */
export const TASK_VERBS = {
  accept: 'AcceptTask',
  'report-progress': 'ReportProgress',
  'report-completion': 'ReportCompletion',
  'confirm-completion': 'ConfirmCompletion',
  'return-completion': 'ReturnCompletion',
  decline: 'DeclineTask',
  'refuse-decline': 'RefuseDecline',
  reassign: 'ReassignLead',
  'change-coordinators': 'ChangeCoordinators',
  'request-extension': 'RequestExtension',
  'refuse-extension': 'RefuseExtension',
  extend: 'ExtendDeadline',
  'set-deadline': 'SetDeadline',
  'set-predecessors': 'SetPredecessors',
  'start-wait': 'StartWait',
  'end-wait': 'EndWait',
  'confirm-wait': 'ConfirmWait',
  'refuse-wait': 'RefuseWait',
  'answer-explanation': 'AnswerExplanation',
  'accept-explanation': 'AcceptExplanation',
  'return-explanation': 'ReturnExplanation',
  suspend: 'SuspendTask',
  resume: 'ResumeTask',
  withdraw: 'WithdrawTask',
  'carry-over': 'CarryOver',
  'resolve-carry-over': 'ResolveCarryOver',
} as const satisfies Record<string, keyof Bodies>;

export type TaskVerb = keyof typeof TASK_VERBS;

/** An empty body reads as a record that may hold nothing, which nothing could be added to. */
type Stated<Body> = Body extends Record<string, never> ? object : Body;

/** A command as a person states it, before anything is looked up. */
export type TaskRequest = { [Type in keyof Bodies]: { type: Type } & Stated<z.output<Bodies[Type]>> }[keyof Bodies];

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
