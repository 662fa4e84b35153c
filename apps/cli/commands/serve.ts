// `dunghan serve`: opens the data folder, shows a newcomer the sample, and serves until it is told to stop.
import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { openDataFolder, type DataFolder } from '../../../libs/event-store/data-folder.js';
import { isEmbedded } from '../../../libs/event-store/open-event-store.js';
import { systemClock } from '../../../libs/kernel/clock.js';
import { RefusedError, refuse } from '../../../libs/kernel/index.js';
import { mailboxName } from '../../../libs/notice/returns/imap-settings.js';
import { embeddedQueue } from '../../../libs/queue/embedded.queue.js';
import type { Texts } from '../../../libs/texts/index.js';
import { jobFaults } from '../../server/fault-words.js';
import { heartbeat, readHeartbeat } from '../../server/heartbeat.js';
import { namesFrom } from '../../server/hosts.rule.js';
import { furnish, joinServiceHouse } from '../../server/open-house.js';
import { alone, elsewhere } from '../../server/drive.js';
import { clearHalfSample, isSample, loadSample } from '../../server/sample.js';
import { sampleYear } from '../../server/sample-year.rule.js';
import { channelsFrom, returnedMailFrom } from '../../server/settings.js';
import { answerStarting } from '../../server/starting.js';
import { say, unsaid } from '../output.js';
import { monthProgress } from '../progress.js';

interface Options {
  port: string;
  host: string;
  data: string;
  role?: string;
  empty?: boolean;
}

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
export function linkOf(env: NodeJS.ProcessEnv): string | null {
  const { DUNGHAN_URL: url } = env;
  if (!url) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_URL', detail: 'https://…' }));
  return url.replace(/\/+$/, '');
}

/** @throws RefusedError when a setting names no host */
function namesOf(env: NodeJS.ProcessEnv, link: string | null, listened: string): string[] {
  const names = namesFrom(env['DUNGHAN_HOSTS'] ?? '', link, listened);
  if (!names)
    throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_HOSTS', detail: 'dunghan.tinh.gov.vn, noi-vu.tinh.gov.vn' }));
  return names;
}

const isNew = (folder: DataFolder): boolean => !existsSync(folder.events);

/** Resolves when the process is asked to stop. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => resolve())));

async function serve(given: Options, words: Texts): Promise<void> {
  const { serve: wording } = words.cli;
  const { env } = process;
  const port = portOf(given.port);
  const link = linkOf(env);
  const names = namesOf(env, link, given.host);
  const life = heartbeat(readHeartbeat(env), say);
  // Loaded here, so that the other commands do not wait for Redis's client.
  const [{ redisFrom, roleFrom, withSharedKeys }, { sharedQueue, together }] = await Promise.all([
    import('../../server/roles.js'),
    import('../../server/shared-queue.js'),
  ]);
  const role = roleFrom(given.role ?? (env['DUNGHAN_ROLE'] || 'all'), env);
  const redis = await redisFrom(role, env);
  // 1. The data folder is ours alone until the process ends.
  const own = openDataFolder(given.data);
  try {
    const folder = withSharedKeys(own, env);
    const channels = channelsFrom(env, folder, link);
    const delivering = [...channels.values()].filter((channel) => channel.describe().delivers);
    const returnedMail = role === 'api' ? null : returnedMailFrom(env, folder);
    // 2. A newcomer sees a living system; who has a mail server is no newcomer, and is never sent a sample's mails.
    clearHalfSample(folder);
    if (!given.empty && delivering.length === 0 && isEmbedded(env) && isNew(folder)) {
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
    // 3. The house, and the way in.
    const house = await joinServiceHouse({
      folder,
      channels,
      clock: systemClock,
      language: words.language,
      link,
      via: 'cycle',
      env,
      queue: () => (redis ? sharedQueue(redis, words, say) : embeddedQueue({ onError: jobFaults(words, say) })),
    });
    try {
      if (!house.shared) await furnish(house);
      const sample = isSample(house);
      if (sample && delivering.some(({ name }) => name !== 'email')) throw new RefusedError(refuse('sample-sends-nothing'));
      // Loaded here, so that the other commands do not wait for a web framework.
      const { startServer } = await import('../../server/server.js');
      const drive = role === 'api' ? elsewhere : redis ? together(redis) : alone;
      const standing = { role, drive, ...(house.shared && { prepare: () => furnish(house) }) };
      const ways = {
        host: given.host,
        port,
        names,
        sample,
        outbox: folder.outbox,
        returnedMail,
        report: say,
        unsaid,
        heartbeat: life,
        ...standing,
      };
      const server = await startServer(house, ways);
      try {
        if (redis || role === 'api') say(wording.role(role, redis?.target));
        if (redis?.evicts) say(wording.evicts(redis.target, redis.evicts));
        if (house.shared) say(wording.catchingUp);
        await server.ready;
        say(wording.data(folder.folder));
        for (const { name, describe } of channels.values()) {
          const { delivers, target } = describe();
          say(delivers ? wording.sends(words.channels[name] ?? name, target) : wording.keeps(words.channels[name] ?? name, target));
        }
        if (returnedMail) say(wording.returnedMail(mailboxName(returnedMail.settings)));
        if (delivering.length > 0 && link === null) say(wording.noLink);
        if (sample) say(wording.sampleKept);
        if (!LOOPBACK.has(given.host)) say(wording.open);
        // 4. Until asked to stop: what runs is finished, nothing new begins.
        const asked = stopAsked();
        say(wording.ready(server.url));
        await Promise.race([server.pulse.start(), asked]);
        await asked;
        say(wording.stopping);
      } finally {
        await server.close();
      }
      await life.settled();
    } finally {
      await house.close();
    }
    say(wording.stopped);
  } finally {
    own.close();
  }
}

export function registerServe(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('serve')
    .description(commands.serve)
    .option('--port <port>', commands.servePort, '3000')
    .option('--host <address>', commands.serveHost, '127.0.0.1')
    .option('--data <folder>', options.data, 'data')
    .option('--role <role>', commands.serveRole)
    .option('--empty', commands.serveEmpty)
    .action(async (given: Options) => {
      // What nobody has caught ends the process as it would by itself, and is said like everything else: without secrets.
      process.once('uncaughtException', (error: Error) => {
        say(error.stack ?? String(error));
        process.exit(1);
      });
      try {
        await serve(given, words);
      } finally {
        // The queue's library may still wait for a Redis that is gone. What went wrong is told first.
        setImmediate(() => process.exit());
      }
    });
}
