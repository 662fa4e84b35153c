// From a task to the orders its ladders need, and from a ladder that is due to the notices it raises.
import { deadlineInForce, isPastDue } from '../../task/facts/conditions.rule.js';
import type { NoticeEvents } from '../../notice/facts/notice.events.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { isMet } from '../../task/facts/milestone.rule.js';
import { heardOf } from './heard.rule.js';
import { ladderKey, type LadderCommand, type ScheduleLadder, type StopLadder, type TakeStep } from './ladder.commands.js';
import { dueSteps, type Decision, type Surroundings } from './ladder.rule.js';
import { evolveLadder, sameSchedule, type LadderRow, type Rung } from './ladder.state.rule.js';
import { obstacleTo, whyStopped } from './obstacle.rule.js';
import { policyRef } from '../policy/policy.types.rule.js';
import { isNewsLook, openNews, partOf, newsOf } from './news-steps.rule.js';
import type { Gap } from './reach.rule.js';
import type { Recipient } from '../policy/recipients.rule.js';
import { scheduleLooks, turnOf } from './schedule.rule.js';
import { asksOwnAuthority, plain, whyRequested, whyTold } from './why.rule.js';

type Raised = NoticeEvents['NoticeRaised'];

/** What moments are computed with. */
export type Timing = Pick<Surroundings, 'policy' | 'calendar' | 'now' | 'departureOf'>;

/** The schedule of a part under a policy; `row` is its ladder so far. */
export function scheduleFor(task: TaskState, part: PartState, row: LadderRow | null, around: Timing): ScheduleLadder {
  const { policy, calendar } = around;
  const turn = turnOf(task, part);
  const heard = heardOf(part, row?.turn === turn ? row : null, around);
  return {
    type: 'ScheduleLadder',
    task: task.id,
    part: part.agency,
    turn,
    deadlineVersion: deadlineInForce(task)?.version ?? 1,
    policy: policyRef(policy),
    calendar: calendar.version,
    looks: scheduleLooks(task, part, policy, calendar, heard),
  };
}

/** A part that came and went between two looks is scheduled all the same, so that its silence has a reason on record. */
function commandsForPart(task: TaskState, part: PartState, row: LadderRow | null, around: Timing): LadderCommand[] {
  const wanted = scheduleFor(task, part, row, around);
  const reason = whyStopped(task, part);
  if (!reason) return row && !row.stopped && sameSchedule(row, wanted) ? [] : [wanted];
  const stop: StopLadder = { type: 'StopLadder', task: task.id, part: part.agency, reason };
  return stopped(row, wanted, stop);
}

/** A ladder stands still, and still tells what made it so. */
function stopped(row: LadderRow | null, wanted: ScheduleLadder, stop: StopLadder): LadderCommand[] {
  const { turn, looks } = wanted;
  if (row?.turn !== turn) return [wanted, stop];
  const isTheSame = openNews({ ...row, stopped: stop.reason }) === openNews({ ...row, looks, stopped: stop.reason });
  if (!isTheSame) return [wanted, stop];
  return row.stopped === stop.reason ? [] : [stop];
}

/** Whoever lost a part is owed nothing more than to hear of it. */
function commandsForFormer(task: TaskState, row: LadderRow, around: Timing): LadderCommand[] {
  const stop: StopLadder = { type: 'StopLadder', task: row.task, part: row.part, reason: 'reassigned' };
  const part = partOf(task, row.part);
  if (!part) return row.stopped === stop.reason ? [] : [stop];
  const wanted = scheduleFor(task, part, row, around);
  return stopped(row, { ...wanted, looks: wanted.looks.filter(isNewsLook) }, stop);
}

/** What brings the ladders of a task in step with it: a new part, a new day, a return, a resumption, an end. */
export function ladderCommands(task: TaskState, rows: (key: string) => LadderRow | null, around: Timing): LadderCommand[] {
  if (!task.assigned) return [];
  const rowOf = (agency: string) => rows(ladderKey(task.id, agency));
  const held = new Set(task.parts.map((part) => part.agency));
  const former = new Set(task.formerParts.map((part) => part.agency).filter((agency) => !held.has(agency)));
  return [
    ...[...former].flatMap((agency) => {
      const row = rowOf(agency);
      return row ? commandsForFormer(task, row, around) : [];
    }),
    ...task.parts.flatMap((part) => commandsForPart(task, part, rowOf(part.agency), around)),
  ];
}

/** Readable, and the same whenever it is computed: the stream it names is what keeps a notice from being raised twice. */
function noticeKey(row: LadderRow, { look }: Decision, to: Recipient, channel: string): string {
  const turn = row.turn > 1 ? `.n${row.turn}` : '';
  const occasion = `${look.occasion ? `.o${look.occasion}` : ''}${row.resumed > 0 ? `.r${row.resumed}` : ''}`;
  return `${row.task}.${row.part}.s${look.step}.k${look.kind}.h${look.deadlineVersion}${turn}${occasion}.${to.role}.${to.agency}.${channel}`;
}

/** The confirmation of a milestone does not end the work. */
function goesOn(occasion: string, task: TaskState, part: PartState): boolean {
  const news = newsOf(occasion, task);
  return news?.kind === 'completion-confirmed' && !!news.milestone && isMet(part, news.milestone);
}

/** What was asked for before it is true is worded neutrally. */
function templateOf({ look, step }: Decision, task: TaskState, part: PartState, { now, calendar }: Surroundings): string {
  const named =
    step.template ??
    (asksOwnAuthority(step, task, part) ? plain(step.when) : goesOn(look.occasion, task, part) ? 'milestone-confirmed' : step.kind);
  if (!look.request) return named;
  const late = !('afterDue' in step.when) || isPastDue(task, now);
  return late && obstacleTo(step.when, look.deadlineVersion, task, part, now, calendar, look.occasion) === null ? named : 'requested';
}

function noticesOf(decision: Decision, row: LadderRow, task: TaskState, part: PartState, around: Surroundings): Raised[] {
  const { look, step } = decision;
  const template = templateOf(decision, task, part, around);
  return decision.recipients.flatMap((to) =>
    to.channels.map((channel, index) => ({
      key: noticeKey(row, decision, to, channel),
      subject: 'task' as const,
      task: row.task,
      part: row.part,
      step: look.step,
      kind: look.kind,
      template,
      requested: look.request !== null,
      deadlineVersion: look.deadlineVersion,
      occasion: look.occasion,
      to: to.agency,
      role: to.role,
      channel,
      fallback: index === 0 ? to.fallback : [],
      copy: to.copy,
      why: look.request
        ? whyRequested(look.step, look.request.reason, task, part, around.now, around.calendar)
        : whyTold({ step, occasion: look.occasion, role: to.role }, task, part, { ...around, heard: heardOf(part, row, around) }),
      dueAt: look.at,
    })),
  );
}

function takeOf({ look, skipped, raisedTo }: Decision, raised: readonly Raised[], row: LadderRow): TakeStep {
  const { index, step, kind, occasion, deadlineVersion, request } = look;
  return {
    type: 'TakeStep',
    task: row.task,
    part: row.part,
    turn: row.turn,
    deadlineVersion,
    index,
    step,
    kind,
    occasion,
    outcome: skipped ? 'skipped' : 'raised',
    reason: skipped?.code ?? null,
    raisedTo,
    requested: request !== null,
    notices: raised.map((notice) => notice.key),
  };
}

export interface LookResult {
  /** The ladder is not in step with its task: give these orders and look again. Then nothing else is here. */
  first: LadderCommand[];
  /** To be raised before the steps are taken, so that a crash in between loses nothing. */
  raises: Raised[];
  takes: TakeStep[];
  /** What follows from the steps once they are taken: moments that hang on what was told. */
  then: LadderCommand[];
  /** People who could not be found. */
  gaps: Gap[];
}

const NOTHING: LookResult = { first: [], raises: [], takes: [], then: [], gaps: [] };

function afterTaking(row: LadderRow, takes: readonly TakeStep[]): LadderRow {
  return takes.reduce((known, { type: _, turn: __, ...data }) => evolveLadder(known, { type: 'StepTaken', data }) ?? known, row);
}

/** What is raised now still waits to leave. */
function withRaised(raises: readonly Raised[], around: Timing): Timing {
  const waiting = new Map(raises.map(({ key, to }) => [key, { to, state: 'waiting', at: null } as const]));
  return { ...around, departureOf: (notice) => waiting.get(notice) ?? around.departureOf?.(notice) ?? null };
}

/** What a ladder that is due amounts to. To be asked within the sending hours: what is due outside them stays due. */
export function lookAt(row: LadderRow, task: TaskState, around: Surroundings): LookResult {
  const part = partOf(task, row.part);
  const orders = (known: LadderRow, by: Timing): LadderCommand[] =>
    part && task.parts.includes(part) ? commandsForPart(task, part, known, by) : commandsForFormer(task, known, by);
  const first = orders(row, around);
  if (!part || first.length > 0) return { ...NOTHING, first };
  const looked = dueSteps(row, task, part, around).map((decision) => ({
    decision,
    raised: noticesOf(decision, row, task, part, around),
  }));
  const takes = looked.map(({ decision, raised }) => takeOf(decision, raised, row));
  const raises = looked.flatMap(({ raised }) => raised);
  return {
    first: [],
    raises,
    takes,
    then: orders(afterTaking(row, takes), withRaised(raises, around)),
    gaps: looked.flatMap(({ decision }) => decision.gaps),
  };
}

/**
 * The steps that a silence kept from everybody: skipped for it, or raised with every notice dropped and one for it.
 * `fateOf`: why a notice was dropped; null when it was not.
 */
export function silencedRungs(row: LadderRow, fateOf: (notice: string) => string | null): Rung[] {
  const heldBack = ({ outcome, reason, notices }: LadderRow['taken'][number]): boolean => {
    if (outcome === 'skipped' && notices.length === 0) return reason === 'silenced';
    const fates = notices.map(fateOf);
    return fates.includes('silenced') && !fates.includes(null);
  };
  return row.taken.filter(heldBack).map(({ deadlineVersion, step, kind, occasion }) => ({ deadlineVersion, step, kind, occasion }));
}
