// A house in memory with a plan of two tasks, whose log does something else than its work when a test says so.
import { openHouse } from '../../apps/server/house.js';
import { startSending } from '../../apps/server/cycle.js';
import type { House } from '../../apps/server/house.types.js';
import { policyFrom } from '../../apps/server/open-house.js';
import { SENDER_ORGANISATION } from '../../apps/server/settings.js';
import { readDirectory } from '../../libs/agency/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendar.reader.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, type Actor } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/memory.channel.js';
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
export function houseOn(log: EventStore, clock: VirtualClock, saboteur = untouched(), email = memoryChannel('email')): House {
  const house = openHouse({
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
  opened.push(house);
  return house;
}

export async function sabotagedHouse(deadline = 'Quý I năm 2021') {
  const saboteur = untouched();
  const clock = new VirtualClock(instantAt('2021-03-11', '07:00'));
  const email = memoryChannel('email');
  const log = openMemoryEventStore();
  const house = houseOn(log, clock, saboteur, email);
  startSending(house, 1);
  await house.importDirectory(readDirectory(), 'story');
  await house.policies.adopt(house.policy, 'story', house.self, clock.now());
  await house.catchUp();
  const story = new Story(house, clock, email.messages, [], 'moments');
  await story.plan(LEADS.map(([, lead]) => ({ title: `Rà soát văn bản của ${lead}`, lead, deadline })));
  const told = (agency: string, day: string): boolean =>
    email.messages.some(
      ({ at, address, content }) => at.startsWith(day) && address.includes(agency) && !content.subject.includes('Bản tin'),
    );
  return { house, log, clock, story, saboteur, mails: email.messages, told };
}

const opened: House[] = [];

/** Called after each test of a file that opens such houses. */
export async function closeSabotaged(): Promise<void> {
  for (const house of opened.splice(0)) await house.close();
}

/** Who assigns tasks and decides on them. */
export const chairOf = (): Actor => ({ user: 'chu-tich', role: 'head', agency: 'ubnd-tinh', via: 'http' });
