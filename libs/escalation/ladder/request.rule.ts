// From what a person states to an order: a step ahead of its time, or another policy for a part and what would follow.
import { dayOf, refuse, toMillis, type Instant, type Refusal } from '../../kernel/index.js';
import { milestoneOccasion } from '../../notice/facts/occasion.rule.js';
import { deadlineInForce } from '../../task/facts/conditions.rule.js';
import { milestonesOpen } from '../../task/facts/milestone.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import type { MoveLadder, RequestStep } from './ladder.commands.js';
import type { Look } from './ladder.events.js';
import { scheduleFor, type Timing } from './ladder.reactor.js';
import { isNews } from './news-steps.rule.js';
import { openLooks, type LadderRow } from './ladder.state.rule.js';
import { policyRef, type EscalationPolicy } from '../policy/policy.types.rule.js';
import { versionOf } from './schedule.rule.js';

/** The step a rung is known by: the one about the day, when there is one, else the first about the task. */
function placeOf(wanted: number, { steps }: EscalationPolicy): number {
  const aboutDay = steps.findIndex(({ step, when }) => step === wanted && ('beforeDue' in when || 'afterDue' in when));
  return aboutDay >= 0 ? aboutDay : steps.findIndex(({ step, when }) => step === wanted && !('reportDue' in when) && !isNews(when));
}

/** Of work with milestones the step is about the next one. */
function milestoneAsked(task: TaskState, part: PartState, at: Instant): string {
  const day = milestonesOpen(task, part, dayOf(at)).at(-1)?.day;
  return !day || day === deadlineInForce(task)?.nominalDue ? '' : milestoneOccasion(day);
}

/** @param at the moment within the sending hours at which it is to be looked at */
export function requestStep(
  { step: wanted, reason }: { step: number; reason: string },
  task: TaskState,
  part: PartState,
  row: LadderRow,
  policy: EscalationPolicy,
  at: Instant,
): RequestStep | Refusal {
  const index = placeOf(wanted, policy);
  const step = policy.steps[index];
  if (!step) return refuse('ladder.no-step', { step: wanted, policy: policyRef(policy) });
  const deadlineVersion = versionOf(step.when, task, part);
  const { task: id, part: agency, turn } = row;
  return {
    type: 'RequestStep',
    task: id,
    part: agency,
    turn,
    index,
    step: step.step,
    kind: step.kind,
    occasion: 'beforeDue' in step.when ? milestoneAsked(task, part, at) : '',
    deadlineVersion,
    at,
    reason,
  };
}

export const moveLadder = (task: TaskState, part: PartState, row: LadderRow, around: Timing, reason: string): MoveLadder => {
  const { type: _, ...schedule } = scheduleFor(task, part, row, around);
  return { type: 'MoveLadder', task: row.task, part: row.part, schedule, reason };
};

/** One step before and after; a moment is null when the step is not owed there. */
export interface LookChange {
  step: number;
  kind: string;
  occasion: string;
  before: Instant | null;
  after: Instant | null;
  /** It would come due at once. */
  dueAtOnce: boolean;
}

const nameOfLook = ({ step, kind, occasion, deadlineVersion }: Look): string => JSON.stringify([step, kind, occasion, deadlineVersion]);

/** What another schedule would change in what is still owed; a ladder that stands still changes nothing until it goes on. */
export function changesOf(row: LadderRow, { schedule }: Pick<MoveLadder, 'schedule'>, now: Instant): LookChange[] {
  const owed = (looks: readonly Look[]): Map<string, Look> =>
    new Map(openLooks({ ...row, looks: [...looks], requests: [] }).map((look) => [nameOfLook(look), look]));
  const [before, after] = [owed(row.looks), owed(schedule.looks)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): LookChange[] => {
    const [old, next] = [before.get(name), after.get(name)];
    if (old?.at === next?.at) return [];
    const { step, kind, occasion } = (next ?? old)!;
    const dueAtOnce = next !== undefined && toMillis(next.at) <= toMillis(now);
    return [{ step, kind, occasion, before: old?.at ?? null, after: next?.at ?? null, dueAtOnce }];
  });
}
