// Opens the data folder, shows a newcomer the sample, and serves until it is told to stop.
import { existsSync } from 'node:fs';
import { openDataFolder, type DataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { isEmbedded } from '../../libs/event-store/open-event-store.js';
import { systemClock } from '../../libs/kernel/clock.js';
import { RefusedError, refuse } from '../../libs/kernel/index.js';
import { mailboxName } from '../../libs/notice/returns/imap-settings.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { jobFaults } from '../../libs/application/fault-words.js';
import { heartbeat, readHeartbeat } from './runtime/heartbeat.js';
import type { Serve } from '../../libs/application/ports/serving.types.js';
import type { ServiceGiven } from '../../libs/application/config/service-settings.js';
import { namesFrom } from '../../libs/application/config/served-hosts.js';
import { furnish, joinServiceApplication } from '../../libs/application/compose.js';
import { alone, elsewhere } from './runtime/turn-trigger.js';
import { logFormatOf, serviceLogger } from './platform/logging/service-logger.js';
import { clearHalfSample, isSample, loadSample } from '../../libs/simulation/sample.js';
import { sampleYear } from '../../libs/simulation/sample-year.rule.js';
import { channelsFrom, returnedMailFrom } from '../../libs/application/config/settings.js';
import { answerStarting } from '../../libs/application/starting.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new RefusedError(
    refuse('input-invalid', {
      field: 'port',
      vi: `“${text}” không phải là số cổng (0 đến 65535)`,
      en: `“${text}” is not a port (0 to 65535)`,
    }),
  );
}

/** Addresses in mails point to the service only when somebody has said where it is reached. */
export function linkOf({ DUNGHAN_URL: url }: ServiceGiven): string | null {
  if (!url) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_URL', detail: 'https://…' }));
  return url.replace(/\/+$/, '');
}

/** @throws RefusedError when a setting names no host */
function namesOf({ DUNGHAN_HOSTS: hosts = '' }: ServiceGiven, link: string | null, listened: string): string[] {
  const names = namesFrom(hosts, link, listened);
  if (!names)
    throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_HOSTS', detail: 'dunghan.tinh.gov.vn, noi-vu.tinh.gov.vn' }));
  return names;
}

const isNew = (folder: DataFolder): boolean => !existsSync(folder.events);

/** Resolves when the process is asked to stop. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => resolve())));

export const serve: Serve = async (given, config, words, { say: saySo, unsaid, monthProgress }) => {
  const { serve: wording } = words.cli;
  const format = logFormatOf(config);
  const log = serviceLogger({ format, terminal: process.stderr.isTTY, clock: systemClock, say: saySo });
  /** To who has just started the service. */
  const say = format === 'json' ? (line: string): void => log.info(line) : saySo;
  /** To who looks after it. */
  const report = (line: string): void => log.warn(line);
  const port = portOf(given.port);
  const link = linkOf(config);
  const names = namesOf(config, link, given.host);
  const life = heartbeat(readHeartbeat(config), report);
  // Loaded here, so that the other commands do not wait for Redis's client.
  const [{ redisFrom, roleFrom, withSharedKeys }, { sharedQueue, together }] = await Promise.all([
    import('../../libs/application/config/roles.js'),
    import('./runtime/shared-queue.js'),
  ]);
  const role = roleFrom(given.role ?? (config.DUNGHAN_ROLE || 'all'), config);
  const redis = await redisFrom(role, config);
  // 1. The data folder is ours alone until the process ends.
  const own = openDataFolder(given.data);
  try {
    const folder = withSharedKeys(own, config);
    const channels = channelsFrom(config, folder, link);
    const delivering = [...channels.values()].filter((channel) => channel.describe().delivers);
    const returnedMail = role === 'api' ? null : returnedMailFrom(config, folder);
    // 2. A newcomer sees a living system; who has a mail server is no newcomer, and is never sent a sample's mails.
    clearHalfSample(folder);
    if (!given.empty && delivering.length === 0 && isEmbedded(config) && isNew(folder)) {
      const now = systemClock.now();
      const year = sampleYear(now);
      say(wording.sample(year));
      const months = monthProgress({ loading: wording.sampleLoading, line: wording.sampleMonth });
      const started = await answerStarting(given.host, port);
      try {
        const { tasks, mails } = await loadSample(folder, year, now, words.language, months.show);
        months.stop();
        say(wording.sampleDone(tasks, mails));
      } finally {
        months.stop();
        await started();
      }
    }
    // 3. The application, and the way in.
    const application = await joinServiceApplication({
      folder,
      channels,
      clock: systemClock,
      language: words.language,
      link,
      via: 'cycle',
      config,
      queue: () => (redis ? sharedQueue(redis, words, report) : embeddedQueue({ onError: jobFaults(words, report) })),
    });
    try {
      if (!application.shared) await furnish(application);
      const sample = isSample(application);
      if (sample && delivering.some(({ name }) => name !== 'email')) throw new RefusedError(refuse('sample-sends-nothing'));
      // Loaded here, so that the other commands do not wait for a web framework.
      const { startServer } = await import('./server.js');
      const trigger = role === 'api' ? elsewhere : redis ? together(redis) : alone;
      const standing = { role, trigger, ...(application.shared && { prepare: () => furnish(application) }) };
      const ways = {
        host: given.host,
        port,
        names,
        sample,
        outbox: folder.outbox,
        returnedMail,
        report,
        log,
        unsaid,
        heartbeat: life,
        ...standing,
      };
      const server = await startServer(application, ways);
      try {
        if (redis || role === 'api') say(wording.role(role, redis?.target));
        if (redis?.evicts) say(wording.evicts(redis.target, redis.evicts));
        if (application.shared) say(wording.catchingUp);
        await server.ready;
        say(wording.data(folder.folder));
        for (const { name, describe } of channels.values()) {
          const { delivers, target } = describe();
          say(delivers ? wording.sends(words.channelName(name), target) : wording.keeps(words.channelName(name), target));
        }
        if (returnedMail) say(wording.returnedMail(mailboxName(returnedMail.settings)));
        if (delivering.length > 0 && link === null) say(wording.noLink);
        if (sample) say(wording.sampleKept);
        if (!LOOPBACK.has(given.host)) say(wording.open);
        // 4. Until asked to stop: what runs is finished, nothing new begins.
        const asked = stopAsked();
        say(wording.ready(server.url));
        await Promise.race([server.scheduler.start(), asked]);
        await asked;
        say(wording.stopping);
      } finally {
        await server.close();
      }
      await life.settled();
    } finally {
      await application.close();
    }
    say(wording.stopped);
  } finally {
    own.close();
  }
};
