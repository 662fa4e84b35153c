// The service without its HTTP door, at a fixed moment within sending hours: opens the data folder, turns the cycle and
// sends, until it is killed or everything is sent. Run by crash.spec.ts from the built product.
import { openServiceHouse } from '../../dist/apps/server/open-house.js';
import { startSending } from '../../dist/apps/server/cycle.js';
import { channelsFrom } from '../../dist/apps/server/settings.js';
import { openDataFolder } from '../../dist/libs/event-store/data-folder.js';
import { instantAt } from '../../dist/libs/kernel/index.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';
import { messagesProjection } from '../../dist/libs/notice/messages.projection.js';
import { noticesProjection } from '../../dist/libs/notice/notices.projection.js';

const [data, day, time] = process.argv.slice(2);
const folder = openDataFolder(data);
const channels = channelsFrom(process.env, folder, null);
const house = await openServiceHouse({
  folder,
  channels,
  clock: new VirtualClock(instantAt(day, time)),
  language: 'vi',
  link: null,
  via: 'cycle',
});
startSending(house, 2);
process.stdout.write('ready\n');
await house.cycle();
await house.queue.idle();
await house.cycle();
await house.queue.idle();
await house.catchUp();
const listed =
  process.env.DUNGHAN_TEST_LISTS === 'messages'
    ? house.projections.all(messagesProjection).map(({ key, state, channel, messageId }) => ({ key, state, channel, messageId }))
    : house.projections.all(noticesProjection).map(({ key, state, message, channel }) => ({ key, state, message, channel }));
process.stdout.write(`${JSON.stringify(listed)}\n`);
await house.close();
folder.close();
