// Gives orders to the directory: checks what was stated and lets the decider decide.
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, refuse, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import type { AgencyCommand } from './agency.commands.js';
import { AGENCY_VERBS, agencyBodies, type AgencyRequest, type AgencyVerb } from './agency.requests.js';
import { agencyDecider, type AgencyState } from './agency.decider.js';
import { AGENCY_EVENT_VERSIONS } from './directory/agency.events.js';
import { DIRECTORY_STREAM } from './directory/directory.projection.js';

type Answer = Promise<Handled<AgencyState> | Refusal>;

export interface AgencyService {
  /** Carries out one change. `body` is what a person stated, unchecked. */
  order(verb: string, body: unknown, by: Actor, now: Instant): Answer;
  /** Replaces the whole directory; importing what is in force changes nothing. */
  import(directory: unknown, source: string, by: Actor, now: Instant): Answer;
}

const isVerb = (verb: string): verb is AgencyVerb => Object.hasOwn(AGENCY_VERBS, verb);

export function agencyService(store: EventStore): AgencyService {
  const give = (command: AgencyCommand): Answer =>
    handle(store, agencyDecider, AGENCY_EVENT_VERSIONS, DIRECTORY_STREAM, command, { now: command.now, by: command.by });
  return {
    async order(verb, body, by, now) {
      if (!isVerb(verb)) return refuse('agency.unknown-verb', { verb, verbs: Object.keys(AGENCY_VERBS).join(', ') });
      const type = AGENCY_VERBS[verb];
      const stated = parseInput(agencyBodies[type], body);
      if (isRefusal(stated)) return stated;
      return give({ ...({ type, ...stated.value } as AgencyRequest), by, now });
    },
    import: (directory, source, by, now) => give({ type: 'ImportDirectory', source, directory, by, now }),
  };
}
