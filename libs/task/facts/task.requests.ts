// What a person states in each command on a task.
import { z } from 'zod';
import { dayField } from '../../kernel/index.js';

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
  AcceptTask: z.strictObject({}).meta({ id: 'AcceptTaskRequest' }),
  ReportProgress: z.strictObject({ percent: z.int().min(0).max(100).nullish(), note: remark }).meta({ id: 'ReportProgressRequest' }),
  ReportCompletion: z
    .strictObject({
      ...perhapsSigned,
      note: remark,
      milestone: day
        .nullish()
        .describe('The milestone that is reported, of work of several years or work that recurs; see `milestones` of the task'),
      whole: z.boolean().optional().describe('The whole work is done, whatever milestones are still to come'),
    })
    .meta({ id: 'ReportCompletionRequest' }),
  ConfirmCompletion: z
    .strictObject({ part: agency.nullish(), acceptedDate: day.nullish(), reason: sentence.nullish() })
    .meta({ id: 'ConfirmCompletionRequest' }),
  ReturnCompletion: z.strictObject({ part: agency.nullish(), reason: sentence }).meta({ id: 'ReturnCompletionRequest' }),
  DeclineTask: z.strictObject({ reason: sentence }).meta({ id: 'DeclineTaskRequest' }),
  RefuseDecline: z.strictObject({ part: agency, reason: sentence }).meta({ id: 'RefuseDeclineRequest' }),
  ReassignLead: z.strictObject({ from: agency, to: agency, ...signed, reason: sentence }).meta({ id: 'ReassignLeadRequest' }),
  ChangeCoordinators: z.strictObject({ coordinators: z.array(agency).max(500), ...signed }).meta({ id: 'ChangeCoordinatorsRequest' }),
  RequestExtension: z.strictObject({ to: day, ...signed, reason: sentence }).meta({ id: 'RequestExtensionRequest' }),
  RefuseExtension: z.strictObject({ ...perhapsSigned, reason: sentence }).meta({ id: 'RefuseExtensionRequest' }),
  ExtendDeadline: z.strictObject({ to: day, ...signed, reason: remark }).meta({ id: 'ExtendDeadlineRequest' }),
  SetDeadline: z.strictObject({ to: day, ...signed }).meta({ id: 'SetDeadlineRequest' }),
  SetPredecessors: z
    .strictObject({ predecessors: z.array(z.string().trim().min(1).max(160)).max(20) })
    .meta({ id: 'SetPredecessorsRequest' }),
  StartWait: z.strictObject({ agency, since: day, ...signed, note: remark }).meta({ id: 'StartWaitRequest' }),
  EndWait: z.strictObject({ wait: waitNumber.nullish(), on: day, ...perhapsSigned }).meta({ id: 'EndWaitRequest' }),
  ConfirmWait: z.strictObject({ wait: waitNumber, until: day.nullish() }).meta({ id: 'ConfirmWaitRequest' }),
  RefuseWait: z.strictObject({ wait: waitNumber, reason: sentence }).meta({ id: 'RefuseWaitRequest' }),
  AnswerExplanation: z
    .strictObject({ text: z.string().trim().min(1).max(10_000), ...perhapsSigned })
    .meta({ id: 'AnswerExplanationRequest' }),
  AcceptExplanation: z.strictObject({ part: agency.nullish() }).meta({ id: 'AcceptExplanationRequest' }),
  ReturnExplanation: z.strictObject({ part: agency.nullish(), reason: sentence, due: day }).meta({ id: 'ReturnExplanationRequest' }),
  SuspendTask: z.strictObject({ ...perhapsSigned, reason: remark }).meta({ id: 'SuspendTaskRequest' }),
  ResumeTask: z.strictObject({ ...perhapsSigned, reason: remark }).meta({ id: 'ResumeTaskRequest' }),
  WithdrawTask: z.strictObject({ ...perhapsSigned, reason: remark }).meta({ id: 'WithdrawTaskRequest' }),
  CarryOver: z
    .strictObject({
      toPlan: planId.nullish(),
      toTask: taskId.nullish(),
      toDocument: z.string().trim().min(1).max(300).nullish().describe('A document still to come, in words'),
      ...signed,
    })
    .meta({ id: 'CarryOverRequest' }),
  ResolveCarryOver: z
    .strictObject({ toPlan: planId.nullish(), toTask: taskId.nullish(), ...perhapsSigned })
    .meta({ id: 'ResolveCarryOverRequest' }),
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

/** A command on a task by its word in the address; what is stated depends on the word. */
export const orderBody = z.union(Object.values(taskBodies));
