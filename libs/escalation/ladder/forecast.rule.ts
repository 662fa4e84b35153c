// What the ladder of a part will say, if nothing more happens: the same looks as the service takes, played ahead.
import { toMillis, type Instant } from '../../kernel/index.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import type { Departure, DepartureOf } from './heard.rule.js';
import type { LadderCommand, TakeStep } from './ladder.commands.js';
import type { LadderEvent } from './ladder.events.js';
import { lookAt, scheduleFor, type LookResult } from './ladder.reactor.js';
import type { Surroundings } from './ladder.rule.js';
import { evolveLadder, wakeAt, type LadderRow } from './ladder.state.rule.js';
import { lookHours, sendingMoment } from '../policy/sending-hours.rule.js';

export interface ForecastStep {
  at: Instant;
  step: number;
  kind: string;
  told: { role: string; agency: string }[];
}

/** Looks played ahead at most; a rhythm has no end of its own. */
const MOST_LOOKS = 60;

function eventOf(command: LadderCommand): LadderEvent | null {
  if (command.type === 'ScheduleLadder') {
    const { type: _, ...data } = command;
    return { type: 'LadderScheduled', data };
  }
  if (command.type === 'StopLadder') {
    const { type: _, ...data } = command;
    return { type: 'LadderStopped', data };
  }
  return null;
}

const takenEvent = ({ type: _, turn: __, ...data }: TakeStep): LadderEvent => ({ type: 'StepTaken', data });

function after(row: LadderRow, { first, takes, then }: LookResult): LadderRow {
  const events = [...first.map(eventOf), ...takes.map(takenEvent), ...then.map(eventOf)].filter((event) => event !== null);
  return events.reduce((known, event) => evolveLadder(known, event) ?? known, row);
}

const toldIn = ({ raises, takes }: LookResult, at: Instant): ForecastStep[] =>
  takes.flatMap(({ step, kind, notices }) => {
    const seats = raises.filter((notice) => notices.includes(notice.key)).map(({ role, to }) => ({ role, agency: to }));
    const told = seats.filter((seat, index) => seats.findIndex((each) => each.role === seat.role && each.agency === seat.agency) === index);
    return told.length > 0 ? [{ at, step, kind, told }] : [];
  });

/** @param row the ladder as it stands; null when there is none yet */
export function forecast(
  row: LadderRow | null,
  task: TaskState,
  part: PartState,
  around: Omit<Surroundings, 'now'>,
  from: Instant,
): ForecastStep[] {
  const { policy, calendar } = around;
  // What is foreseen to be told leaves at once.
  const left = new Map<string, Departure>();
  const departureOf: DepartureOf = (notice) => left.get(notice) ?? around.departureOf?.(notice) ?? null;
  const scheduled = eventOf(scheduleFor(task, part, row, { ...around, departureOf, now: from }));
  let known = scheduled && evolveLadder(row, scheduled);
  const steps: ForecastStep[] = [];
  for (let count = 0; known && count < MOST_LOOKS; count += 1) {
    const wake = wakeAt(known);
    if (wake === null) break;
    const now = sendingMoment(lookHours(policy), calendar, toMillis(wake) > toMillis(from) ? wake : from);
    const result = lookAt(known, task, { ...around, departureOf, now });
    for (const { key, to } of result.raises) left.set(key, { to, state: 'left', at: now });
    steps.push(...toldIn(result, now));
    known = after(known, result);
  }
  return steps;
}
