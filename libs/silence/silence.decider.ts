// Whoever follows a task, assigned it, or keeps the service may hold its reminders back for a while, and never the lead.
import { entitledParams, isEntitled } from '../identity/entitled.rule.js';
import { addDays, dayOf, refuse, toMillis, type Decider, type Refusal } from '../kernel/index.js';
import type { EndSilence, Rights, SilenceCommand, StartSilence } from './silence.commands.js';
import type { SilenceEvent } from './silence.events.js';
import { endOf, evolveSilence, type SilenceRow } from './silence.state.rule.js';

/** Longer than this nobody may keep silent at once. */
export const MOST_DAYS = 60;

function refuseActor({ by, entitled, concerned, nameOf }: Rights): Refusal | null {
  const acts = by.role !== 'inspector' && by.role !== 'system';
  if (acts && by.agency !== null && concerned.includes(by.agency)) return refuse('silence.own');
  const who = { agencies: entitled.filter((agency) => !concerned.includes(agency)), admin: true };
  return isEntitled(by, who) ? null : refuse('silence.not-entitled', entitledParams(who, nameOf));
}

function refuseEnd({ until, now }: StartSilence): Refusal | null {
  const today = dayOf(now);
  if (until < today) return refuse('silence.past', { until, today });
  return until > addDays(today, MOST_DAYS) ? refuse('silence.too-long', { until, most: MOST_DAYS }) : null;
}

function start(command: StartSilence, row: SilenceRow | null): SilenceEvent[] | Refusal {
  if (row) return [];
  const { silence, task, part, agency, reason, until } = command;
  return refuseActor(command) ?? refuseEnd(command) ?? [{ type: 'SilenceStarted', data: { silence, task, part, agency, reason, until } }];
}

function end(command: EndSilence, row: SilenceRow | null): SilenceEvent[] | Refusal {
  const { silence, reason, now } = command;
  if (!row) return refuse('silence.unknown', { silence });
  const refusal = refuseActor(command);
  if (refusal) return refusal;
  if (toMillis(now) >= toMillis(endOf(row))) return refuse('silence.over', { silence });
  const { task, part, agency } = row;
  return [{ type: 'SilenceEnded', data: { silence, task, part, agency, reason } }];
}

export const silenceDecider: Decider<SilenceRow | null, SilenceCommand, SilenceEvent> = {
  initial: null,
  decide(command, row) {
    switch (command.type) {
      case 'StartSilence':
        return start(command, row);
      case 'EndSilence':
        return end(command, row);
      case 'LiftSilence': {
        const { type: _, ...data } = command;
        return !row || row.lifted ? [] : [{ type: 'SilenceLifted', data }];
      }
    }
  },
  evolve: (row, event) => evolveSilence(row, event as never),
};
