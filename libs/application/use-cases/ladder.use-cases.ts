// What people decide about ladders: a step ahead of its time, another policy for tasks that run, after a preview.
import type { LadderUseCases } from '../../escalation/ladder/ladder.ports.js';
import { moveBody } from '../../escalation/policy/policy.requests.js';
import { ladderKey, type LadderCommand } from '../../escalation/ladder/ladder.commands.js';
import { requestStepBody } from '../../escalation/ladder/ladder.requests.js';
import type { Escalated, RequestedStep } from '../../escalation/ladder/ladder.views.js';
import type { Move, Moved, PartLeftOut } from '../../escalation/policy/move.views.js';
import type { LadderEvents } from '../../escalation/ladder/ladder.events.js';
import { ladderDecider } from '../../escalation/ladder/ladder.decider.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { policiesProjection, type PolicyRow } from '../../escalation/policy/policies.projection.js';
import type { EscalationPolicy } from '../../escalation/policy/policy.types.rule.js';
import { changesOf, moveLadder, requestStep } from '../../escalation/ladder/request.rule.js';
import { lookHours, sendingMoment } from '../../escalation/policy/sending-hours.rule.js';
import {
  fold,
  localTime,
  orThrow,
  parseInput,
  RefusedError,
  refuse,
  toMillis,
  type Actor,
  type Instant,
  type StoredEvent,
} from '../../kernel/index.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { demand } from './demand.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded } from './recorded.js';
import { recordedUnder } from '../queries/request-keys.js';
import { orderLadder, policyOf, timingOf } from '../../engine/steps/ladders.js';
import { detailOf, severally, type NotDone } from './severally.js';
import type { ReadModels, Recording, ReferenceData } from '../../engine/turn/ports.types.js';

type MovePorts = ReadModels & Pick<Application, 'calendar' | 'clock' | 'taskNamed'>;
type LadderPorts = Recording & Following & ReferenceData & Pick<Application, 'taskNamed' | 'texts'>;

function taskOf(id: string, application: Pick<Application, 'projections' | 'taskNamed'>): TaskState {
  const named = orThrow(application.taskNamed(id));
  const task = application.projections.get<TaskState>(tasksProjection, named);
  if (!task?.assigned) throw new RefusedError(refuse('task.unknown', { task: id }));
  return task;
}

const rowOf = (task: TaskState, part: PartState, application: Pick<Application, 'projections'>): LadderRow | null =>
  application.projections.get<LadderRow>(laddersProjection, ladderKey(task.id, part.agency));

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

interface OnPart {
  task: string;
  part: string;
}

const leftOut = (notDone: readonly NotDone<OnPart>[], { texts }: Pick<Application, 'texts'>): PartLeftOut[] =>
  notDone.map((each) => ({ task: each.order.task, part: each.order.part, ...detailOf(each, texts) }));

const partName = ({ task, part }: OnPart): string => `${task} (${part})`;

const isOn =
  (one: OnPart) =>
  (other: OnPart): boolean =>
    one.task === other.task && one.part === other.part;

/** What came only after an order was given for the first time is not meant by it. */
const isSince = (moment: Instant, [first]: readonly StoredEvent[]): boolean =>
  first !== undefined && toMillis(moment) > toMillis(first.recordedAt);

/** Asks for a step of the policy that the task follows; it goes out in the next sending hours, and only once. */
export async function escalate(application: LadderPorts, id: string, body: unknown, by: Actor): Promise<Escalated> {
  const stated = orThrow(parseInput(requestStepBody, body)).value;
  demand('task.escalate', by, application);
  await application.catchUp();
  const task = taskOf(id, application);
  const at = sendingMoment(lookHours(application.policy), application.calendar, application.clock.now());
  // Given again under its key, it answers what it did and goes on where it stopped: with parts that were there then.
  const before = await recordedUnder(by, application);
  const earlier = before.flatMap(requestedIn);
  const asked = partsOf(task, stated.part)
    .filter(({ agency, assignedAt }) => !earlier.some(isOn({ task: task.id, part: agency })) && !isSince(assignedAt, before))
    .map((state) => ({ task: task.id, part: state.agency, state }));
  if (asked.length + earlier.length === 0) throw new RefusedError(refuse('ladder.stopped', { part: task.id, reason: 'done' }));
  const stepFor = ({ part, state }: (typeof asked)[number]) => {
    const row = rowOf(task, state, application);
    if (!row) throw new RefusedError(refuse('ladder.unknown', { task: task.id, part }));
    return orThrow(requestStep(stated, task, state, row, policyOf(task, application), at));
  };
  // Refused for one of them, nothing is recorded for any.
  if (earlier.length === 0) asked.forEach(stepFor);
  const give = async (order: (typeof asked)[number]): Promise<RequestedStep> => {
    const step = stepFor(order);
    await orderLadder(step, null, application, by);
    return { task: task.id, part: order.part, step: step.step, kind: step.kind, at: localTime(at) };
  };
  const { done, notDone } = await severally(asked, partName, give, earlier.length > 0);
  return asRecorded(application, () => ({
    requested: [...earlier, ...done.map(({ result }) => result)],
    notRequested: leftOut(notDone, application),
  }));
}

/** A policy that can be moved to. */
function usable(ref: string, application: Pick<Application, 'projections'>): EscalationPolicy {
  const row = application.projections.get<PolicyRow>(policiesProjection, ref);
  if (!row) throw new RefusedError(refuse('policy.unknown', { ref }));
  if (row.retired) throw new RefusedError(refuse('policy.retired', { ref }));
  return row.policy;
}

interface Planned {
  move: Move;
  command: LadderCommand;
}

function planned(application: MovePorts, body: unknown): Planned[] {
  const { to, plan, task: one, reason } = orThrow(parseInput(moveBody, body)).value;
  const policy = usable(to, application);
  const tasks = plan ? application.projections.where<TaskState>(tasksProjection, 'plan', plan) : [taskOf(one ?? '', application)];
  if (plan && tasks.length === 0) throw new RefusedError(refuse('plan.unknown', { plan }));
  return tasks.flatMap((task) =>
    task.parts.flatMap((part): Planned[] => {
      const row = rowOf(task, part, application);
      if (!row || row.policy === to || ['done', 'withdrawn', 'carried-over', 'reassigned'].includes(row.stopped ?? '')) return [];
      const command = moveLadder(task, part, row, timingOf(policy, application), reason);
      const changes = row.stopped ? [] : changesOf(row, command, application.clock.now());
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
export async function previewMove(application: MovePorts, body: unknown): Promise<Move[]> {
  await application.catchUp();
  return planned(application, body).map(({ move }) => move);
}

/** A move as it was recorded, for an order that is given again: what it changed is read from the ladder as it was before. */
async function recordedMove(
  { id, type, data, stream, recordedAt }: StoredEvent,
  application: Pick<Application, 'projections' | 'store'>,
): Promise<Move[]> {
  if (type !== 'LadderMoved') return [];
  const { task, part, from, to } = data as LadderEvents['LadderMoved'];
  const history = await application.store.read(stream);
  const place = history.findIndex((event) => event.id === id);
  const row = fold(ladderDecider, history.slice(0, place));
  const next = history[place + 1];
  const schedule = next?.type === 'LadderScheduled' && !row?.stopped ? (next.data as LadderEvents['LadderScheduled']) : null;
  const { assigned } = application.projections.get<TaskState>(tasksProjection, task) ?? { assigned: null };
  return [
    {
      task,
      code: assigned?.code ?? '',
      title: assigned?.title ?? '',
      part,
      from,
      to,
      stopped: row?.stopped ?? null,
      changes: row && schedule ? changesOf(row, { schedule }, recordedAt) : [],
    },
  ];
}

/** What of an order that is given again was left undone; nothing where it cannot be given any more. */
function stillToMove(application: MovePorts, body: unknown, earlier: readonly Move[], before: readonly StoredEvent[]): Planned[] {
  try {
    const parts = (task: string) => application.projections.get<TaskState>(tasksProjection, task)?.parts ?? [];
    return planned(application, body).filter(
      ({ move }) =>
        !earlier.some(isOn(move)) &&
        !parts(move.task).some(({ agency, assignedAt }) => agency === move.part && isSince(assignedAt, before)),
    );
  } catch (error) {
    if (error instanceof RefusedError) return [];
    throw error;
  }
}

/** Moves tasks to another policy; what they were told stays told. Given again under its key, it answers what it did. */
export async function moveTasks(application: LadderPorts, body: unknown, by: Actor): Promise<Moved> {
  demand('policy.move', by, application);
  await application.catchUp();
  const before = await recordedUnder(by, application);
  const earlier: Move[] = [];
  for (const event of before) earlier.push(...(await recordedMove(event, application)));
  const all = earlier.length > 0 ? stillToMove(application, body, earlier, before) : planned(application, body);
  const { done, notDone } = await severally(
    all.map(({ move, command }) => ({ task: move.task, part: move.part, move, command })),
    partName,
    ({ command }) => orderLadder(command, null, application, by),
    earlier.length > 0,
  );
  return asRecorded(application, () => ({
    moves: [...earlier, ...done.map(({ order }) => order.move)],
    notMoved: leftOut(notDone, application),
  }));
}

export const ladderUseCases = (application: LadderPorts): LadderUseCases => ({
  escalate: (task, body, by) => escalate(application, task, body, by),
});
