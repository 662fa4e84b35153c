// A ladder is scheduled, stops and takes each step once. Everything here may be ordered twice, or late, and changes
// nothing the second time: the cycle that gives the orders may die and start again anywhere.
import type { Decider } from '../kernel/index.js';
import type { LadderCommand, ScheduleLadder, TakeStep } from './ladder.commands.js';
import type { LadderEvent } from './ladder.events.js';
import { evolveLadder, isTaken, sameRung, sameSchedule, type LadderRow } from './ladder.state.rule.js';

/** Computed from a task as it stood before what is scheduled now. */
const isOutdated = (command: ScheduleLadder, row: LadderRow): boolean =>
  command.turn < row.turn || (command.turn === row.turn && command.deadlineVersion < row.deadlineVersion);

function schedule(command: ScheduleLadder, row: LadderRow | null): LadderEvent[] {
  const { type: _, ...data } = command;
  if (row && (isOutdated(command, row) || (!row.stopped && sameSchedule(data, row)))) return [];
  return [{ type: 'LadderScheduled', data }];
}

function take(command: TakeStep, row: LadderRow | null): LadderEvent[] {
  const { type: _, turn, ...data } = command;
  if (!row || row.stopped || turn !== row.turn || isTaken(row, data)) return [];
  const scheduled = row.looks.some((look) => sameRung(look, data));
  return scheduled ? [{ type: 'StepTaken', data }] : [];
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
      case 'TakeStep':
        return take(command, row);
    }
  },
  evolve: evolveLadder,
};
