// The standing tasks of every agency, and when its next report opens: a cycle touches only the rows that are due.
import type { Projection } from '../kernel/index.js';
import { agencyOfDuties } from './duty.commands.js';
import type { DutyEvent } from './duty.events.js';
import { evolveDuty, wakeAt, type DutyRow } from './duty.state.rule.js';

export const dutiesProjection: Projection<DutyRow> = {
  name: 'duties',
  version: 1,
  keys(event) {
    const agency = agencyOfDuties(event.stream);
    return agency === null ? [] : [agency];
  },
  evolve: (row, event) => evolveDuty(row, event as unknown as DutyEvent),
  indexes: { wakeAt },
};
