// Gives orders to tasks: checks what was stated, looks up what the rule needs, and lets the decider decide.
import { findAgency } from '../agency/directory/directory.rule.js';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { handle, recordedBefore, rehearse, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, refuse, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import type { TaskAmendment } from './facts/amendment.types.rule.js';
import { taskCommand, type TaskCommand, type TaskLookUps } from './facts/task.commands.js';
import { TASK_VERBS, taskBodies, type TaskRequest, type TaskVerb } from './facts/task.requests.js';
import { taskDecider } from './orders/task.decider.js';
import { TASK_EVENT_VERSIONS, type OpenExplanation, type RecomputedDeadline, type TaskEvents } from './facts/task.events.js';
import { taskStream } from './facts/task.fold.rule.js';
import type { TaskState } from './facts/task.state.rule.js';

export interface TaskServiceParts {
  store: EventStore;
  /** In force now. */
  calendar(): Calendar;
  /** As it stands now. */
  directory(): Directory;
  taskOf(task: string): TaskState | null;
  planOf: TaskLookUps['planOf'];
}

export interface TaskService {
  /** Carries out one command of the lifecycle. `body` is what a person stated, unchecked. */
  order(verb: string, task: string, body: unknown, by: Actor, now: Instant): Promise<Handled<TaskState> | Refusal>;
  /** What `order` would bring about; nothing is stored. */
  rehearse(verb: string, task: string, body: unknown, by: Actor, now: Instant): Promise<{ before: TaskState; after: TaskState } | Refusal>;
  /** Assigns a task from an approved plan; doing it again changes nothing. */
  assign(
    task: string,
    data: TaskEvents['TaskAssigned'],
    by: Actor,
    now: Instant,
    causationId: string | null,
  ): Promise<Handled<TaskState> | Refusal>;
  /** Gives a task of an old log the code it is known by; one that has its own keeps it. */
  code(task: string, code: string, by: Actor, now: Instant): Promise<Handled<TaskState> | Refusal>;
  /** Gives a task the day that one order gives it and others (`together`). */
  setTogether(
    task: string,
    together: string[],
    body: unknown,
    by: Actor,
    now: Instant,
    causationId: string | null,
  ): Promise<Handled<TaskState> | Refusal>;
  /** Opens a request for explanation that a step of the ladder asks for; doing it again changes nothing. */
  askToExplain(
    task: string,
    request: OpenExplanation,
    by: Actor,
    now: Instant,
    causationId: string | null,
  ): Promise<Handled<TaskState> | Refusal>;
  /** Gives the deadline in force the day that the calendar makes of it now; doing it again changes nothing. */
  recompute(
    task: string,
    recomputed: RecomputedDeadline,
    by: Actor,
    now: Instant,
    causationId: string | null,
  ): Promise<Handled<TaskState> | Refusal>;
  /** Carries out on one task what an applied amendment decided; doing it again changes nothing. */
  amend(task: string, amendment: TaskAmendment, by: Actor, now: Instant, causationId: string | null): Promise<Handled<TaskState> | Refusal>;
}

/** Repeated, an amendment finds on the task's stream what it did the first time. */
const amendmentKey = (amendment: string): string => `amendment:${amendment}`;

const isVerb = (verb: string): verb is TaskVerb => Object.hasOwn(TASK_VERBS, verb);

export function taskService({ store, calendar, directory, taskOf, planOf }: TaskServiceParts): TaskService {
  const give = (command: TaskCommand, causationId: string | null = null, idempotencyKey?: string) =>
    handle(store, taskDecider, TASK_EVENT_VERSIONS, taskStream(command.task), command, {
      now: command.now,
      by: command.by,
      causationId,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });

  function commandOf(verb: string, task: string, body: unknown, by: Actor, now: Instant): TaskCommand | Refusal {
    // 1. Check what was stated.
    if (!isVerb(verb)) return refuse('task.unknown-verb', { verb, verbs: Object.keys(TASK_VERBS).join(', ') });
    const type = TASK_VERBS[verb];
    const stated = parseInput(taskBodies[type], body);
    if (isRefusal(stated)) return stated;
    // 2. Look up the days and agencies the rule needs.
    const request = { type, ...stated.value } as TaskRequest;
    const party = (id: string) => {
      const agency = findAgency(directory(), id);
      return agency && { agency: agency.id, name: agency.name };
    };
    return taskCommand(request, { task, now, by }, { calendar: calendar(), party, taskOf, planOf });
  }

  return {
    async order(verb, task, body, by, now) {
      const command = commandOf(verb, task, body, by, now);
      // 3. Decide and record; what was recorded before is answered again, whatever is looked up today.
      if (isRefusal(command)) return (await recordedBefore(store, taskDecider, taskStream(task), by)) ?? command;
      return give(command);
    },
    async rehearse(verb, task, body, by, now) {
      const command = commandOf(verb, task, body, by, now);
      if (isRefusal(command)) return command;
      return rehearse(store, taskDecider, TASK_EVENT_VERSIONS, taskStream(task), command, { now, by });
    },
    assign: (task, data, by, now, causationId) => give({ type: 'AssignTask', task, data, by, now }, causationId),
    async setTogether(task, together, body, by, now, causationId) {
      const command = commandOf('set-deadline', task, body, by, now);
      if (isRefusal(command)) return command;
      return give(command.type === 'SetDeadline' ? { ...command, together } : command, causationId);
    },
    code: (task, code, by, now) => give({ type: 'CodeTask', task, code, by, now }),
    askToExplain: (task, request, by, now, causationId) => give({ type: 'OpenExplanation', task, ...request, by, now }, causationId),
    recompute: (task, recomputed, by, now, causationId) => give({ type: 'RecomputeDeadline', task, ...recomputed, by, now }, causationId),
    amend: (task, amendment, by, now, causationId) =>
      give({ type: 'AmendTask', task, ...amendment, by, now }, causationId, amendmentKey(amendment.amendment)),
  };
}
