// The sample of 2021 played up to a moment and served at it, from the built product: a service as its users meet it on that day.
// Run by wording.spec.ts.
import { loadSample } from '../../dist/apps/server/sample.js';
import { openServiceHouse } from '../../dist/apps/server/open-house.js';
import { startServer } from '../../dist/apps/server/server.js';
import { openDataFolder } from '../../dist/libs/event-store/data-folder.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';

const [path, now] = process.argv.slice(2);
const folder = openDataFolder(path);
await loadSample(folder, 2021, now, 'vi');
const house = await openServiceHouse({ folder, channels: new Map(), clock: new VirtualClock(now), language: 'vi', link: null, via: 'cycle' });
const way = { host: '127.0.0.1', port: 0, sample: true, outbox: folder.outbox, returnedMail: null, report: () => undefined };
const server = await startServer(house, way);
await server.ready;
process.on('message', async () => {
  await server.close();
  await house.close();
  folder.close();
  process.exit();
});
process.send({ url: server.url, outbox: folder.outbox });
