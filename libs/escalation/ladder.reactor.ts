// From a task to the orders its ladders need, and from a ladder that is due to the notices it raises.
import type { Calendar } from '../deadline/calendar.rule.js';
import type { Instant } from '../kernel/index.js';
import type { NoticeEvents } from '../notice/notice.events.js';
import { deadlineInForce } from '../task/conditions.rule.js';
import type { PartState, TaskState } from '../task/task.state.rule.js';
import { ladderKey, type LadderCommand, type ScheduleLadder, type StopLadder, type TakeStep } from './ladder.commands.js';
import { dueSteps, scheduleLooks, turnOf, type Decision } from './ladder.rule.js';
import { sameSchedule, type LadderRow } from './ladder.state.rule.js';
import { whyStopped } from './obstacle.rule.js';
import { policyRef, type EscalationPolicy } from './policy.types.rule.js';
import type { MembersOf, Recipient } from './recipients.rule.js';
import { isSendingTime } from './sending-hours.rule.js';
import { whyTold } from './why.rule.js';

type Raised = NoticeEvents['NoticeRaised'];

function scheduleFor(task: TaskState, part: PartState, policy: EscalationPolicy, calendar: Calendar): ScheduleLadder {
  return {
    type: 'ScheduleLadder',
    task: task.id,
    part: part.agency,
    turn: turnOf(task, part),
    deadlineVersion: deadlineInForce(task)?.version ?? 1,
    policy: policyRef(policy),
    calendar: calendar.version,
    looks: scheduleLooks(task, part, policy, calendar),
  };
}

/** A part that came and went between two looks is scheduled all the same, so that its silence has a reason on record. */
function commandsForPart(
  task: TaskState,
  part: PartState,
  row: LadderRow | null,
  policy: EscalationPolicy,
  calendar: Calendar,
): LadderCommand[] {
  const wanted = scheduleFor(task, part, policy, calendar);
  const reason = whyStopped(task, part);
  if (!reason) return row && !row.stopped && sameSchedule(row, wanted) ? [] : [wanted];
  const stop: StopLadder = { type: 'StopLadder', task: task.id, part: part.agency, reason };
  if (row?.turn !== wanted.turn) return [wanted, stop];
  return row.stopped === reason ? [] : [stop];
}

const stopFormer = (row: LadderRow): LadderCommand[] =>
  row.stopped === 'reassigned' ? [] : [{ type: 'StopLadder', task: row.task, part: row.part, reason: 'reassigned' }];

/** What brings the ladders of a task in step with it: a new part, a new day, a return, a resumption, an end. */
export function ladderCommands(
  task: TaskState,
  rows: (key: string) => LadderRow | null,
  policy: EscalationPolicy,
  calendar: Calendar,
): LadderCommand[] {
  if (!task.assigned) return [];
  const rowOf = (agency: string) => rows(ladderKey(task.id, agency));
  const held = new Set(task.parts.map((part) => part.agency));
  const former = new Set(task.formerParts.map((part) => part.agency).filter((agency) => !held.has(agency)));
  return [
    ...[...former].flatMap((agency) => {
      const row = rowOf(agency);
      return row ? stopFormer(row) : [];
    }),
    ...task.parts.flatMap((part) => commandsForPart(task, part, rowOf(part.agency), policy, calendar)),
  ];
}

/** Readable, and the same whenever it is computed: the stream it names is what keeps a notice from being raised twice. */
function noticeKey(row: LadderRow, { look }: Decision, to: Recipient, channel: string): string {
  const turn = row.turn > 1 ? `.n${row.turn}` : '';
  return `${row.task}.${row.part}.s${look.step}.k${look.kind}.h${look.deadlineVersion}${turn}.${to.role}.${to.agency}.${channel}`;
}

export interface LookResult {
  /** The ladder is not in step with its task: give these orders and look again. Then nothing else is here. */
  first: LadderCommand[];
  /** To be raised before the steps are taken, so that a crash in between loses nothing. */
  raises: Raised[];
  takes: TakeStep[];
}

const NOTHING: LookResult = { first: [], raises: [], takes: [] };

/** What a ladder that is due amounts to at `now`. Outside the sending hours nothing is decided: the ladder stays due. */
export function lookAt(
  row: LadderRow,
  task: TaskState,
  policy: EscalationPolicy,
  calendar: Calendar,
  now: Instant,
  membersOf?: MembersOf,
): LookResult {
  const part = task.parts.find((each) => each.agency === row.part);
  const first = part ? commandsForPart(task, part, row, policy, calendar) : stopFormer(row);
  if (!part || first.length > 0) return { ...NOTHING, first };
  if (!isSendingTime(policy, calendar, now)) return NOTHING;

  const noticesOf = (decision: Decision): Raised[] => {
    if (decision.outcome === 'skipped') return [];
    const { look, step } = decision;
    return decision.recipients.flatMap((to) =>
      to.channels.map((channel) => ({
        key: noticeKey(row, decision, to, channel),
        subject: 'task' as const,
        task: row.task,
        part: row.part,
        step: look.step,
        kind: look.kind,
        deadlineVersion: look.deadlineVersion,
        to: to.agency,
        role: to.role,
        channel,
        fallback: [],
        copy: to.copy,
        why: whyTold(step, to.role, task, part, calendar, now),
        dueAt: look.at,
      })),
    );
  };
  const looked = dueSteps(row, task, part, policy, calendar, now, membersOf).map((decision) => ({ decision, raised: noticesOf(decision) }));
  return {
    first: [],
    raises: looked.flatMap(({ raised }) => raised),
    takes: looked.map(({ decision, raised }): TakeStep => {
      const { index, step, kind, deadlineVersion } = decision.look;
      const reason = decision.outcome === 'skipped' ? decision.reason.code : null;
      const notices = raised.map((notice) => notice.key);
      const { task: id, part: agency, turn } = row;
      return {
        type: 'TakeStep',
        task: id,
        part: agency,
        turn,
        deadlineVersion,
        index,
        step,
        kind,
        outcome: decision.outcome,
        reason,
        notices,
      };
    }),
  };
}
