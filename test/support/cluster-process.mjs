// One process of a cluster, from the built product: what `dunghan serve --role …` runs, on a clock that its parent moves and that
// may be wrong by a constant. Run by chaos.spec.ts.
import { elsewhere } from '../../dist/apps/server/runtime/turn-trigger.js';
import { furnish, joinServiceApplication } from '../../dist/libs/application/compose.js';
import { redisFrom, withSharedKeys } from '../../dist/libs/application/config/roles.js';
import { startServer } from '../../dist/apps/server/server.js';
import { channelsFrom } from '../../dist/libs/application/config/settings.js';
import { sharedQueue, together } from '../../dist/apps/server/runtime/shared-queue.js';
import { openDataFolder } from '../../dist/libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';
import { texts } from '../../dist/libs/texts/index.js';

const [role, data, start, wrongBy] = process.argv.slice(2);
const shown = (instant) => new Date(Date.parse(instant) + Number(wrongBy)).toISOString();
const clock = new VirtualClock(shown(start));
const report = (line) => process.stderr.write(`${line}\n`);

const redis = await redisFrom(role, process.env);
const folder = withSharedKeys(openDataFolder(data), process.env);
const queue = redis && { queue: () => sharedQueue(redis, texts('vi'), report) };
const application = await joinServiceApplication({
  folder,
  channels: channelsFrom(process.env, folder, null),
  clock,
  language: 'vi',
  link: null,
  via: 'cycle',
  config: process.env,
  ...queue,
});
const server = await startServer(application, {
  role,
  trigger: redis ? together(redis) : elsewhere,
  prepare: () => furnish(application),
  host: '127.0.0.1',
  port: 0,
  sample: false,
  outbox: folder.outbox,
  returnedMail: null,
  report,
});

const orders = {
  clock: async ({ now }) => clock.moveTo(shown(now)),
  /** Turns the cycle whatever the other processes do. */
  async turn() {
    await server.scheduler.turn();
    const { fault } = server.scheduler.last();
    if (fault) throw new Error(fault);
  },
  /** Waits until the queue is empty. */
  idle: () => application.queue.idle(),
  /** Waits until the log answers or is given up. */
  ask: () => application.store.read('nothing'),
  async stop() {
    await server.close();
    await application.close();
    folder.close();
  },
};
process.on('message', async ({ id, order, ...rest }) => {
  const fault = await orders[order](rest).then(
    () => null,
    (error) => error.message || String(error),
  );
  process.send({ id, fault }, () => order === 'stop' && process.exit());
});

await server.ready;
await server.scheduler.start();
process.send({ url: server.url });
