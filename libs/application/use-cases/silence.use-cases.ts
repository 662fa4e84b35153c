// What the edges ask about silences: those in force, starting and ending one.
import { nameOf } from '../../agency/directory/directory.rule.js';
import { localTime, orThrow, type Refusal } from '../../kernel/index.js';
import type { SilenceUseCases } from '../../silence/silence.ports.js';
import { isActive, type SilenceRow } from '../../silence/silence.state.rule.js';
import type { SilenceView } from '../../silence/silence.views.js';
import { silencesAt, silencesProjection } from '../../silence/silences.projection.js';
import type { Application, Following } from '../ports/application.types.js';
import { namesOf } from '../queries/names.js';
import { whoOf } from '../views/who.rule.js';
import { asRecorded } from './recorded.js';

type SilencePorts = Pick<Application, 'clock' | 'directory' | 'projections' | 'texts'>;
type SilencingPorts = Following & Pick<Application, 'clock' | 'directory' | 'silences' | 'texts'>;

function viewOf(row: SilenceRow, application: SilencePorts): SilenceView {
  const directory = application.directory();
  const names = (agency: string): string => nameOf(directory, agency);
  const { silence, task, part, agency, reason, by, startedAt, until, ended } = row;
  return {
    silence,
    task,
    part,
    agency,
    subject: application.texts.silenceSubject(row, names),
    reason,
    by: whoOf(by, application.texts, namesOf(application)),
    startedAt: localTime(startedAt),
    until,
    active: isActive(row, application.clock.now()),
    ended: ended && { at: localTime(ended.at), reason: ended.reason },
  };
}

/** Those in force, the first to end first; with `all` every one there ever was, the latest first. */
export function listSilences(application: SilencePorts, all = false): SilenceView[] {
  const { projections, clock } = application;
  const rows = all
    ? projections.all<SilenceRow>(silencesProjection).sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1))
    : silencesAt(projections, clock.now());
  return rows.map((row) => viewOf(row, application));
}

export function silenceUseCases(application: SilencingPorts): SilenceUseCases {
  const after = async (answer: { state: SilenceRow | null } | Refusal): Promise<SilenceView> => {
    const { state } = orThrow(answer);
    return asRecorded(application, () => viewOf(state!, application));
  };
  return {
    list: (all) => listSilences(application, all),
    start: async (body, by) => after(await application.silences.start(body, by, application.clock.now())),
    end: async (silence, body, by) => after(await application.silences.end(silence, body, by, application.clock.now())),
  };
}
