// The service without its HTTP door, at a fixed moment within sending hours: opens the data folder, turns the cycle and
// sends, until it is killed or everything is sent. Run by crash.spec.ts from the built product.
import { openServiceApplication } from '../../dist/libs/application/compose.js';
import { startSending } from '../../dist/libs/engine/cycle.js';
import { channelsFrom } from '../../dist/libs/application/config/settings.js';
import { openDataFolder } from '../../dist/libs/event-store/sqlite/data-folder.js';
import { instantAt } from '../../dist/libs/kernel/index.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';
import { messagesProjection } from '../../dist/libs/notice/facts/messages.projection.js';
import { noticesProjection } from '../../dist/libs/notice/facts/notices.projection.js';

const [data, day, time] = process.argv.slice(2);
const folder = openDataFolder(data);
const channels = channelsFrom(process.env, folder, null);
const application = await openServiceApplication({
  folder,
  channels,
  clock: new VirtualClock(instantAt(day, time)),
  language: 'vi',
  link: null,
  via: 'cycle',
});
startSending(application, 2);
process.stdout.write('ready\n');
await application.cycle();
await application.queue.idle();
await application.cycle();
await application.queue.idle();
await application.catchUp();
const listed =
  process.env.DUNGHAN_TEST_LISTS === 'messages'
    ? application.projections.all(messagesProjection).map(({ key, state, channel, messageId }) => ({ key, state, channel, messageId }))
    : application.projections.all(noticesProjection).map(({ key, state, message, channel }) => ({ key, state, message, channel }));
process.stdout.write(`${JSON.stringify(listed)}\n`);
await application.close();
folder.close();
