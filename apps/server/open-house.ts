// Opens the embedded house: the service itself, which holds its data folder, or one command beside it.
import { readDirectory } from '../../libs/agency/directory.reader.js';
import { directoryProjection, DIRECTORY_STREAM } from '../../libs/agency/directory.projection.js';
import { gaps, EVENT_VERSIONS, PROJECTIONS, UPCASTERS } from '../../libs/catalogue/catalogue.js';
import { calendarProjection, type CalendarChange } from '../../libs/calendar/calendar.projection.js';
import { readCalendar } from '../../libs/deadline/calendar.reader.js';
import type { EscalationPolicy } from '../../libs/escalation/policy.types.rule.js';
import { policiesProjection } from '../../libs/escalation/policies.projection.js';
import { EARLIER, readPolicy } from '../../libs/escalation/policy.reader.js';
import { namesUnknownChannel } from '../../libs/escalation/policy.rule.js';
import { openCommandProjections } from '../../libs/event-store/command-projections.js';
import { dataPaths, type DataFolder } from '../../libs/event-store/data-folder.js';
import { openProjections, type Projections } from '../../libs/event-store/projections.js';
import { isEmbedded, openEventStore } from '../../libs/event-store/open-event-store.js';
import { upcastingEventStore } from '../../libs/event-store/upcasting.event-store.js';
import { systemClock, type Clock } from '../../libs/kernel/clock.js';
import { SteadyClock } from '../../libs/kernel/steady-clock.js';
import { openLogWitness } from '../../libs/event-store/log-witness.js';
import { writableLog } from '../../libs/event-store/write-faults.event-store.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import { signerOf } from '../../libs/identity/signer.js';
import { openSigningKeys } from '../../libs/identity/signing-keys.js';
import { isRefusal, RefusedError, refuse, type Actor } from '../../libs/kernel/index.js';
import type { Channel } from '../../libs/notice/channels/channel.js';
import { isChannelName } from '../../libs/notice/channels/registry.js';
import { linksOf } from '../../libs/notice/links/links.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import type { Queue } from '../../libs/queue/queue.js';
import type { Language } from '../../libs/texts/index.js';
import { openHouse } from './house.js';
import type { House } from './house.types.js';
import { SENDER_ORGANISATION } from './settings.js';

export function policyFrom(file?: string | URL): EscalationPolicy {
  const policy = readPolicy(file);
  if (isRefusal(policy)) throw new RefusedError(policy);
  const unknown = namesUnknownChannel(policy, isChannelName);
  if (unknown) throw new RefusedError(refuse(unknown.code, { ...unknown.params, ...(file === undefined ? {} : { file: String(file) }) }));
  return policy;
}

/** Stops before anything is touched when a feature declares what nothing handles. */
function refuseGaps(): void {
  const found = gaps();
  if (found.length > 0) throw new Error(`the catalogue has gaps: ${found.join('; ')}`);
}

/** A log that names no policy gets the one of the product, and, when tasks were followed before, those it had then. */
async function recordPolicies(house: House, used: boolean): Promise<void> {
  const { policies, self, clock, projections } = house;
  if (projections.all(policiesProjection).length > 0) return;
  for (const earlier of used ? EARLIER.map(policyFrom) : []) {
    const answer = await policies.propose(earlier, 'dung-han', self, clock.now());
    if (isRefusal(answer)) throw new RefusedError(answer);
  }
  await policies.adopt(house.policy, 'dung-han', self, clock.now());
  await house.catchUp();
}

/** A calendar that no log has seen, as that of a new release, is put on record; open tasks follow it. */
async function recordCalendar({ calendars, shippedCalendar, projections, self, clock, catchUp }: House): Promise<void> {
  const known = projections.all<CalendarChange>(calendarProjection).some(({ adopted }) => adopted?.version === shippedCalendar.version);
  if (known) return;
  const answer = await calendars.adopt(shippedCalendar, self, clock.now());
  if (isRefusal(answer)) throw new RefusedError(answer);
  await catchUp();
}

/** Brings the read models up to date and records what a new log needs; several processes may do so at once. */
export async function furnish(house: House): Promise<House> {
  await house.catchUp();
  const used = house.projections.position() > 0;
  if (!house.projections.get(directoryProjection, DIRECTORY_STREAM)) await house.importDirectory(readDirectory(), 'nam-dinh-2021.json');
  await recordPolicies(house, used);
  await recordCalendar(house);
  return house;
}

export interface ServiceOptions {
  folder: DataFolder;
  /** By the name notices use. */
  channels: ReadonlyMap<string, Channel>;
  clock: Clock;
  language: Language;
  link: string | null;
  via: Actor['via'];
  /** Says which log is used; without it the one in the folder. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Opens the queue of several processes; one of its own when left out. */
  queue?: () => Queue;
}

/** A clock that knows the last moment on record, and goes on learning it from the house. */
async function steadyOn(log: EventStore, projections: Projections, machine: Clock): Promise<SteadyClock> {
  const clock = new SteadyClock(machine);
  const last = await log.at(projections.position());
  if (last) clock.recorded(last.recordedAt);
  return clock;
}

/** The house of the service, up to date. */
export const openServiceHouse = async (options: ServiceOptions): Promise<House> => furnish(await joinServiceHouse(options));

/**
 * The same before it has caught up with its log: with read models on disk, and with the means to send. What can be refused without a
 * server comes first and the queue, which tries for ever, last: nothing is left open when it fails.
 */
export async function joinServiceHouse(options: ServiceOptions): Promise<House> {
  const { folder, channels, clock, language, link, via, env = {}, queue = embeddedQueue } = options;
  refuseGaps();
  const links = link === null ? null : linksOf(signerOf(openSigningKeys(folder.signingKeys)), link);
  const [calendar, policy] = [readCalendar(), policyFrom()];
  const { store: log, fault } = writableLog(await openEventStore(env, folder.events));
  try {
    const projections = openProjections(folder.projections, PROJECTIONS);
    const steady = await steadyOn(log, projections, clock);
    const watched = { log, witness: openLogWitness(folder.witness), clock: steady, writeFault: fault, folder: folder.folder };
    const house = openHouse({
      store: upcastingEventStore(log, UPCASTERS, EVENT_VERSIONS),
      projections,
      queue: queue(),
      channels,
      clock: steady,
      watched,
      calendar,
      policy,
      language,
      shared: !isEmbedded(env),
      organisation: SENDER_ORGANISATION[language],
      link,
      links,
      via,
    });
    house.onEvent(({ recordedAt }) => steady.recorded(recordedAt));
    return house;
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** A house for one command, which may run beside the service: it writes to the same log and has read models of its own. */
export async function openHouseBeside(data: string, language: Language): Promise<House> {
  refuseGaps();
  const paths = dataPaths(data);
  const store = upcastingEventStore(await openEventStore(process.env, paths.events), UPCASTERS, EVENT_VERSIONS);
  const projections = openCommandProjections(paths, PROJECTIONS);
  const clock = await steadyOn(store, projections, systemClock);
  const house = openHouse({
    store,
    projections,
    queue: embeddedQueue(),
    channels: new Map(),
    clock,
    calendar: readCalendar(),
    policy: policyFrom(),
    language,
    organisation: SENDER_ORGANISATION[language],
    link: null,
    links: null,
    via: 'cli',
  });
  house.onEvent(({ recordedAt }) => clock.recorded(recordedAt));
  try {
    return await furnish(house);
  } catch (error) {
    // An open connection would keep the command from ending.
    await house.close();
    throw error;
  }
}
