// Gives orders to plans: checks what was stated, looks up what the rules need, and lets the decider decide. A plan is named by
// its document, so that the same document is the same plan.
import { readAgencies } from '../agency/names/agency-phrases.rule.js';
import { findAgency } from '../agency/directory/directory.rule.js';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { readDeadline } from '../deadline/deadline.rule.js';
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { fold, isRefusal, parseInput, refuse, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { newDay } from '../task/facts/task.commands.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { compare, type Comparison } from './amendment/comparison.rule.js';
import { inForceRows, newRows } from './in-force.rule.js';
import type { Comparer, PlanCommand, ReviewCommand } from './plan.commands.js';
import { applyAmendmentBody, approvePlanBody, decisionBody, discardPlanBody, takeBackBody, type DecisionRequest } from './plan.requests.js';
import { planDecider } from './plan.decider.js';
import { PLAN_EVENT_VERSIONS } from './plan.events.js';
import { openAmendment, openDraft, type PlanState } from './plan.fold.rule.js';
import { planNameOf } from './plan-name.rule.js';
import type { PlanReading } from './reading/document/plan.types.rule.js';
import { planStream, type PlanRow } from './plans.projection.js';
import { rowReader, type RowReader } from './draft/row-reader.rule.js';
import { twinOf } from './same-document.rule.js';

export interface PlanServiceParts {
  store: EventStore;
  /** In force now. */
  calendar(): Calendar;
  /** As it stands now. */
  directory(): Directory;
  plans(): PlanRow[];
  tasksOf(plan: string): TaskState[];
  /** Brings the read models up to the end of the log. */
  catchUp(): Promise<void>;
  /** Brings everything that follows from the plan up to date: read models, assignments, amendments. */
  settle(plan: string): Promise<void>;
  /** Teaches the directory another name of an agency. */
  teach(agency: string, alias: string, by: Actor, now: Instant): Promise<Refusal | null>;
  /** Whether the order that is being given was recorded under its key before. */
  isRecorded(by: Actor): boolean;
}

type Answer = Promise<Handled<PlanState> | Refusal>;

interface Source {
  name: string;
  sha256: string;
}

export interface PlanService {
  /** Records a reading as a draft; the same document twice is refused. */
  import(
    reading: PlanReading,
    source: Source,
    calendar: string,
    by: Actor,
    now: Instant,
  ): Promise<{ plan: string; handled: Handled<PlanState> } | Refusal>;
  /** Records a later document for a plan in force; it amends nothing until it is applied. */
  amend(plan: string, reading: PlanReading, source: Source, calendar: string, by: Actor, now: Instant): Answer;
  /** One decision of the reviewer on the draft that is open. `body` is what a person stated, unchecked. */
  decide(plan: string, body: unknown, by: Actor, now: Instant): Answer;
  takeBack(plan: string, body: unknown, by: Actor, now: Instant): Answer;
  approve(plan: string, body: unknown, by: Actor, now: Instant): Answer;
  /** Of the draft that is open: the plan's own, or its amendment's. */
  discard(plan: string, body: unknown, by: Actor, now: Instant): Answer;
  applyAmendment(plan: string, body: unknown, by: Actor, now: Instant): Answer;
  /** The open amendment beside what is in force at this moment. */
  comparison(plan: string): Promise<Comparison | Refusal>;
  /** For the reactor: a task that could not take its part of an amendment, and the end of the amendment. */
  noteRefused(plan: string, amendment: number, task: string, refusal: Refusal, by: Actor, now: Instant, causationId: string | null): Answer;
  closeAmendment(plan: string, amendment: number, by: Actor, now: Instant, causationId: string | null): Answer;
}

export function planService(parts: PlanServiceParts): PlanService {
  const { store, calendar } = parts;
  const give = (command: PlanCommand, causationId: string | null = null) =>
    handle(store, planDecider, PLAN_EVENT_VERSIONS, planStream(command.plan), command, { now: command.now, by: command.by, causationId });
  const stateOf = async (plan: string): Promise<PlanState> => fold(planDecider, await store.read(planStream(plan)));

  /** The grammars with the directory as it stands now, in the year and on the day of the draft. */
  const readerFor = (state: PlanState): RowReader => {
    const directory = parts.directory();
    const reading = {
      readDeadline: (text: string, context: Parameters<typeof readDeadline>[1]) => readDeadline(text, context, calendar()),
      readAgencies: (text: string) => readAgencies(text, directory),
    };
    const head = openDraft(state)?.head ?? { number: null, issuer: null, issuedOn: null, year: null, title: null };
    return rowReader(reading, head);
  };

  const comparerFor = (state: PlanState): Comparer => {
    const tasks = new Map(parts.tasksOf(state.id).map((task) => [task.id, task]));
    const [inForce, directory] = [inForceRows(state, tasks), parts.directory()];
    return (draft) => compare(draft, inForce, newRows(state.id, draft, directory));
  };

  /** The plan and all that follows from it so far. */
  async function settled(plan: string): Promise<PlanState> {
    await parts.settle(plan);
    return stateOf(plan);
  }

  type Order = Pick<PlanCommand, 'plan' | 'by' | 'now' | 'revision'>;

  async function resolveAgency(request: Extract<DecisionRequest, { decision: 'resolve' }>, order: Order, state: PlanState) {
    const found = findAgency(parts.directory(), request.agency);
    if (!found) return refuse('plan.unknown-agency', { agency: request.agency });
    const agency = { id: found.id, name: found.name, group: found.group };
    const command = { ...order, type: 'ResolveAgency' as const, row: request.row, text: request.text, agency, taught: null };
    if (!request.teach) return command;
    // Given again under its key, it is answered again by what was recorded then.
    if (parts.isRecorded(order.by)) return command;
    // The directory learns nothing from a decision that the plan refuses.
    const answer = planDecider.decide(command, state);
    const refusal = isRefusal(answer) ? answer : await parts.teach(found.id, request.text, order.by, order.now);
    return refusal ?? { ...command, taught: readerFor(state) };
  }

  async function reviewCommand(request: DecisionRequest, order: Order): Promise<ReviewCommand | Refusal> {
    const state = await stateOf(order.plan);
    const read = readerFor(state);
    switch (request.decision) {
      case 'correct':
        return { ...order, type: 'CorrectRow', row: request.row, cells: request.cells, read };
      case 'split':
        return { ...order, type: 'SplitRow', row: request.row, pieces: request.pieces, read };
      case 'join':
        return { ...order, type: 'JoinRows', rows: request.rows, cells: request.cells, read };
      case 'not-a-task':
        return { ...order, type: 'SetAside', rows: request.rows, reason: request.reason };
      case 'add':
        return { ...order, type: 'AddRow', cells: request.cells, reason: request.reason, read };
      case 'resolve':
        return resolveAgency(request, order, state);
      case 'deadline': {
        const { row, to, document, documentDate, reason = null } = request;
        const paper = document ? { number: document, date: documentDate ?? null } : null;
        return { ...order, type: 'DecideDeadline', row, to: newDay(calendar(), to), paper, reason };
      }
      case 'accept':
        return { ...order, type: 'AcceptReading', rows: request.rows };
      case 'difference': {
        const { differences, kind = null, choose: choice, reason = null } = request;
        const compare = comparerFor(await settled(order.plan));
        return { ...order, type: 'DecideDifferences', differences, kind, choice, reason, compare };
      }
    }
  }

  return {
    async import(reading, source, version, by, now) {
      await parts.catchUp();
      const plan = planNameOf(reading.plan, source);
      const twin = twinOf(
        { head: reading.plan, tasks: reading.tasks, source },
        parts.plans().filter((each) => each.id !== plan),
      );
      const handled = await give({ type: 'ImportPlan', plan, reading, source, calendar: version, twin, by, now });
      return isRefusal(handled) ? handled : { plan, handled };
    },
    async amend(plan, reading, source, version, by, now) {
      await parts.catchUp();
      const twin = twinOf({ head: reading.plan, tasks: reading.tasks, source }, parts.plans());
      return give({ type: 'AmendPlan', plan, reading, source, calendar: version, twin, by, now });
    },
    async decide(plan, body, by, now) {
      const stated = parseInput(decisionBody, body);
      if (isRefusal(stated)) return stated;
      const command = await reviewCommand(stated.value, { plan, by, now, revision: stated.value.revision });
      return isRefusal(command) ? command : give(command);
    },
    async takeBack(plan, body, by, now) {
      const stated = parseInput(takeBackBody, body);
      if (isRefusal(stated)) return stated;
      const { decision = null, revision } = stated.value;
      return give({ type: 'TakeBack', plan, decision, revision, by, now });
    },
    async approve(plan, body, by, now) {
      const stated = parseInput(approvePlanBody, body);
      return isRefusal(stated) ? stated : give({ type: 'ApprovePlan', plan, ...stated.value, by, now });
    },
    async discard(plan, body, by, now) {
      const stated = parseInput(discardPlanBody, body);
      return isRefusal(stated) ? stated : give({ type: 'DiscardPlan', plan, ...stated.value, by, now });
    },
    async applyAmendment(plan, body, by, now) {
      const stated = parseInput(applyAmendmentBody, body);
      if (isRefusal(stated)) return stated;
      const state = await settled(plan);
      return give({ type: 'ApplyAmendment', plan, ...stated.value, compare: comparerFor(state), by, now });
    },
    async comparison(plan) {
      const state = await settled(plan);
      if (state.phase === 'none') return refuse('plan.unknown', { plan });
      const open = openAmendment(state);
      return open ? comparerFor(state)(open.draft) : refuse('plan.no-amendment', { plan });
    },
    noteRefused: (plan, amendment, task, { code, params }, by, now, causationId) =>
      give({ type: 'NoteRefusedEffect', plan, amendment, task, code, params, by, now }, causationId),
    closeAmendment: (plan, amendment, by, now, causationId) => give({ type: 'CloseAmendment', plan, amendment, by, now }, causationId),
  };
}
