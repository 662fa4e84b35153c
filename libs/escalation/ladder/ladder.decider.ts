// A ladder is scheduled, stops and takes each step once. Everything here may be ordered twice, or late, and changes
// nothing the second time: the cycle that gives the orders may die and start again anywhere.
import { refuse, type Decider, type Refusal } from '../../kernel/index.js';
import type { LadderCommand, MoveLadder, RequestStep, ScheduleLadder, TakeStep } from './ladder.commands.js';
import type { LadderEvent } from './ladder.events.js';
import { evolveLadder, isTaken, isTold, outlivesStop, sameRung, sameSchedule, type LadderRow } from './ladder.state.rule.js';

/** Computed from a task as it stood before what is scheduled now. */
const isOutdated = (command: Pick<ScheduleLadder, 'turn' | 'deadlineVersion'>, row: LadderRow): boolean =>
  command.turn < row.turn || (command.turn === row.turn && command.deadlineVersion < row.deadlineVersion);

function schedule(command: ScheduleLadder, row: LadderRow | null): LadderEvent[] {
  const { type: _, ...data } = command;
  if (row && (isOutdated(command, row) || (!row.stopped && sameSchedule(data, row)))) return [];
  return [{ type: 'LadderScheduled', data }];
}

/** One that stands still learns of its policy and goes on standing still. */
function move({ task, part, schedule: data, reason }: MoveLadder, row: LadderRow | null): LadderEvent[] {
  const { policy: to } = data;
  if (!row || isOutdated(data, row) || row.policy === to) return [];
  const moved: LadderEvent = { type: 'LadderMoved', data: { task, part, from: row.policy, to, reason } };
  return row.stopped ? [moved] : [moved, { type: 'LadderScheduled', data }];
}

function request(command: RequestStep, row: LadderRow | null): LadderEvent[] | Refusal {
  const { type: _, turn, ...data } = command;
  if (!row || turn !== row.turn) return refuse('ladder.unknown', { task: data.task, part: data.part });
  if (row.stopped) return refuse('ladder.stopped', { part: data.part, reason: row.stopped });
  if (isTold(row, data)) return refuse('ladder.step-told', { step: data.step, part: data.part });
  return row.requests.some((each) => sameRung(each, data)) ? [] : [{ type: 'StepRequested', data }];
}

function take(command: TakeStep, row: LadderRow | null): LadderEvent[] {
  const { type: _, turn, ...data } = command;
  if (!row || turn !== row.turn || (row.stopped && !outlivesStop(data))) return [];
  const open = data.requested
    ? row.requests.some((each) => sameRung(each, data))
    : !isTaken(row, data) && row.looks.some((look) => sameRung(look, data));
  return open ? [{ type: 'StepTaken', data }] : [];
}

export const ladderDecider: Decider<LadderRow | null, LadderCommand, LadderEvent> = {
  initial: null,
  decide(command, row) {
    switch (command.type) {
      case 'ScheduleLadder':
        return schedule(command, row);
      case 'StopLadder': {
        const { type: _, ...data } = command;
        return !row || row.stopped === data.reason ? [] : [{ type: 'LadderStopped', data }];
      }
      case 'ResumeLadder': {
        const { type: _, ...data } = command;
        const rungs = row ? data.rungs.filter((rung) => row.taken.some((each) => sameRung(each, rung))) : [];
        return rungs.length === 0 ? [] : [{ type: 'LadderResumed', data: { ...data, rungs } }];
      }
      case 'MoveLadder':
        return move(command, row);
      case 'RequestStep':
        return request(command, row);
      case 'TakeStep':
        return take(command, row);
    }
  },
  evolve: evolveLadder,
};
