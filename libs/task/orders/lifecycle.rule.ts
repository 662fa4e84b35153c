// The life of a task as one table: for each command who may give it, on which part, in which phases, under which
// conditions, and what is then a fact. Anything the table does not allow is refused.
//
// A lead may report without having accepted first: the report then says that it accepted, so both facts are recorded.
import { dayOf, type Refusal } from '../../kernel/index.js';
import {
  acceptedDateInOrder,
  goesOnAfter,
  isMovedLate,
  laterThanInForce,
  milestoneMeant,
  milestoneNamed,
  movedDue,
  noneRequested,
  notBeforeAssigned,
  paperInOrder,
  paperOf,
  productShown,
  progressSaid,
  realDay,
  reasonGiven,
  requested,
  signedPaper,
  withoutDay,
} from '../facts/conditions.rule.js';
import { againByThen, answered, askedOf, explanationAsked, explanationOwed } from './explanation.rule.js';
import { coordinatorsDoNotLead, newLeadIsNew } from './leads.rule.js';
import type { AssignedTask, Who } from './rights.rule.js';
import type { TaskCommand, TaskCommandOf } from '../facts/task.commands.js';
import type { Paper, TaskEvent } from '../facts/task.events.js';
import type { PartPhase, PartState } from '../facts/task.state.rule.js';
import { nextWait, waitEndInOrder, waitInOrder, waitJudgeable, waitMeant } from './waits.rule.js';

/** Every command to a task that exists. */
export type LifecycleCommand = Exclude<
  TaskCommand['type'],
  'AssignTask' | 'CodeTask' | 'AmendTask' | 'OpenExplanation' | 'RecomputeDeadline'
>;

interface Common {
  who: Who;
  /** What suspension does to the command. */
  suspended: 'refused' | 'allowed' | 'required';
}

/** `own`: the part of the actor's agency. `named`: the part the command names. `awaiting`: the named part, or every one the actor may judge. */
interface PartTransition<Type extends LifecycleCommand> extends Common {
  on: 'own' | 'named' | 'awaiting';
  phases: readonly PartPhase[];
  conditions: readonly ((command: TaskCommandOf<Type>, task: AssignedTask, part: PartState) => Refusal | null)[];
  facts(command: TaskCommandOf<Type>, task: AssignedTask, part: PartState): TaskEvent[];
}

/** Concerns the whole task, in any phase until every part is done. */
interface TaskTransition<Type extends LifecycleCommand> extends Common {
  on: 'task';
  conditions: readonly ((command: TaskCommandOf<Type>, task: AssignedTask) => Refusal | null)[];
  facts(command: TaskCommandOf<Type>, task: AssignedTask): TaskEvent[];
}

export type Transition<Type extends LifecycleCommand> = PartTransition<Type> | TaskTransition<Type>;

const AT_WORK: readonly PartPhase[] = ['assigned', 'accepted', 'in-progress'];

const EVERY_PHASE: readonly PartPhase[] = [...AT_WORK, 'declined', 'awaiting-confirmation', 'done'];

const acceptedFirst = (part: PartState): TaskEvent[] =>
  part.phase === 'assigned' ? [{ type: 'TaskAccepted', data: { part: part.agency } }] : [];

/** The paper of a command whose conditions demanded one. */
const signed = (command: { document: string; documentDate?: string | null }): Paper => ({
  number: command.document.trim(),
  date: command.documentDate ?? null,
});

export const LIFECYCLE: { readonly [Type in LifecycleCommand]: Transition<Type> } = {
  AcceptTask: {
    who: 'lead',
    on: 'own',
    // After a decline: the lead takes it back and accepts.
    phases: ['assigned', 'declined'],
    suspended: 'refused',
    conditions: [],
    facts: (_command, _task, part) => [{ type: 'TaskAccepted', data: { part: part.agency } }],
  },
  ReportProgress: {
    who: 'lead',
    on: 'own',
    phases: AT_WORK,
    suspended: 'refused',
    conditions: [progressSaid],
    facts: ({ percent, note }, _task, part) => [
      ...acceptedFirst(part),
      { type: 'ProgressReported', data: { part: part.agency, percent: percent ?? null, note } },
    ],
  },
  ReportCompletion: {
    who: 'lead',
    on: 'own',
    phases: AT_WORK,
    suspended: 'refused',
    conditions: [productShown, paperInOrder, milestoneNamed],
    facts: (command, task, part) => [
      ...acceptedFirst(part),
      {
        type: 'CompletionReported',
        data: { part: part.agency, paper: paperOf(command), note: command.note, milestone: milestoneMeant(command, task, part) },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  ConfirmCompletion: {
    who: 'overseer',
    on: 'awaiting',
    phases: ['awaiting-confirmation'],
    suspended: 'refused',
    conditions: [acceptedDateInOrder],
    facts: ({ acceptedDate, reason, now }, task, part) => {
      const data = { part: part.agency, doneOn: acceptedDate ?? dayOf(part.reportedAt ?? now), reason: reason ?? null };
      const milestone = goesOnAfter(task, part) ? part.reportedFor : null;
      return [milestone ? { type: 'MilestoneConfirmed', data: { ...data, milestone } } : { type: 'CompletionConfirmed', data }];
    },
  },
  ReturnCompletion: {
    who: 'overseer',
    on: 'awaiting',
    phases: ['awaiting-confirmation'],
    suspended: 'refused',
    conditions: [reasonGiven],
    facts: ({ reason }, _task, part) => [{ type: 'CompletionReturned', data: { part: part.agency, reason } }],
  },
  DeclineTask: {
    who: 'lead',
    on: 'own',
    phases: AT_WORK,
    suspended: 'refused',
    conditions: [reasonGiven],
    facts: ({ reason }, _task, part) => [{ type: 'TaskDeclined', data: { part: part.agency, reason } }],
  },
  RefuseDecline: {
    who: 'authority',
    on: 'named',
    phases: ['declined'],
    suspended: 'refused',
    conditions: [reasonGiven],
    facts: ({ reason }, _task, part) => [{ type: 'DeclineRefused', data: { part: part.agency, reason } }],
  },
  ReassignLead: {
    who: 'authority',
    on: 'named',
    // A reported part is confirmed or returned first, so that no report is lost between two leads.
    phases: [...AT_WORK, 'declined'],
    suspended: 'refused',
    conditions: [signedPaper, reasonGiven, newLeadIsNew],
    facts: (command, _task, part) => [
      {
        type: 'LeadReassigned',
        data: { from: part.agency, to: command.to, paper: signed(command), reason: command.reason },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  ChangeCoordinators: {
    who: 'authority',
    on: 'task',
    suspended: 'refused',
    conditions: [signedPaper, coordinatorsDoNotLead],
    facts: (command) => [
      {
        type: 'CoordinatorsChanged',
        data: { coordinators: command.coordinators, paper: signed(command) },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  RequestExtension: {
    who: 'lead',
    on: 'own',
    phases: AT_WORK,
    suspended: 'refused',
    conditions: [signedPaper, reasonGiven, realDay, laterThanInForce, noneRequested],
    facts: (command, task, part) => [
      {
        type: 'ExtensionRequested',
        data: {
          part: part.agency,
          to: command.to,
          paper: signed(command),
          reason: command.reason,
          afterDue: isMovedLate(command.to, task, command.now),
        },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  RefuseExtension: {
    who: 'authority',
    on: 'task',
    suspended: 'allowed',
    conditions: [requested, reasonGiven, paperInOrder],
    facts: (command) => [
      { type: 'ExtensionRefused', data: { reason: command.reason, paper: paperOf(command) }, occurredOn: command.documentDate ?? null },
    ],
  },
  ExtendDeadline: {
    who: 'authority',
    on: 'task',
    suspended: 'allowed',
    conditions: [signedPaper, realDay, laterThanInForce],
    facts: (command, task) => [
      {
        type: 'DeadlineExtended',
        data: {
          ...command.to,
          paper: signed(command),
          previousDue: movedDue(command.to, task),
          afterDue: isMovedLate(command.to, task, command.now),
          reason: command.reason,
        },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  SetDeadline: {
    who: 'overseer-or-authority',
    on: 'task',
    suspended: 'allowed',
    conditions: [signedPaper, realDay, withoutDay, notBeforeAssigned],
    facts: (command) => [
      {
        type: 'DeadlineSet',
        data: { ...command.to, paper: signed(command), together: command.together ?? [] },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  SetPredecessors: {
    who: 'overseer-or-authority',
    on: 'task',
    suspended: 'allowed',
    conditions: [],
    facts: ({ predecessors }, { predecessors: before }) =>
      predecessors.map((each) => each.task).join() === before.map((each) => each.task).join()
        ? []
        : [{ type: 'PredecessorsSet', data: { predecessors } }],
  },
  StartWait: {
    who: 'lead',
    on: 'own',
    phases: AT_WORK,
    suspended: 'refused',
    conditions: [signedPaper, waitInOrder],
    facts: (command, task, part) => [
      {
        type: 'WaitStarted',
        data: {
          part: part.agency,
          wait: nextWait(task),
          agency: command.agency,
          since: command.since,
          paper: signed(command),
          note: command.note,
        },
        occurredOn: command.since,
      },
    ],
  },
  EndWait: {
    who: 'lead',
    on: 'own',
    phases: [...AT_WORK, 'declined', 'awaiting-confirmation'],
    suspended: 'allowed',
    conditions: [paperInOrder, waitEndInOrder],
    facts: (command, _task, part) => [
      {
        type: 'WaitEnded',
        data: { part: part.agency, wait: waitMeant(command.wait, part)!.wait, on: command.on, paper: paperOf(command) },
        occurredOn: command.on,
      },
    ],
  },
  ConfirmWait: {
    who: 'overseer',
    on: 'named',
    phases: EVERY_PHASE,
    suspended: 'allowed',
    conditions: [waitJudgeable],
    facts: ({ wait, until }, _task, part) => [{ type: 'WaitConfirmed', data: { part: part.agency, wait, until: until ?? null } }],
  },
  RefuseWait: {
    who: 'overseer',
    on: 'named',
    phases: EVERY_PHASE,
    suspended: 'allowed',
    conditions: [waitJudgeable, reasonGiven],
    facts: ({ wait, reason }, _task, part) => [{ type: 'WaitRefused', data: { part: part.agency, wait, reason } }],
  },
  AnswerExplanation: {
    who: 'lead',
    on: 'own',
    phases: EVERY_PHASE,
    suspended: 'allowed',
    conditions: [askedOf, paperInOrder],
    facts: (command, _task, part) => [
      {
        type: 'ExplanationGiven',
        data: { part: part.agency, explanation: explanationAsked(part)!.explanation, text: command.text, paper: paperOf(command) },
        occurredOn: command.documentDate ?? null,
      },
    ],
  },
  AcceptExplanation: {
    who: 'overseer',
    on: 'named',
    phases: EVERY_PHASE,
    suspended: 'allowed',
    conditions: [answered],
    facts: (_command, _task, part) => [
      { type: 'ExplanationAccepted', data: { part: part.agency, explanation: explanationOwed(part)!.explanation } },
    ],
  },
  ReturnExplanation: {
    who: 'overseer',
    on: 'named',
    phases: EVERY_PHASE,
    suspended: 'allowed',
    conditions: [answered, reasonGiven, againByThen],
    facts: ({ reason, due }, _task, part) => [
      { type: 'ExplanationReturned', data: { part: part.agency, explanation: explanationOwed(part)!.explanation, reason, due } },
    ],
  },
  SuspendTask: {
    who: 'authority',
    on: 'task',
    suspended: 'refused',
    conditions: [paperInOrder],
    facts: (command) => [
      { type: 'TaskSuspended', data: { paper: paperOf(command), reason: command.reason }, occurredOn: command.documentDate ?? null },
    ],
  },
  ResumeTask: {
    who: 'authority',
    on: 'task',
    suspended: 'required',
    conditions: [paperInOrder],
    facts: (command) => [
      { type: 'TaskResumed', data: { paper: paperOf(command), reason: command.reason }, occurredOn: command.documentDate ?? null },
    ],
  },
  WithdrawTask: {
    who: 'authority',
    on: 'task',
    suspended: 'allowed',
    conditions: [paperInOrder],
    facts: (command) => [
      { type: 'TaskWithdrawn', data: { paper: paperOf(command), reason: command.reason }, occurredOn: command.documentDate ?? null },
    ],
  },
  CarryOver: {
    who: 'authority',
    on: 'task',
    suspended: 'refused',
    conditions: [signedPaper],
    facts: (command) => [
      { type: 'TaskCarriedOver', data: { ...command.target, paper: signed(command) }, occurredOn: command.documentDate ?? null },
    ],
  },
  ResolveCarryOver: {
    who: 'overseer-or-authority',
    on: 'task',
    suspended: 'allowed',
    conditions: [paperInOrder],
    facts: (command, { carriedTo }) => {
      const { plan, task } = command.target;
      if (carriedTo?.plan?.plan === plan.plan && carriedTo.task?.task === task?.task) return [];
      return [{ type: 'CarryOverResolved', data: { plan, task, paper: paperOf(command) }, occurredOn: command.documentDate ?? null }];
    },
  },
};
