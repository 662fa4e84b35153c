// An agency takes each standing task once and gives it back once, however often it is ordered.
import type { Decider } from '../kernel/index.js';
import type { DutyCommand } from './duty.commands.js';
import type { DutyEvent } from './duty.events.js';
import { evolveDuty, openDuty, type DutyRow } from './duty.state.rule.js';

export const dutyDecider: Decider<DutyRow | null, DutyCommand, DutyEvent> = {
  initial: null,
  decide(command, row) {
    switch (command.type) {
      case 'TakeDuty': {
        const { type: _, ...data } = command;
        return openDuty(row, data.task) ? [] : [{ type: 'DutyTaken', data }];
      }
      case 'EndDuty': {
        const { type: _, ...data } = command;
        return openDuty(row, data.task) ? [{ type: 'DutyEnded', data }] : [];
      }
      case 'ScheduleDuty': {
        const { type: _, ...data } = command;
        return row?.scheduled?.period === data.period && row.scheduled.opensAt === data.opensAt ? [] : [{ type: 'DutyScheduled', data }];
      }
    }
  },
  evolve: evolveDuty,
};
