// Whom the weekly digest names as not reached.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperatorTaskKind } from '../../operator-task/operator-task.events.js';
import { openDataFolder, type DataFolder } from '../../event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../kernel/clock.js';
import { instantAt, type Actor } from '../../kernel/index.js';
import { digestAt } from './digests.js';
import type { Application } from '../../application/ports/application.types.js';
import { openServiceApplication } from '../../application/compose.js';

const by: Actor = { user: 'he-thong', role: 'admin', agency: null, via: 'cycle' };
const clock = new VirtualClock(instantAt('2021-03-30', '08:00'));

let path: string;
let folder: DataFolder;
let application: Application;
beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-digests-'));
  folder = openDataFolder(path);
  application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'cycle' });
});
afterEach(async () => {
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

it("telephone numbers that get no text message are the administrator's and are not told to leaders", async () => {
  const open = (kind: OperatorTaskKind, channel: string, address: string) =>
    application.operatorTasks.open(
      { key: `${kind}.${channel}.${address}`, kind, params: { channel, address, agency: 'Sở Tư pháp' }, task: null, agency: 'so-tu-phap' },
      by,
      clock.now(),
    );
  await open('bad-address', 'sms', '+842283849123');
  await open('bounced', 'sms', '+84912345678');
  await open('no-address', 'sms', 'head');
  await open('bounced', 'email', 'gd@stp.example');
  await open('given-up', 'sms', '+84912345679');
  clock.moveTo(instantAt('2021-04-05', '08:00'));
  const { digest } = await digestAt(application, instantAt('2021-04-05', '00:00'));
  expect(digest.unreachable.map(({ kind, params }) => [kind, params['channel']])).toEqual([
    ['bounced', 'email'],
    ['given-up', 'sms'],
  ]);
});
