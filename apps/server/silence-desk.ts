// What the edges ask about silences: those in force, starting and ending one.
import { nameOf } from '../../libs/agency/directory.rule.js';
import { isRefusal, localTime, RefusedError, type Day, type Instant, type Refusal } from '../../libs/kernel/index.js';
import type { SilenceDesk } from '../../libs/silence/silence.controller.js';
import { isActive, type SilenceRow } from '../../libs/silence/silence.state.rule.js';
import { silencesAt, silencesProjection } from '../../libs/silence/silences.projection.js';
import type { House } from './house.types.js';
import { namesOf } from './names.js';
import { whoOf } from './who.rule.js';
import { asRecorded } from './recorded.js';

export interface SilenceView {
  silence: string;
  task: string | null;
  part: string | null;
  agency: string | null;
  /** What is silenced, in the language of the house. */
  subject: string;
  reason: string;
  by: string;
  startedAt: Instant;
  until: Day;
  active: boolean;
  ended: { at: Instant; reason: string } | null;
}

function viewOf(row: SilenceRow, house: House): SilenceView {
  const directory = house.directory();
  const names = (agency: string): string => nameOf(directory, agency);
  const { silence, task, part, agency, reason, by, startedAt, until, ended } = row;
  return {
    silence,
    task,
    part,
    agency,
    subject: house.texts.silenceSubject(row, names),
    reason,
    by: whoOf(by, house.texts, namesOf(house)),
    startedAt: localTime(startedAt),
    until,
    active: isActive(row, house.clock.now()),
    ended: ended && { at: localTime(ended.at), reason: ended.reason },
  };
}

/** Those in force, the first to end first; with `all` every one there ever was, the latest first. */
export function listSilences(house: House, all = false): SilenceView[] {
  const { projections, clock } = house;
  const rows = all
    ? projections.all<SilenceRow>(silencesProjection).sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1))
    : silencesAt(projections, clock.now());
  return rows.map((row) => viewOf(row, house));
}

export function silenceDesk(house: House): SilenceDesk {
  const after = async (answer: { state: SilenceRow | null } | Refusal): Promise<SilenceView> => {
    if (isRefusal(answer)) throw new RefusedError(answer);
    return asRecorded(house, () => viewOf(answer.state!, house));
  };
  return {
    list: (all) => listSilences(house, all),
    start: async (body, by) => after(await house.silences.start(body, by, house.clock.now())),
    end: async (silence, body, by) => after(await house.silences.end(silence, body, by, house.clock.now())),
  };
}
