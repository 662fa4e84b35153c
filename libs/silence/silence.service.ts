// Gives orders to silences: checks what was stated, looks up who may, and lets the decider decide.
import { findAgency, nameOf } from '../agency/directory/directory.rule.js';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import { handle, recordedBefore, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { stableKey } from '../kernel/ids.js';
import { isRefusal, parseInput, refuse, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { overseerOf } from '../task/orders/overseer.rule.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { silenceStream, type EndSilence, type Rights, type StartSilence } from './silence.commands.js';
import { silenceDecider } from './silence.decider.js';
import { SILENCE_EVENT_VERSIONS } from './silence.events.js';
import { endBody, startBody } from './silence.requests.js';
import type { SilenceRow } from './silence.state.rule.js';

type Answer = Promise<Handled<SilenceRow | null> | Refusal>;
type Looked = Pick<Rights, 'entitled' | 'concerned'>;

export interface SilenceLookUps {
  directory(): Directory;
  taskOf(task: string): TaskState | null;
  silenceOf(silence: string): SilenceRow | null;
}

export interface SilenceService {
  /** @param body unchecked: `{ task, part? } | { agency }` with `reason` and `until` */
  start(body: unknown, by: Actor, now: Instant): Answer;
  /** @param body unchecked: `{ reason }` */
  end(silence: string, body: unknown, by: Actor, now: Instant): Answer;
}

interface Subject {
  task: string | null;
  part: string | null;
  agency: string | null;
}

/** Who follows every part that is meant, and who assigned it. */
function rightsOnTask(task: TaskState, part: string | null): Looked | Refusal {
  const parts = part === null ? task.parts : task.parts.filter((each) => each.agency === part);
  if (parts.length === 0 || !task.assigned) return refuse('task.no-such-part', { part: part ?? '', leads: task.assigned?.leadText ?? '' });
  const overseers = parts.map((each) => overseerOf(task, each)?.agency ?? '');
  const follower = overseers.every((each) => each === overseers[0]) && overseers[0] ? [overseers[0]] : [];
  return { entitled: [...follower, task.assigned.authority.agency], concerned: parts.map((each) => each.agency) };
}

function rightsOn({ task, part, agency }: Subject, { directory, taskOf }: SilenceLookUps): Looked | Refusal {
  if (task !== null) {
    const found = taskOf(task);
    return found ? rightsOnTask(found, part) : refuse('task.unknown', { task });
  }
  const { overseers, authority } = directory();
  if (agency === null || !findAgency(directory(), agency)) return refuse('task.unknown-agency', { agency: agency ?? '' });
  return { entitled: [...overseers, authority], concerned: [agency] };
}

export function silenceService(store: EventStore, lookUps: SilenceLookUps): SilenceService {
  const give = (command: StartSilence | EndSilence): Answer =>
    handle(store, silenceDecider, SILENCE_EVENT_VERSIONS, silenceStream(command.silence), command, { now: command.now, by: command.by });
  const before = (silence: string, by: Actor) => recordedBefore(store, silenceDecider, silenceStream(silence), by);
  const names = (agency: string): string => nameOf(lookUps.directory(), agency);
  return {
    async start(body, by, now) {
      const stated = parseInput(startBody, body);
      if (isRefusal(stated)) return stated;
      const { reason, until, task = null, part = null, agency = null } = stated.value;
      if ((task === null) === (agency === null) || (part !== null && task === null)) return refuse('silence.one-subject');
      const silence = stableKey('silence', task ?? '', part ?? '', agency ?? '', by.request?.key ?? now, by.user).slice(0, 10);
      const rights = rightsOn({ task, part, agency }, lookUps);
      if (isRefusal(rights)) return (await before(silence, by)) ?? rights;
      return give({ type: 'StartSilence', silence, task, part, agency, reason, until, now, by, nameOf: names, ...rights });
    },
    async end(silence, body, by, now) {
      const stated = parseInput(endBody, body);
      if (isRefusal(stated)) return stated;
      const row = lookUps.silenceOf(silence);
      if (!row) return refuse('silence.unknown', { silence });
      const rights = rightsOn(row, lookUps);
      if (isRefusal(rights)) return (await before(silence, by)) ?? rights;
      return give({ type: 'EndSilence', silence, reason: stated.value.reason, now, by, nameOf: names, ...rights });
    },
  };
}
