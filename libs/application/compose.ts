// Opens the embedded application: the service itself, which holds its data folder, or one command beside it.
import { readDirectory } from '../agency/directory/directory.reader.js';
import { directoryProjection, DIRECTORY_STREAM } from '../agency/directory/directory.projection.js';
import { EVENT_VERSIONS, PROJECTIONS, refuseGaps, UPCASTERS } from '../catalogue/catalogue.js';
import { calendarProjection, type CalendarChange } from '../calendar/calendar.projection.js';
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import type { EscalationPolicy } from '../escalation/policy/policy.types.rule.js';
import { policiesProjection } from '../escalation/policy/policies.projection.js';
import { EARLIER, readPolicy } from '../escalation/policy/policy.reader.js';
import { namesUnknownChannel } from '../escalation/policy/policy.rule.js';
import { openCommandProjections } from '../event-store/projections/command-projections.js';
import { dataPaths, type DataFolder } from '../event-store/sqlite/data-folder.js';
import { openProjections, type Projections } from '../event-store/projections/projections.js';
import type { KurrentGiven } from '../event-store/kurrentdb/settings.js';
import { isEmbedded, openEventStore } from '../event-store/open-event-store.js';
import { upcastingEventStore } from '../event-store/wrapping/upcasting.event-store.js';
import { systemClock, type Clock } from '../kernel/clock.js';
import { SteadyClock } from '../kernel/steady-clock.js';
import { openLogWitness } from '../event-store/transfer/log-witness.js';
import { writableLog } from '../event-store/wrapping/write-faults.event-store.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { signerOf } from '../identity/signer.js';
import { openSigningKeys } from '../identity/signing-keys.js';
import { orThrow, RefusedError, refuse, type Actor } from '../kernel/index.js';
import type { Channel } from '../notice/channels/port/channel.js';
import { isChannelName } from '../notice/channels/registry.js';
import { linksOf } from '../notice/links/links.js';
import { embeddedQueue } from '../queue/embedded.queue.js';
import type { Queue } from '../queue/queue.js';
import type { Language } from '../texts/index.js';
import { openApplication } from './application.js';
import type { Application } from './ports/application.types.js';
import { SENDER_ORGANISATION } from './config/settings.js';

export function policyFrom(file?: string | URL): EscalationPolicy {
  const policy = orThrow(readPolicy(file));
  const unknown = namesUnknownChannel(policy, isChannelName);
  if (unknown) throw new RefusedError(refuse(unknown.code, { ...unknown.params, ...(file === undefined ? {} : { file: String(file) }) }));
  return policy;
}

/** A log that names no policy gets the one of the product, and, when tasks were followed before, those it had then. */
async function recordPolicies(application: Application, used: boolean): Promise<void> {
  const { policies, self, clock, projections } = application;
  if (projections.all(policiesProjection).length > 0) return;
  for (const earlier of used ? EARLIER.map(policyFrom) : []) {
    orThrow(await policies.propose(earlier, 'dung-han', self, clock.now()));
  }
  await policies.adopt(application.policy, 'dung-han', self, clock.now());
  await application.catchUp();
}

/** A calendar that no log has seen, as that of a new release, is put on record; open tasks follow it. */
async function recordCalendar({ calendars, shippedCalendar, projections, self, clock, catchUp }: Application): Promise<void> {
  const known = projections.all<CalendarChange>(calendarProjection).some(({ adopted }) => adopted?.version === shippedCalendar.version);
  if (known) return;
  orThrow(await calendars.adopt(shippedCalendar, self, clock.now()));
  await catchUp();
}

/** Brings the read models up to date and records what a new log needs; several processes may do so at once. */
export async function furnish(application: Application): Promise<Application> {
  await application.catchUp();
  const used = application.projections.position() > 0;
  if (!application.projections.get(directoryProjection, DIRECTORY_STREAM))
    await application.importDirectory(readDirectory(), 'nam-dinh-2021.json');
  await recordPolicies(application, used);
  await recordCalendar(application);
  return application;
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
  config?: KurrentGiven;
  /** Opens the queue of several processes; one of its own when left out. */
  queue?: () => Queue;
}

/** A clock that knows the last moment on record, and goes on learning it from the application. */
async function steadyOn(log: EventStore, projections: Projections, machine: Clock): Promise<SteadyClock> {
  const clock = new SteadyClock(machine);
  const last = await log.at(projections.position());
  if (last) clock.recorded(last.recordedAt);
  return clock;
}

/** The application of the service, up to date. */
export const openServiceApplication = async (options: ServiceOptions): Promise<Application> =>
  furnish(await joinServiceApplication(options));

/**
 * The same before it has caught up with its log: with read models on disk, and with the means to send. What can be refused without a
 * server comes first and the queue, which tries for ever, last: nothing is left open when it fails.
 */
export async function joinServiceApplication(options: ServiceOptions): Promise<Application> {
  const { folder, channels, clock, language, link, via, config = {}, queue = embeddedQueue } = options;
  refuseGaps();
  const links = link === null ? null : linksOf(signerOf(openSigningKeys(folder.signingKeys)), link);
  const [calendar, policy] = [readCalendar(), policyFrom()];
  const { store: log, fault } = writableLog(await openEventStore(config, folder.events));
  try {
    const projections = openProjections(folder.projections, PROJECTIONS);
    const steady = await steadyOn(log, projections, clock);
    const watched = { log, witness: openLogWitness(folder.witness), clock: steady, writeFault: fault, folder: folder.folder };
    const application = openApplication({
      store: upcastingEventStore(log, UPCASTERS, EVENT_VERSIONS),
      projections,
      queue: queue(),
      channels,
      clock: steady,
      watched,
      calendar,
      policy,
      language,
      shared: !isEmbedded(config),
      organisation: SENDER_ORGANISATION[language],
      link,
      links,
      via,
    });
    application.onEvent(({ recordedAt }) => steady.recorded(recordedAt));
    return application;
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** A application for one command, which may run beside the service: it writes to the same log and has read models of its own. */
export async function openApplicationBeside(data: string, config: KurrentGiven, language: Language): Promise<Application> {
  refuseGaps();
  const paths = dataPaths(data);
  const store = upcastingEventStore(await openEventStore(config, paths.events), UPCASTERS, EVENT_VERSIONS);
  const projections = openCommandProjections(paths, PROJECTIONS);
  const clock = await steadyOn(store, projections, systemClock);
  const application = openApplication({
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
  application.onEvent(({ recordedAt }) => clock.recorded(recordedAt));
  try {
    return await furnish(application);
  } catch (error) {
    // An open connection would keep the command from ending.
    await application.close();
    throw error;
  }
}
