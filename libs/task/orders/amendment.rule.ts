// What an approved amendment does to one task. The plan decides, so only the system gives this order, and each task takes it once.
import { refuse, type Refusal } from '../../kernel/index.js';
import type { Deadline } from '../../deadline/reading/deadline.types.rule.js';
import { deadlineInForce, isMovedLate, isPastDue, movedDue } from '../facts/conditions.rule.js';
import { namedOnce } from './leads.rule.js';
import { listsDays } from '../facts/milestone.rule.js';
import type { AssignedTask } from './rights.rule.js';
import type { TaskCommandOf } from '../facts/task.commands.js';
import type { LeadParty, TaskEvent, TaskEvents, TaskTexts } from '../facts/task.events.js';
import { isDone } from '../facts/task.fold.rule.js';
import type { PartPhase, PartState } from '../facts/task.state.rule.js';

type Order = TaskCommandOf<'AmendTask'>;

/** A part that was reported is confirmed or returned first, so that no report is lost between two leads. */
export const MOVABLE: readonly PartPhase[] = ['assigned', 'accepted', 'in-progress', 'declined'];

/** State that lets no amendment through; null while the task is open. */
export function closedState(task: AssignedTask): 'withdrawn' | 'carried-over' | 'done' | null {
  if (task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  return isDone(task) ? 'done' : null;
}

/** Leads that come and go, the first that goes handing over to the first that comes. */
function handOver(leads: readonly LeadParty[], task: AssignedTask) {
  const going = task.parts.filter((part) => !leads.some((lead) => lead.agency === part.agency));
  const coming = leads.filter((lead) => !task.parts.some((part) => part.agency === lead.agency));
  const both = Math.min(going.length, coming.length);
  return {
    going,
    passed: going.slice(0, both).map((from, at) => ({ from, to: coming[at]! })),
    left: going.slice(both),
    joined: coming.slice(both),
  };
}

const isRhythm = ({ kind }: Deadline): boolean => kind === 'multi-year' || kind === 'recurring';

/** Days of a list are not one day that moves: the list of the amendment, or what it puts in the place of one, stands as it was read. */
const isList = (deadline: Deadline, task: AssignedTask): boolean =>
  deadlineInForce(task)?.listed === true || listsDays(deadline, task.assigned.paper.date ?? '');

/** A later day is an extension and an earlier or first one is set; terms that are more than a day are kept as they were read. */
function deadlineFacts(deadline: Deadline, order: Order, task: AssignedTask): { terms: Deadline | null; facts: TaskEvent[] } {
  const { paper, calendar, reason, now } = order;
  const before = deadlineInForce(task);
  const { nominalDue, effectiveDue } = deadline;
  const isRead = isList(deadline, task) || (isRhythm(deadline) && deadline.kind !== before?.kind);
  if (nominalDue === null || nominalDue === before?.nominalDue || isRead) return { terms: deadline, facts: [] };
  const day = { nominalDue, effectiveDue: effectiveDue ?? nominalDue, calendar };
  const due = before?.nominalDue ?? null;
  const extended = due !== null && nominalDue > due;
  const data = { ...day, paper };
  return {
    terms: null,
    facts: [
      extended
        ? {
            type: 'DeadlineExtended',
            data: { ...data, previousDue: movedDue(nominalDue, task), afterDue: isMovedLate(nominalDue, task, now), reason },
            occurredOn: paper.date,
          }
        : { type: 'DeadlineSet', data: { ...data, together: [] }, occurredOn: paper.date },
    ],
  };
}

function changedTexts(texts: Partial<TaskTexts>, task: AssignedTask): Pick<TaskEvents['TaskAmended'], 'texts' | 'was'> {
  const printed: TaskTexts = { ...task.assigned, code: task.assigned.printedCode };
  const names = (Object.keys(texts) as (keyof TaskTexts)[]).filter((name) => texts[name] !== printed[name]);
  return {
    texts: Object.fromEntries(names.map((name) => [name, texts[name]])),
    was: Object.fromEntries(names.map((name) => [name, printed[name]])),
  };
}

export function amendTask(order: Order, task: AssignedTask): TaskEvent[] | Refusal {
  const { type: action, amendment, paper, reason, coordinators, by, now } = order;
  if (by.role !== 'system') return refuse('task.only-plan-amends');
  const state = closedState(task);
  if (state) return refuse('task.closed', { action, state });
  const occurredOn = paper.date;
  if (order.withdraw) return [{ type: 'TaskWithdrawn', data: { paper, reason }, occurredOn }];
  // 1. Who leads.
  const { going, passed, left, joined } = handOver(order.leads ?? task.parts, task);
  const reported = going.find((part: PartState) => !MOVABLE.includes(part.phase));
  if (reported) return refuse('task.wrong-phase', { action, part: reported.name, phase: reported.phase });
  const twice = namedOnce(order.leads ?? []);
  if (twice) return twice;
  // 2. By when.
  const { terms, facts } = order.deadline ? deadlineFacts(order.deadline, order, task) : { terms: null, facts: [] };
  // 3. What it says.
  const { texts, was } = changedTexts(order.texts, task);
  const amended: TaskEvents['TaskAmended'] = {
    amendment,
    paper,
    texts,
    was,
    joined,
    left: left.map(({ agency, name }) => ({ agency, name })),
    deadline: terms && { ...terms, calendar: order.calendar, afterDue: isPastDue(task, now) },
  };
  const changes = Object.keys(texts).length > 0 || joined.length > 0 || left.length > 0 || terms !== null;
  const leading = new Set((order.leads ?? task.parts).map((lead) => lead.agency));
  return [
    ...(changes ? [{ type: 'TaskAmended' as const, data: amended, occurredOn }] : []),
    ...passed.map(({ from, to }): TaskEvent => {
      const data = { from: from.agency, to: { agency: to.agency, name: to.name }, paper, reason };
      return { type: 'LeadReassigned', data, occurredOn };
    }),
    ...(coordinators
      ? [
          {
            type: 'CoordinatorsChanged' as const,
            data: { coordinators: coordinators.filter((party) => !leading.has(party.agency)), paper },
            occurredOn,
          },
        ]
      : []),
    ...facts,
  ];
}
