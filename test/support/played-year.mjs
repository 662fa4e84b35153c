// The sample of 2021 played up to a moment and served at it, from the built product: a service as its users meet it on that day.
// Run by wording.spec.ts.
import { loadSample } from '../../dist/libs/simulation/sample.js';
import { openServiceApplication } from '../../dist/libs/application/compose.js';
import { startServer } from '../../dist/apps/server/server.js';
import { openDataFolder } from '../../dist/libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';

const [path, now] = process.argv.slice(2);
const folder = openDataFolder(path);
await loadSample(folder, 2021, now, 'vi');
const application = await openServiceApplication({
  folder,
  channels: new Map(),
  clock: new VirtualClock(now),
  language: 'vi',
  link: null,
  via: 'cycle',
});
const way = { host: '127.0.0.1', port: 0, sample: true, outbox: folder.outbox, returnedMail: null, report: () => undefined };
const server = await startServer(application, way);
await server.ready;
process.on('message', async () => {
  await server.close();
  await application.close();
  folder.close();
  process.exit();
});
process.send({ url: server.url, outbox: folder.outbox });
