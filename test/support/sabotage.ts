// A application in memory with a plan of two tasks, whose log does something else than its work when a test says so.
import { openApplication } from '../../libs/application/application.js';
import { startSending } from '../../libs/engine/cycle.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { policyFrom } from '../../libs/application/compose.js';
import { SENDER_ORGANISATION } from '../../libs/application/config/settings.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, type Actor } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { Story } from '../stories/harness.js';

/** What the log does instead of its work; nothing while null. */
export interface Saboteur {
  append: ((stream: string, types: string[]) => Error | null) | null;
  follow: ((position: number) => Error | null) | null;
}

function sabotaged(log: EventStore, saboteur: Saboteur): EventStore {
  return {
    ...log,
    async append(stream, expected, events) {
      const fault = saboteur.append?.(
        stream,
        events.map(({ type }) => type),
      );
      if (fault) throw fault;
      return log.append(stream, expected, events);
    },
    async *follow(position, options) {
      const fault = saboteur.follow?.(position);
      if (fault) throw fault;
      yield* log.follow(position, options);
    },
  };
}

const LEADS: readonly [string, string][] = [
  ['so-tu-phap', 'Sở Tư pháp'],
  ['so-y-te', 'Sở Y tế'],
];

const untouched = (): Saboteur => ({ append: null, follow: null });

/** A process on a log, with read models of its own. */
export function applicationOn(log: EventStore, clock: VirtualClock, saboteur = untouched(), email = memoryChannel('email')): Application {
  const application = openApplication({
    store: sabotaged(log, saboteur),
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue(),
    channels: new Map([['email', email]]),
    clock,
    calendar: readCalendar(),
    policy: policyFrom(),
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
  opened.push(application);
  return application;
}

export async function sabotagedApplication(deadline = 'Quý I năm 2021') {
  const saboteur = untouched();
  const clock = new VirtualClock(instantAt('2021-03-11', '07:00'));
  const email = memoryChannel('email');
  const log = openMemoryEventStore();
  const application = applicationOn(log, clock, saboteur, email);
  startSending(application, 1);
  await application.importDirectory(readDirectory(), 'story');
  await application.policies.adopt(application.policy, 'story', application.self, clock.now());
  await application.catchUp();
  const story = new Story(application, clock, email.messages, [], 'moments');
  await story.plan(LEADS.map(([, lead]) => ({ title: `Rà soát văn bản của ${lead}`, lead, deadline })));
  const told = (agency: string, day: string): boolean =>
    email.messages.some(
      ({ at, address, content }) => at.startsWith(day) && address.includes(agency) && !content.subject.includes('Bản tin'),
    );
  return { application, log, clock, story, saboteur, mails: email.messages, told };
}

const opened: Application[] = [];

/** Called after each test of a file that opens such applications. */
export async function closeSabotaged(): Promise<void> {
  for (const application of opened.splice(0)) await application.close();
}

/** Who assigns tasks and decides on them. */
export const chairOf = (): Actor => ({ user: 'chu-tich', role: 'head', agency: 'ubnd-tinh', via: 'http' });
